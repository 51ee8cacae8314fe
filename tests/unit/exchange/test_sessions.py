"""The sessions of a conference: what is pasted, read line by line, and added up exactly."""

from pathlib import Path
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
        ("Top 10 cues\t60 min\t0.1", "Top 10 cues 60 min", "0.1"),
        ("Cueing (2 hours) - 0.2 ACE / 2.0 AFAA", "Cueing (2 hours)", "0.2"),
        ("Cueing (CEP123456) 0.2", "Cueing (CEP123456)", "0.2"),
        ("Cueing ........ 0.2", "Cueing", "0.2"),
        ("Cueing . . . . 0.2", "Cueing", "0.2"),
        ("Cueing: ........ 0.2", "Cueing", "0.2"),
        ("- 0.2 Cueing", "Cueing", "0.2"),
        ("0.2 | Cueing ..... |", "Cueing", "0.2"),
        ("Cueing (for all) and core 0.2", "Cueing (for all) and core", "0.2"),
    ],
)
def test_a_line_names_a_session(line: str, title: str, cecs: str) -> None:
    """CECs stand at the end of a line, or as a decimal at its beginning; the rest is the title."""
    assert sessions(line)["rows"] == [{"title": title, "cecs": cecs}]


@pytest.mark.parametrize("separator", ["\t", " | ", ";", ","])
def test_what_does_not_stand_in_ace_s_column_is_no_credit_of_ace_s(separator: str) -> None:
    """A dash there is none, whatever the next column holds; a comma of a title does no harm."""
    lines = [
        ["Session", "NASM", "ACE"],
        ["Cueing", "0.3", "0.2"],
        ["Core", "0.1", "—"],
        ["Yoga", "0.4"],
        ["Total", "0.8", "0.2"],
    ]
    lines.append(["Breath, balance" if separator == "," else "Breath", "0.5", "0.1 CEC"])
    answer = sessions("\n".join(separator.join(line) for line in lines))
    breath = {"title": lines[-1][0], "cecs": "0.1"}
    assert answer["rows"] == [{"title": "Cueing", "cecs": "0.2"}, breath]
    assert [line[:4].strip(separator) for line in answer["unread"]] == ["Core", "Yoga"]


PASTED: list[tuple[str, list[tuple[str, str]], list[str]]] = [
    # the lines, the sessions they name, and those that are given back
    ("Session\tACE\tNASM\nCueing\t0.2\t0.3\nCore\t\t0.3", [("Cueing", "0.2")], ["Core\t\t0.3"]),
    ("Session,ACE CECs\nCueing, part 1,0.2\nCore,0.1", [("Cueing, part 1", "0.2"), ("Core", "0.1")], []),
    (
        "Session;CECs;Hall\nA;0.2;East\nB;0.2 ACE;West\nC;2 hours;North\nD;0.2 NASM;South",
        [("A East", "0.2"), ("B West", "0.2")],
        ["C;2 hours;North", "D;0.2 NASM;South"],
    ),
    ("Cueing (part 1: 0.2", [("Cueing (part 1)", "0.2")], []),
    ("* Cueing - 0.2", [("Cueing", "0.2")], []),
    ("Cueing ACE 0.2 NASM 0.3", [("Cueing", "0.2")], []),
    ("Cueing NASM 0.3", [], ["Cueing NASM 0.3"]),
    ("Cueing 0.2 CECs 2 hours", [("Cueing", "0.2")], []),
    ("Cueing 1.0", [], ["Cueing 1.0"]),
    ("Cueing 0.9", [("Cueing", "0.9")], []),
    ("Room 0.5 of the hall, Cueing", [], ["Room 0.5 of the hall, Cueing"]),
    ("Cueing\t0.5\tHall", [("Cueing", "0.5")], []),
    ("Cueing 0.3.", [("Cueing", "0.3")], []),
]


@pytest.mark.parametrize(("text", "named", "unread"), PASTED)
def test_what_is_pasted_is_read_or_given_back(text: str, named: list[tuple[str, str]], unread: list[str]) -> None:
    """By the column of ACE's credits where a line heads columns, else by what stands beside a number."""
    answer = sessions(text)
    assert [(one["title"], one["cecs"]) for one in answer["rows"]] == named
    assert answer["unread"] == unread


