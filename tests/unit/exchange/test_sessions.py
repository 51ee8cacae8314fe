"""The sessions of a conference: what is pasted, read line by line, and added up exactly."""

from typing import Any

import pytest
from people import ask

from calculator.rulebook import load


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


def test_all_that_is_answered() -> None:
    """The lines read, the lines not read, and the sum of what is given and what is read, each said in a sentence."""
    typed = "Trends in 2025\n 0.2 | Cueing\nCore, hips  0.25 CEC.\nlunch\n"
    answer = ask("sessions", text=typed, sessions=[{"title": "Given", "cecs": "1"}, "odd", {"title": "no cecs"}])
    say = load().advice
    assert answer == {
        "sessions": {
            "rows": [{"title": "Cueing", "cecs": "0.2"}, {"title": "Core, hips", "cecs": "0.25"}],
            "unread": ["Trends in 2025", "lunch"],
            "sum": "1.45",
            "sentence": say["sessions-sum"].text.format(count=3, cecs="1.45"),
            "remark": say["sessions-unread"].text.format(lines="“Trends in 2025”; “lunch”"),
        }
    }


def test_nothing_given_is_nothing_said() -> None:
    """Neither a sum of nothing nor a remark on no lines."""
    silent = {"rows": [], "unread": [], "sum": "0", "sentence": "", "remark": ""}
    assert ask("sessions") == {"sessions": silent}
    assert sessions("a 0.2")["remark"] == ""


@pytest.mark.parametrize("line", ["Cueing 0", "Cueing 21", "Cueing 0.123", ".5"])
def test_what_no_session_can_be_worth_is_not_read(line: str) -> None:
    """The limits are those of the field; an amount alone names no session."""
    assert (sessions(line)["rows"], sessions(line)["unread"]) == ([], [line])


def test_a_request_that_is_no_list_or_too_long_is_refused() -> None:
    """There is an answer to whatever is asked, never a traceback; 200 lines and 500 characters are still read."""
    assert ask("sessions", sessions={"title": "Cueing"}) == {"error": "“sessions” must be a list"}
    assert ask("sessions", text=7) == {"error": "“text” must be a text"}
    assert ask("sessions", text="Cueing 0.1\n" * 201) == {"error": "at most 200 lines can be taken in at once"}
    assert len(sessions("Cueing 0.1\n \n" * 200)["rows"]) == 200
    assert len(sessions("x" * 496 + " 0.2")["rows"]) == 1
    assert sessions("x" * 497 + " 0.2")["rows"] == []
    assert sessions("-" * 100_000 + "0.2")["rows"] == []
