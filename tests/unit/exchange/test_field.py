"""Tables as people keep them: each is understood, or asked about, and nothing in it is lost without a word."""

import json
import tomllib
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from people import ask, entry, ledger

from calculator.rulebook import load

FOLDER = Path(__file__).parents[2] / "data/field"
EXPECTED: dict[str, Any] = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
OF_AN_ENTRY = {"course-number-missing"}


def taken(name: str, held: Any = None, **more: Any) -> Any:  # noqa: ANN401 - a ledger, and what is asked
    content = b64encode((FOLDER / name).read_bytes()).decode()
    return ask("import", today="2026-11-27", ledger=held, base64=content, **more)


def read(text: str, held: Any = None, **more: Any) -> Any:  # noqa: ANN401
    return ask("import", ledger=held, text=text, **more)["import"]


def asked(answer: Any) -> list[str]:  # noqa: ANN401
    return [one["id"] for one in answer["table"]["questions"]] if answer["table"] else []


def told(answer: Any) -> list[str]:  # noqa: ANN401
    return [one["code"] for one in answer["warnings"] if one["code"] not in OF_AN_ENTRY]


def test_every_table_has_its_expectation() -> None:
    """A file that is not looked at would prove nothing."""
    assert {path.name for path in FOLDER.glob("*.csv")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_table_as_somebody_keeps_it(name: str) -> None:
    """What comes in, what is asked, what is told, and what is to mend."""
    expected, answer = EXPECTED[name], taken(name)
    if "refused" in expected:
        code, sentence = expected["refused"]
        assert answer["problem"]["code"] == code
        assert sentence in answer["error"]
        return
    answer = answer["import"]
    for part in ("certifications", "entries"):
        found, wanted = answer["ledger"][part], expected.get(part, [])
        assert [{key: one.get(key) for key in want} for one, want in zip(found, wanted, strict=True)] == wanted
    assert asked(answer) == expected.get("asks", [])
    assert (answer["table"] or {"open": False})["open"] is bool(expected.get("asks"))
    assert told(answer) == expected.get("tells", [])
    assert [f"{one['row']} {one['code']}" for one in answer["problems"]] == expected.get("mends", [])


@pytest.mark.parametrize("name", [name for name in EXPECTED if "refused" not in EXPECTED[name]])
def test_the_third_time_adds_nothing(name: str) -> None:
    """Taken in again, by whatever was answered, a table changes nothing and adds nothing."""
    answers = {"day-order": "month-first", "column:4": "yes", "status:pending": "planned", "status:approved": "posted"}
    answers |= {"day-numbers:5": "no", "day-numbers:7": "no"}
    held = taken(name, answers=answers)["import"]["ledger"]
    again = taken(name, taken(name, held, answers=answers)["import"]["ledger"], answers=answers)["import"]
    assert (again["added"], again["changed"], again["ledger"]) == ([], [], held)
    assert again["table"] is None or not again["table"]["open"]


@pytest.mark.parametrize(
    ("numbers", "ways", "answered", "days"),
    [
        (("45734", "45759.5"), ["from-1900", "from-1904", "no"], "from-1900", ["2025-03-18", "2025-04-12"]),
        (("44272", "44300"), ["from-1900", "from-1904", "no"], "from-1904", ["2025-03-18", "2025-04-15"]),
        (("3182025", "8192025"), ["month-first", "no"], "month-first", ["2025-03-18", "2025-08-19"]),
        (("3082025", "8092025"), ["month-first", "day-first", "no"], "day-first", ["2025-08-03", "2025-09-08"]),
        (("30825", "31925"), ["month-first", "day-first", "no"], "month-first", ["2025-03-08", "2025-03-19"]),
        (("45734", "3182025"), ["from-1900", "from-1904", "no"], "no", ["45734", "3182025"]),
    ],
)
def test_numbers_where_days_should_be_are_asked_about(
    numbers: tuple[str, ...], ways: list[str], answered: str, days: list[str]
) -> None:
    """Once for all of as many digits; each is taken as it was answered, and stays what it is till then."""
    text = "Course,Date,CECs\n" + "".join(f"Core,{number},0.1\n" for number in numbers)
    question = read(text)["table"]["questions"][0]
    assert ([one["value"] for one in question["choices"]], numbers[0] in question["sentence"]) == (ways, True)
    assert asked(read(text)) == [
        f"day-numbers:{digits}" for digits in sorted({len(one[:7].split(".")[0]) for one in numbers})
    ]
    assert [one["date"] for one in read(text)["ledger"]["entries"]] == list(numbers)
    answer = read(text, answers={"day-numbers:5": answered, "day-numbers:7": answered})
    assert [one["date"] for one in answer["ledger"]["entries"]] == days


def test_a_number_that_cannot_be_a_day_is_not_asked_about() -> None:
    """It is a slip like any other."""
    for number in ("12345", "99999", "1234567", "0318202", "2025"):
        answer = read(f"Course,Date,CECs\nCore,{number},0.1\n")
        assert (asked(answer), answer["problems"][0]["code"]) == ([], "date-unreadable")


def test_a_word_is_asked_about_once_however_it_is_spelled() -> None:
    """For how far a row is and for its kind; what is made of signs alone is a word of its own."""
    words = ["in queue", "In Queue", "in-queue", "★", "☆"]
    text = "Course,Date,Status,Opportunity\n" + "".join(f"Core,3/15/2025,{word},{word}\n" for word in words)
    names = [f"{part}:{word}" for part in ("status", "kind") for word in ("inqueue", "★", "☆")]
    assert asked(read(text)) == names
    assert "“in queue”" in read(text)["table"]["questions"][0]["sentence"]
    found = read(text, answers={names[0]: "posted", names[3]: "mentoring"})["ledger"]["entries"]
    assert [one["status"] for one in found] == ["posted"] * 3 + ["★", "☆"]
    assert [one["opportunity"] for one in found] == ["mentoring"] * 3 + ["★", "☆"]


@pytest.mark.parametrize("nothing", ["n/a", "–", "None"])
def test_a_word_for_nothing_is_no_answer_to_yes_or_no(nothing: str) -> None:
    """As it is none under a day or an amount."""
    answer = read(f"Course,Date,CECs,Ethics\nCore,3/1/2025,0.1,yes\nMore,3/2/2025,0.1,{nothing}\n")
    assert [one.get("ethics") for one in answer["ledger"]["entries"]] == [True, None]
    assert answer["problems"] == []


def test_a_problem_of_the_whole_row_names_no_column() -> None:
    """Not one that was worked out beside it either."""
    text = "kind,item,How sure for Trainer (worked out)\nentry,json:5,assured\n"
    (problem,) = read(text)["problems"]
    assert (problem["code"], problem["column"]) == ("not-an-entry", None)


def test_what_a_list_does_not_hold_stays() -> None:
    """A status that was set here, and a way to earn, are not taken back by a list that says neither."""
    held = taken("18-plain-list.csv")["import"]["ledger"]
    held["entries"][0] |= {"status": "posted", "posted_cecs": "0.3", "opportunity": "presentation"}
    again = taken("18-plain-list.csv", held)["import"]
    assert (again["added"], again["changed"], again["ledger"]) == ([], [], held)


# --- questions ---


def test_the_order_of_days_is_asked_once_and_holds_for_all() -> None:
    """The question shows both days; the answer is taken for every date of the table."""
    text = "Course,Date,CECs\nA,03/08/2025,0.1\nB,04/05/2025,0.1\nC,5/5/2025,0.1\n"
    (question,) = read(text)["table"]["questions"]
    assert [one["label"] for one in question["choices"]] == ["March 8, 2025", "August 3, 2025"]
    answered = read(text, answers={"day-order": "day-first"})
    assert answered["table"]["open"] is False
    assert [one["date"] for one in answered["ledger"]["entries"]] == ["2025-08-03", "2025-05-04", "2025-05-05"]
    assert read(text, answers={"day-order": "backwards"})["table"]["open"] is True


def test_days_that_prove_both_orders_are_asked_about() -> None:
    """A list of two hands has no order of its own; what can be read in one way only is read so."""
    text = "Course,Date,CECs\nA,03/25/2025,0.1\nB,25/03/2025,0.1\nC,04/05/2025,0.1\n"
    answer = read(text, answers={"day-order": "day-first"})
    assert asked(answer) == ["day-order"]
    assert [one["date"] for one in answer["ledger"]["entries"]] == ["2025-03-25", "2025-03-25", "2025-05-04"]


@pytest.mark.parametrize(("head", "day"), [("Date (DD/MM/YYYY)", "2025-08-03"), ("Date [mm-dd-yy]", "2025-03-08")])
def test_a_head_may_say_the_order(head: str, day: str) -> None:
    """Then nothing is asked."""
    answer = read(f"Course,{head},CECs\nA,03/08/2025,0.1\n")
    assert (asked(answer), answer["ledger"]["entries"][0]["date"]) == ([], day)


def test_a_card_s_expiry_is_a_day_or_a_month() -> None:
    """Beside courses, what expires is the card; its day is in the order of the others."""
    text = "Type,Course,Date,Expires\nCPR,Adult CPR,25/03/2025,04/05/2027\nCPR,Other,26/03/2025,06/2027\n"
    answer = read(text)
    assert [one["expires"] for one in answer["ledger"]["entries"]] == ["2027-05-04", "2027-06-30"]
    assert asked(answer) == []


def test_a_time_of_greenwich_is_told() -> None:
    """The day is read as it is written, and that it may be another is said."""
    assert told(read("Course,Date,CECs\nA,2025-03-08T02:00:00Z,0.1\n")) == ["table-times"]


def test_an_unknown_word_for_a_kind_is_asked_about_with_its_titles() -> None:
    """Once for each word; the answer is taken for all of its rows."""
    rows = ["Retreat,Yoga,2025-03-08,0.1", "Retreat,Core,2025-03-09,0.1", "Webinar,Sleep,2025-03-10,0.1"]
    text = "\n".join(["Type,Course,Date,CECs", *rows])
    answer = read(text)
    (question,) = answer["table"]["questions"]
    assert question["sentence"] == load().advice["ask-kind"].text.format(word="Retreat", titles="“Yoga”, “Core”")
    assert {one["value"] for one in question["choices"]} == set(load().opportunities)
    assert [(one["row"], one["code"], one["title"]) for one in answer["problems"]] == [
        (2, "unknown-opportunity", "Yoga"),
        (3, "unknown-opportunity", "Core"),
    ]
    answered = read(text, answers={"kind:retreat": "petition"})["ledger"]["entries"]
    assert [one["opportunity"] for one in answered] == ["petition", "petition", "approved-course"]


def test_rows_that_say_nothing_of_their_kind_are_asked_about() -> None:
    """A title and a date are no way to earn."""
    answer = read("Course,Date\nCueing,2025-03-08\n")
    assert (asked(answer), answer["problems"][0]["title"]) == (["kind:"], "Cueing")
    answered = read("Course,Date\nCueing,2025-03-08\n", answers={"kind:": "mentoring"})
    assert answered["ledger"]["entries"][0]["opportunity"] == "mentoring"


def test_titles_that_name_cpr_or_ethics_are_asked_about() -> None:
    """Taken for what they name until it is answered; an answer of no leaves them as the others."""
    text = "Course,Date,CECs\nAdult CPR/AED,2025-03-08,0.2\nEthics hour,2025-03-09,0.1\nCore,2025-03-10,0.1\n"
    answer = read(text)
    assert asked(answer) == ["cpr", "ethics"]
    card, ethics, core = answer["ledger"]["entries"]
    assert (card["opportunity"], card["validity_years"]) == ("cpr-aed", "1")
    assert (ethics["ethics"], "ethics" in core) == (True, False)
    answered = read(text, answers={"cpr": "no", "ethics": "no"})["ledger"]["entries"]
    assert [(one["opportunity"], "ethics" in one) for one in answered] == [("approved-course", False)] * 3


def test_a_column_by_a_likeness_only_is_asked_about() -> None:
    """Refused, it is kept with the note, and the date is then to mend."""
    text = "Training Name,Hours,Date Added\nCore,2,2025-03-08\n"
    answer = read(text, answers={"column:2": "no"})
    assert answer["ledger"]["entries"][0]["note"] == "Date Added: 2025-03-08"
    assert [one["code"] for one in answer["problems"]] == ["missing"]


# --- columns ---


def columns(answer: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    return [(one["field"], one["how"]) for one in answer["table"]["columns"]]


def test_a_table_without_headings_is_read_by_its_cells_and_shown_for_a_yes() -> None:
    """A date, a course number, a small number, a kind; the longest words are the title."""
    text = "Functional training,CEP123456,03/25/2025,0.3,Workshop\nCueing,CEP234567,04/12/2025,0.2,Webinar\n"
    answer = read(text)
    assert (asked(answer), answer["table"]["heading"]) == (["headings"], 0)
    meant = [field for field, _ in columns(answer)]
    assert meant == ["title", "course_number", "date", "cecs", "opportunity"]
    assert [one["date"] for one in answer["ledger"]["entries"]] == ["2025-03-25", "2025-04-12"]
    assert read(text, answers={"headings": "yes"})["table"]["open"] is False
    assert asked(read(text, columns={"0": "note"})) == []


def test_a_column_can_be_taken_for_any_field_kept_or_left_out() -> None:
    """Each by the word the form has for it."""
    told = read("Course,Date,CECs\nCore,2025-03-08,0.1\n")["table"]["choices"]
    labels, fields = load().tables.labels, load().fields.values()
    assert [(one["value"], one["label"]) for one in told] == [
        ("opportunity", labels["opportunity"]),
        ("id", labels["id"]),
        *((one.id, one.label) for one in fields),
        ("keep", labels["keep"]),
        ("", labels["out"]),
    ]


def test_what_a_column_is_taken_for_can_be_changed() -> None:
    """By its place; a second one for the same field is kept with the note."""
    text = "Course,Date,CECs,Hall\nCore,2025-03-08,0.1,East\n"
    assert read(text)["ledger"]["entries"][0]["Hall"] == "East"
    noted = read(text, columns={"3": "note"})
    assert (noted["ledger"]["entries"][0]["note"], columns(noted)[3]) == ("Hall: East", ("note", "chosen"))
    swapped = read(text, columns={"3": "title", "0": "title"})["ledger"]["entries"][0]
    assert (swapped["title"], swapped["note"]) == ("Core", "Hall: East")
    assert told(read(text, columns={"3": ""})) == ["table-cells-left"]


def test_a_request_maps_columns_by_texts() -> None:
    """Whoever calls this is told so."""
    for name in ("columns", "answers"):
        refusal = ask("import", ledger=None, text="date\n", **{name: {"0": 1}})
        assert refusal["error"] == f"“{name}” must be an object of texts"


HEADS = {
    "title": [
        "Course",
        "Course Title",
        "Name",
        "Event",
        "Training Name",
        "Course / Event",
        "Webinar title",
        "course_name",
    ],
    "date": ["Date", "Date Completed", "completionDate", "Date (MM/DD/YYYY)", "Course Date", "DATE:", "Completed On"],
    "cecs": [
        "CECs",
        "CEUs",
        "CEC",
        "CEUs earned",
        "ACE CECs",
        "Credits",
        "CECs (0.1 per hour)",
        "Total CECs",
        "Hours (CECs)",
    ],
    "course_number": ["Course #", "Course No.", "Course Number", "CEP number", "ACE Course ID", "Course № "],
    "contact_hours": ["Hours", "Contact Hours", "CPE hours", "CE hrs", "Length (hours)"],
    "opportunity": ["Type", "Category", "Kind of activity"],
}
CELLS = {"title": "Cueing", "date": "2025-03-08", "cecs": "0.2", "course_number": "CEP123456", "contact_hours": "2"}


@pytest.mark.parametrize(("field", "head"), [(field, head) for field, heads in HEADS.items() for head in heads])
def test_what_people_call_a_column(field: str, head: str) -> None:
    """Case, brackets, number signs, and CEU for CEC make no difference."""
    others = {"title": "Title", "date": "Date", "cecs": "CECs"}
    heads = {**{name: one for name, one in others.items() if name != field}, field: head}
    cells = [{**CELLS, "opportunity": "Workshop"}[name] for name in heads]
    answer = read(f"{','.join(heads.values())}\n{','.join(cells)}\n")
    assert [field for field, _ in columns(answer)] == list(heads)


def test_a_running_number_is_no_course_number() -> None:
    """A column headed “No.” is one only if its cells are."""
    answer = read("No.,Course,Date,CECs\n1,Core,2025-03-08,0.1\n2,Cueing,2025-03-09,0.1\n")
    assert columns(answer)[0] == ("", "count")
    assert (told(answer), "note" in answer["ledger"]["entries"][0]) == ([], False)
    noted = read("No.,Course,Date,CECs\n1,Core,2025-03-08,0.1\n7,Cueing,2025-03-09,0.1\n")
    assert columns(noted)[0] == ("note", "unknown")
    numbered = read("No.,Course,Date,CECs\nCEP111111,Core,2025-03-08,0.1\n")
    assert columns(numbered)[0] == ("course_number", "head")


def test_a_column_of_course_numbers_headed_course_is_that() -> None:
    """What it holds says more than its head."""
    answer = read("Course,Date,CECs\nCEP111111,2025-03-08,0.1\n")
    assert columns(answer)[0] == ("course_number", "content")


# --- rows ---


def test_two_rows_of_headings_are_one() -> None:
    """Where only both together name the columns."""
    text = "Course,Course,Completed,Credits\nname,no.,on,earned\nCore,CEP111111,2025-03-08,0.1\n"
    answer = read(text)
    assert [field for field, _ in columns(answer)] == ["title", "course_number", "date", "cecs"]
    assert len(answer["ledger"]["entries"]) == 1


def test_a_sum_and_headings_that_come_again_are_no_entries() -> None:
    """The sum is told; the headings of a second page are the same as those of the first."""
    text = "Course,Date,CECs\nCore,2025-03-08,0.1\n\ncourse,date,cecs\nCueing,2025-03-09,0.2\nTotal,,0.3\n"
    answer = read(text)
    assert [one["title"] for one in answer["ledger"]["entries"]] == ["Core", "Cueing"]
    assert told(answer) == ["table-total"]
    assert "Row 6" in answer["warnings"][-1]["message"]


def test_cells_under_no_heading_are_told() -> None:
    """With what they hold."""
    answer = read("Course,Date,CECs\nCore,2025-03-08,0.1,7\n")
    assert told(answer) == ["table-cells-left"]
    assert "“7”" in answer["warnings"][-1]["message"]


def test_hours_among_the_cecs_are_hours() -> None:
    """Said of the row, and taken as a petition if nothing else is there."""
    answer = read("Course,Date,CECs\nCore,2025-03-08,2 hrs\nCueing,2025-03-09,0.2 CECs\n")
    core, cueing = answer["ledger"]["entries"]
    assert (core["contact_hours"], core["opportunity"], cueing["cecs"]) == ("2", "petition", "0.2")
    assert told(answer) == ["table-hours-moved", "table-hours-petition"]


def test_a_quotation_over_what_looks_like_rows_is_told() -> None:
    """A mark that a later one closes by chance swallows the rows between."""
    text = 'Course,Date,CECs,Notes\nA,2025-03-08,0.1,"bring mat\nB,2025-03-09,0.1,\nC,2025-03-10,0.1,"\n'
    answer = read(text)
    assert [(one["code"], one["row"]) for one in answer["warnings"] if one["code"].startswith("table")] == [
        ("table-long-quotation", 2)
    ]


def test_a_table_drawn_with_bars_is_one() -> None:
    """Bars at both ends and a line under the headings hold nothing."""
    answer = read("| Course | Date | CECs |\n|---|---|---|\n| Core | 2025-03-08 | 0.1 |\n")
    (core,) = answer["ledger"]["entries"]
    assert (core["title"], core["date"], core["cecs"]) == ("Core", "2025-03-08", "0.1")


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_accents_survive(encoding: str) -> None:
    """In every encoding a spreadsheet writes, with its mark or without."""
    content = "Course,Date,CECs\nMéthode «É»,2025-03-08,0.1\n".encode(encoding)
    answer = ask("import", ledger=None, base64=b64encode(content).decode())["import"]
    assert answer["ledger"]["entries"][0]["title"] == "Méthode «É»"


def test_accents_read_wrongly_once_are_put_right_and_sound_ones_left() -> None:
    """Only where every accent of a table is of that kind; a ledger in JSON is never touched."""
    garbled = "Café – d’été".encode().decode("cp1252")
    for title, found in ((garbled, "Café – d’été"), (f"{garbled} é", f"{garbled} é"), ("CAFÉ—BAR", "CAFÉ—BAR")):
        content = f"Course,Date,CECs\n{title},2025-03-08,0.1\n".encode()
        answer = ask("import", ledger=None, base64=b64encode(content).decode())["import"]
        assert answer["ledger"]["entries"][0]["title"] == found
    held = ledger(entry("a", "mentoring", title=garbled))
    content = json.dumps(held, ensure_ascii=False).encode()
    answer = ask("import", ledger=None, base64=b64encode(content).decode())["import"]
    assert answer["ledger"]["entries"][0]["title"] == garbled