def test_a_line_without_cecs_is_told_and_kept() -> None:
    """A year or a bare number is no session; it is given back as it was pasted."""
    answer = sessions("Session\tCECs\nTrends in 2025\n0.5\n\nCueing 0.2")
    assert answer["unread"] == ["Trends in 2025", "0.5"]
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
            "remark": "\n".join(
                say["sessions-none"].text.format(line=f"“{line}”") for line in ("Trends in 2025", "lunch")
            ),
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


DOUBT = load().advice


@pytest.mark.parametrize(
    ("line", "title", "cecs"),
    [
        ("Cueing that works - ACE 0.2 / NASM 0.2 / AFAA 2.0", "Cueing that works", "0.2"),
        ("Core training, ACE: .15; ACSM 1.5", "Core training", "0.15"),
        ("Ethics in coaching | ACE 0.1 CECs | NASM 0.1 CEUs", "Ethics in coaching", "0.1"),
        ("Aging well: AFAA 3.0, ACE 0.3, NASM 0.3", "Aging well", "0.3"),
        ("Breathing (0.2 ACE CECs, 0.3 NASM CEUs)", "Breathing", "0.2"),
        ("Big day - ACE 1.2, ISSA 12", "Big day", "1.2"),
        ("Cueing (0.2 CECs, 2 contact hours)", "Cueing", "0.2"),
        ("Zone 2 training, Level 2 (0.2)", "Zone 2 training, Level 2", "0.2"),
        ("HIIT 2.0 - 0.2", "HIIT 2.0", "0.2"),
        ("Top 10 mistakes 2 CECs", "Top 10 mistakes", "2.0"),
        ("9:00–10:30 Cueing, Room 4 .15", "9:00–10:30 Cueing, Room 4", "0.15"),
        ("Fri 8:00-9:30 am\tCueing\tRoom A\t0.15", "Fri 8:00-9:30 am Cueing Room A", "0.15"),
        ("Cueing\t0.2\tRoom 5", "Cueing", "0.2"),
        ("Total body conditioning 0.2", "Total body conditioning", "0.2"),
        ("ACE 0.2 Cueing", "Cueing", "0.2"),
        ("0.2 CECs - Cueing", "Cueing", "0.2"),
        ("Cueing, 0.2 credits", "Cueing", "0.2"),
        ("Cueing, 0.2 credits, Room A", "Cueing", "0.2"),
    ],
)
def test_of_several_numbers_ace_s_credits_are_taken(line: str, title: str, cecs: str) -> None:
    """Those named as ACE's, else those called CECs, else the one number that no room, level or time could be."""
    assert sessions(line) == {
        "rows": [{"title": title, "cecs": cecs}],
        "unread": [],
        "sum": cecs,
        "remark": "",
        "sentence": DOUBT["sessions-sum"].text.format(count=1, cecs=cecs),
    }


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Kettlebell flow, Level 2", "none"),
        ("HIIT 2.0", "none"),
        ("Top 10", "none"),
        ("Zone 2", "none"),
        ("Room 4", "none"),
        ("9:00–10:30", "none"),
        ("Fee 0.5 % of $1.50", "none"),
        ("2 credits of college", "none"),
        ("Total body workshop 2.0", "none"),
        ("Cueing\t0.2 of the way", "none"),
        ("Cueing 0.2 X", "none"),
        ("Welcome to all of our trainers, ACE", "none"),
        ("ACE; NASM", "none"),
        ("Opening 12/5/2025", "none"),
        ("Sunday workshop - 2 hours", "hours"),
        ("Sunday workshop 1.5 hrs", "hours"),
        ("Cueing - NASM 0.2 / AFAA 2.0", "others"),
        ("Cueing (NASM 0.2)", "others"),
        ("Cueing (NASM 0.2 CECs)", "others"),
        ("Cueing 0.2 or 0.3", "several"),
        ("Cueing ACE 0.2 ACE 0.3", "several"),
        ("Morning 0.2 CECs, noon 0.3 CECs", "several"),
    ],
)
def test_what_is_in_doubt_is_given_back_with_the_reason(line: str, why: str) -> None:
    """Nothing is chosen between two numbers, and a number of a title, a clock or another body is no CECs of ACE."""
    answer = sessions(line)
    assert (answer["rows"], answer["unread"]) == ([], [line])
    assert answer["remark"] == DOUBT[f"sessions-{why}"].text.format(line=f"“{' '.join(line.split())}”")


