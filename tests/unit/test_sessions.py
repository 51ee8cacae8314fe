"""The sessions of a conference: what is pasted, read line by line, and added up exactly."""

from typing import Any

import pytest
from people import ask


def sessions(text: str = "", given: tuple[dict[str, str], ...] = ()) -> dict[str, Any]:
    answer: dict[str, Any] = ask("sessions", text=text, sessions=list(given))["sessions"]
    return answer


@pytest.mark.parametrize(
    ("line", "title", "cecs"),
    [
        ("Cueing 0.2", "Cueing", "0.2"),
        ("Cueing\t0.20", "Cueing", "0.2"),
        ("Cueing\tRoom 5\t.15", "Cueing Room 5", "0.15"),
        ("Cueing (0.2 CECs)", "Cueing", "0.2"),
        ("Core, hips and more - 0.1 ACE CEC", "Core, hips and more", "0.1"),
        ("Level 2: 0.3", "Level 2", "0.3"),
        ("0.2 Cueing", "Cueing", "0.2"),
    ],
)
def test_a_line_names_a_session(line: str, title: str, cecs: str) -> None:
    """CECs stand at the end of a line, or as a decimal at its beginning; the rest is the title."""
    assert sessions(line)["rows"] == [{"title": title, "cecs": cecs}]


def test_a_line_without_cecs_is_told_and_kept() -> None:
    """A heading, a year or a bare number is no session; it is given back as it was pasted."""
    answer = sessions("Session\tCECs\nTrends in 2025\n0.5\n\nCueing 0.2")
    assert answer["unread"] == ["Session\tCECs", "Trends in 2025", "0.5"]
    assert "“Trends in 2025”" in answer["remark"]
    assert answer["sum"] == "0.2"


def test_the_sum_is_exact_and_leaves_out_what_cannot_be_read() -> None:
    """Twenty times 0.1 is exactly 2.0; what is half typed does not count and does no harm."""
    tenth = {"title": "", "cecs": "0.1"}
    answer = sessions(given=(*[tenth] * 20, {"title": "late", "cecs": "0."}, {"title": "later", "cecs": "x"}))
    assert answer["sentence"] == "Sessions: 20. Together: 2.0 CECs."
    assert sessions()["sentence"] == ""


def test_a_request_that_is_no_list_or_too_long_is_refused() -> None:
    """There is an answer to whatever is asked, never a traceback."""
    assert "error" in ask("sessions", sessions={"title": "Cueing"})
    assert "error" in ask("sessions", text="Cueing 0.2\n" * 201)
    assert sessions("-" * 100_000 + "0.2")["rows"] == []