def test_every_line_that_was_not_read_is_said_on_a_line_of_its_own() -> None:
    """In the order in which they were pasted."""
    answer = sessions("lunch\nCueing 0.2\nWorkshop, 2 hours")
    expected = [("none", "lunch"), ("hours", "Workshop, 2 hours")]
    lines = [DOUBT[f"sessions-{why}"].text.format(line=f"“{line}”") for why, line in expected]
    assert answer["remark"].splitlines() == lines


@pytest.mark.parametrize("total", ["TOTAL\t0.35", "Total: 0.35 CECs", "Sum 0.35", "Total ACE CECs earned = 0.35"])
def test_a_total_is_no_session_but_checks_the_sum(total: str) -> None:
    """It says whether it agrees with the sessions read, in words; what it does not tell is not asked of it."""
    agreed = DOUBT["sessions-total"].text.format(total="0.35")
    answer = sessions(f"Cueing 0.2\nCore 0.15\n{total}", given=({"title": "before", "cecs": "1"},))
    assert (answer["sum"], answer["unread"], answer["remark"]) == ("1.35", [], agreed)
    other = DOUBT["sessions-total-other"].text.format(total="0.35", read="0.2")
    assert sessions(f"Cueing 0.2\n{total}")["remark"] == other


def test_a_total_may_be_a_whole_number() -> None:
    """Though a session is worth less."""
    answer = sessions("Day one 0.8 CECs\nDay two 1.2 CECs\nTotal 2")
    assert (answer["sum"], answer["remark"]) == ("2.0", DOUBT["sessions-total"].text.format(total="2.0"))


@pytest.mark.parametrize(
    ("head", "row", "cecs"),
    [
        ("Session\tACE\tNASM", "Cueing\t0.2\t2.0", "0.2"),
        ("Session\tNASM CEUs\tACE CECs", "Cueing\t2.0\t1", "1.0"),
        ("Session\tCECs\tRoom", "Cueing\t2\t14", "2.0"),
        ("Time\tSession\tCEC", "9:00\tCueing\t(0.3)", "0.3"),
        ("ACE\tSession", "0.2\tRoom 4\tCueing", "0.2"),
        ("Name of session,ACE", "Core, hips, Cueing,2", "2.0"),
        ("Session\tACE\t".ljust(500, "x"), "Core\t2\tCueing", "2.0"),
        ("Session\tACE\tNASM", "Core\t2\t0.3\tCueing".rjust(500, "x"), "2.0"),
    ],
)
def test_a_heading_speaks_for_the_columns_under_it(head: str, row: str, cecs: str) -> None:
    """Of the bodies it names ACE's column counts, or the only one there is; the heading itself is no session."""
    answer = sessions(f"{head}\n{row}")
    assert [(one["cecs"], one["title"].endswith("Cueing")) for one in answer["rows"]] == [(cecs, True)]
    assert answer["unread"] == []


def test_a_heading_of_others_alone_speaks_for_nothing() -> None:
    """A column of another body is never taken for ACE's."""
    assert sessions("Session\tNASM\tAFAA\nCueing\t2.0\t1.5")["rows"] == []


FIELD = Path(__file__).parents[2] / "data" / "field"


@pytest.mark.parametrize(
    ("name", "cecs"),
    [
        ("43-sessions-several-bodies", ["0.2", "0.15", "0.1"]),
        ("44-sessions-titles-with-numbers", []),
        ("45-sessions-tab-and-times", ["0.15", "0.2", "0.1"]),
    ],
)
def test_programs_as_people_paste_them(name: str, cecs: list[str]) -> None:
    """Reduced from real ones."""
    assert [one["cecs"] for one in sessions((FIELD / f"{name}.txt").read_text())["rows"]] == cecs
