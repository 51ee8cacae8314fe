"""The sheet of what to type at ACE: courses for My CECs, and a checklist for each petition."""

import pytest
from people import COACH, TRAINER, ask, entry, ledger

from calculator.rulebook import load

SAY = load().advice
NOWHERE = SAY["sheet-counts-nowhere"].text


def test_the_sheet_has_what_my_cecs_asks_for_in_its_order() -> None:
    """Course number, CECs and completion date stand as ACE wants them typed, and what is missing is said."""
    held = ledger(
        entry("a", "approved-course"),
        entry(
            "b",
            "conference",
            sessions=[{"title": "A", "cecs": "0.2"}, {"title": "B", "cecs": "0.15"}],
            course_number="",
        ),
        entry("c", "approved-course", "2020-01-01"),
        entry("d", "approved-course", status="posted", posted_cecs="0.3"),
        entry("e", "approved-course", "2025-08-01", status="planned"),
    )
    rows = ask("sheet", ledger=held)["sheet"]["entries"]
    fields = ("entry", "course_number", "cecs", "date", "ready")
    assert [tuple(row[name] for name in fields) for row in rows] == [
        ("a", "CEP123456", "0.3", "03/01/2025", True),
        ("b", "", "0.35", "03/01/2025", False),
        ("c", "CEP123456", "0.3", "01/01/2020", False),
    ]
    assert [len(row["missing"]) for row in rows] == [0, 1, 1]
    text = ask("export", ledger=held, to="sheet")["export"]["text"]
    assert "CEP123456       0.3  03/01/2025  a" in text


def test_a_petition_packet() -> None:
    """A petition lists what ACE asks for with its source: what the ledger tells, and what only the person can."""
    held = ledger(
        entry("a", "college-course", grade="D", evidence="transcript.pdf"), entry("b", "petition", "2025-02-01")
    )
    college, petition = ask("sheet", ledger=held)["sheet"]["petitions"]
    assert {one["id"]: one["done"] for one in college["checklist"]} == {
        "completed": True,
        "inside-cycle": True,
        "certificate": None,
        "documents": True,
        "college-institution": None,
        "college-grade": False,
        "college-course": None,
        "college-scope": None,
        "college-transcript": None,
        "college-one": True,
        "college-date": None,
    }
    assert {one["id"]: one["done"] for one in petition["checklist"]} == {
        "completed": True,
        "inside-cycle": True,
        "certificate": None,
        "documents": False,
    }
    assert {one["source"] for one in college["checklist"]} == {"faq-petition"}


@pytest.mark.parametrize("status", ["submitted", "posted", "completed"])
def test_a_second_college_petition_of_a_cycle_is_told_before_it_is_paid_for(status: str) -> None:
    """Where another has been sent or posted; one of another cycle, and one that is not sent yet, stand in no way."""
    sent = {"status": status, "posted_cecs": "1.0"}
    for day, rival in (("2025-04-01", status != "completed"), ("2023-12-31", False)):
        rows = [entry("a", "college-course"), entry("b", "college-course", day, **sent)]
        packets = ask("sheet", ledger=ledger(*rows, certifications=(TRAINER,)))["sheet"]["petitions"]
        done = {demand["id"]: demand["done"] for demand in packets[0]["checklist"]}
        assert done["college-one"] is not rival
        told = load().demands["college-one"].text in packets[0]["missing"]
        assert told == rival


def test_the_sheet_says_when_it_was_written_and_by_which_edition() -> None:
    """A printed sheet has its date, each cycle and the edition it is read by; a petition has a heading of its own."""
    sheet = ask("sheet", ledger=ledger(entry("talk", "petition"), certifications=(TRAINER,)))["sheet"]
    assert sheet["title"] == load().advised("sheet-title", today=sheet["today"])
    assert sheet["today"] == "06/01/2025"
    (held,) = sheet["certifications"]
    assert (held["id"], held["name"], held["cycle"]) == ("cpt", "Personal Trainer", "01/01/2024 – 12/31/2025")
    assert held["edition"] in {edition.title for edition in load().editions.values()}
    assert sheet["petitions"][0]["heading"] == "Petition: talk, completed 03/01/2025"
    text = ask("export", ledger=ledger(certifications=(TRAINER,)), to="sheet")["export"]["text"]
    assert f"Personal Trainer, 01/01/2024 – 12/31/2025: {held['edition']}" in text


def test_everything_a_sheet_says_of_a_course() -> None:
    """A course is told as ACE's form takes it, with a sentence for each thing to look at before it is entered."""
    odd = entry("odd", "approved-course", course_number="CX1", provider="A gym")
    late = entry("late", "approved-course", "2020-01-01")
    first, second = ask("sheet", ledger=ledger(odd, {**late, "course_number": ""}))["sheet"]["entries"]
    unusual = ask("estimate", ledger=ledger(odd))["estimate"]["warnings"][0]["message"]
    told = {"status": "completed", "cecs": "0.3", "ready": False}
    assert first == {
        **told,
        "entry": "odd",
        "title": "odd",
        "provider": "A gym",
        "course_number": "CX1",
        "date": "03/01/2025",
        "missing": [unusual],
    }
    assert second == {
        **told,
        "entry": "late",
        "title": "late",
        "provider": "",
        "course_number": "",
        "date": "01/01/2020",
        "missing": [NOWHERE, load().problems["course-number-missing"]],
    }


def test_everything_a_sheet_says_of_a_petition() -> None:
    """A petition has its heading, what it lacks, and each demand in the rulebook's words with its source."""
    held = ledger(
        entry("a", "petition", "2020-02-01", title=" Talk\non   strength ", evidence="letter", provider="Town  hall")
    )
    (packet,) = ask("sheet", ledger=held)["sheet"]["petitions"]
    demands = {one.id: one for one in load().demands.values() if not one.only}
    outside = demands["inside-cycle"].text
    assert packet.pop("checklist") == [
        {
            "id": name,
            "text": one.text,
            "source": one.source,
            "done": {"inside-cycle": False, "certificate": None}.get(name, True),
            "own": name == "certificate",
        }
        for name, one in demands.items()
    ]
    assert packet == {
        "entry": "a",
        "title": "Talk\non   strength",
        "provider": "Town  hall",
        "heading": SAY["sheet-petition"].text.format(title="Talk on strength", date="02/01/2020"),
        "status": "completed",
        "date": "02/01/2020",
        "ready": False,
        "missing": [NOWHERE, outside],
        "note": "",
    }


def test_the_text_names_the_provider_below_what_it_gave() -> None:
    """On one line; where none was entered there is no line."""
    kinds = ("approved-course", "cpr-aed", "petition")
    for kind in kinds:
        named, bare = (
            ask("export", ledger=ledger(entry("a", kind, provider=given)), to="sheet")["export"]["text"].split("\n")
            for given in (" Town\n hall ", "")
        )
        assert [line for line in named if line not in bare] == ["    Town hall"]
        assert len(named) == len(bare) + 1


def test_a_card_is_recorded_and_no_petition() -> None:
    """A CPR/AED certificate has a heading and the steps of its route with their sources; it is in no other list."""
    held = ledger(entry("a", "cpr-aed", title="CPR", provider=" Red Cross "), entry("b", "cpr-aed", "2020-01-01"))
    sheet = ask("sheet", ledger=held)["sheet"]
    assert (sheet["entries"], sheet["petitions"]) == ([], [])
    assert sheet["records"] == [
        {
            "entry": name,
            "title": title,
            "provider": provider,
            "heading": f"To record: {title}, {day}",
            "status": "completed",
            "date": day,
            "ready": not missing,
            "missing": missing,
        }
        for name, title, provider, day, missing in (
            ("a", "CPR", "Red Cross", "03/01/2025", []),
            ("b", "b", "", "01/01/2020", [NOWHERE]),
        )
    ]
    steps = load().routes["record"].steps
    assert sheet["record_steps"] == [{"text": step.text, "source": step.source} for step in steps]
    cited = {one["id"] for one in sheet["sources"]}
    assert cited == {"ace-2013", "faq-petition", *(step.source for step in steps if step.source)}
    paper = ask("export", ledger=held, to="sheet")["export"]["text"]
    first, second = (one["heading"] for one in sheet["records"])
    card = ["", first, "    Red Cross", second, *(f"  [ ] {step.text}" for step in steps), ""]
    assert "\n".join(card) in paper
    assert ask("sheet", ledger=ledger(entry("a", "publication")))["sheet"]["record_steps"] == []


def test_a_packet_says_where_a_petition_is_our_reading() -> None:
    """Before anything is paid, and on paper too; where ACE names petitions for it, nothing is said."""
    held = ledger(entry("a", "publication"), entry("b", "petition"))
    first, second = ask("sheet", ledger=held)["sheet"]["petitions"]
    assert (first["note"], second["note"]) == (load().advised("route-reading"), "")
    paper = ask("export", ledger=held, to="sheet")["export"]["text"]
    assert f"{first['heading']}\n{first['note']}\n  [x]" in paper
    assert f"{second['heading']}\n  [x]" in paper


def test_a_petition_that_has_everything_is_ready() -> None:
    """Nothing is missing where it counts somewhere and all that the ledger can tell is there."""
    held = ledger(entry("a", "petition", evidence="letter"), entry("b", "publication", evidence=" "))
    first, second = ask("sheet", ledger=held)["sheet"]["petitions"]
    assert (first["ready"], first["missing"]) == (True, [])
    assert (second["ready"], second["missing"]) == (False, [load().demands["documents"].text])


def test_a_sheet_cites_the_sources_it_rests_on_and_no_other() -> None:
    """Those that name the screen always, and those of each list on the sheet; each with its place, date, address."""
    bare, petition = (ask("sheet", ledger=ledger(*rows))["sheet"]["sources"] for rows in ([], [entry("a", "petition")]))
    assert bare == petition
    assert petition == [
        {"id": one.id, "title": one.title, "where": one.where, "dated": one.dated, "url": one.url}
        for one in load().sources.values()
        if one.id in {"ace-2013", "faq-petition"}
    ]


def test_a_whole_sheet_on_paper() -> None:
    """A course takes a line and a sentence for what it lacks; a petition its demands with a box, or a question."""
    held = ledger(
        entry("a", "approved-course", course_number="", title="Cueing\n1"),
        entry("c", "college-course", grade="D", evidence="transcript"),
        certifications=(TRAINER,),
    )
    sheet = ask("sheet", ledger=held)["sheet"]
    paper = ask("export", ledger=held, to="sheet")["export"]["text"].split("\n")
    boxes = {True: "  [x] ", False: "  [ ] ", None: "  [?] "}
    assert paper == [
        load().advised("sheet-title", today="06/01/2025"),
        f"Personal Trainer, 01/01/2024 – 12/31/2025: {sheet['certifications'][0]['edition']}",
        "1. Find 1 course number, on the certificate or from the provider",
        *(step["text"] for step in sheet["reach"]),
        "",
        "—               0.3  03/01/2025  Cueing 1",
        f"    {load().problems['course-number-missing']}",
        "",
        "Petition: c, completed 03/01/2025",
        *(boxes[one["done"]] + one["text"] for one in sheet["petitions"][0]["checklist"]),
        "",
        *(f"{one['where']}: {one['title']} ({one['dated']}), {one['url']}" for one in sheet["sources"]),
        "",
    ]


def test_cards_stand_between_blank_lines_on_paper() -> None:
    """Below the courses, and with what is to be done for them; without a card there is no such line."""
    held = ledger(entry("course", "approved-course"), entry("card", "cpr-aed"))
    last = ask("sheet", ledger=held)["sheet"]["record_steps"][-1]["text"]
    paper = ask("export", ledger=held, to="sheet")["export"]["text"].split("\n")
    first, end = paper.index("To record: card, 03/01/2025"), paper.index(f"  [ ] {last}")
    assert (paper[first - 2].split()[0], paper[first - 1], paper[end + 1]) == ("CEP123456", "", "")


def order(*rows: dict[str, object], today: str = "2025-06-01") -> list[tuple[str, str, list[str]]]:
    """Return what a trainer whose cycle is 2024 and 2025 is told to do at ACE."""
    sheet = ask("sheet", today, ledger=ledger(*rows, certifications=(TRAINER,)))["sheet"]
    return [(one["what"], one["sentence"], one["entries"]) for one in sheet["order"]]


def test_what_is_to_be_done_at_ace_stands_in_its_order() -> None:
    """Numbers are found before rows are typed; what is sent, or counts nowhere, is not asked for again."""
    rows = [
        entry("a", "approved-course", course_number=""),
        entry("b", "approved-course"),
        entry("c", "conference", course_number="CA23456"),
        entry("card", "cpr-aed"),
        entry("talk", "presentation"),
        entry("college", "college-course"),
        entry("sent", "petition", status="submitted"),
        entry("outside", "petition", "2023-05-01"),
        entry("typed", "approved-course", status="submitted", course_number="CEP222222"),
    ]
    assert order(*rows) == [
        ("find", "Find 1 course number, on the certificate or from the provider", ["a"]),
        ("type", "Type 2 rows", ["b", "c"]),
        ("card", "Record 1 card", ["card"]),
        ("send", "Send 2 petitions by December 1, 2025", ["talk", "college"]),
    ]
    assert order() == []


def test_a_petition_is_sent_today_where_its_last_safe_day_has_passed() -> None:
    """Where the cycle itself has ended, nothing is sent for it any more."""
    assert order(entry("talk", "presentation"), today="2025-12-20") == [
        ("send", "Send 1 petition by December 20, 2025", ["talk"])
    ]
    assert order(entry("talk", "presentation"), today="2025-12-31") == [
        ("send", "Send 1 petition by December 31, 2025", ["talk"])
    ]
    assert order(entry("talk", "presentation"), today="2026-01-02") == []


def test_what_was_sent_hurries_nothing() -> None:
    """The last day to send the others is theirs."""
    longer = {**COACH, "cycle": {"start": "2023-01-01", "end": "2026-12-31"}}
    rows = (entry("sent", "petition", status="submitted"), entry("talk", "presentation", "2023-03-01"))
    sheet = ask("sheet", ledger=ledger(*rows, certifications=(TRAINER, longer)))["sheet"]
    assert [one["sentence"] for one in sheet["order"]] == ["Send 1 petition by December 1, 2026"]


def test_how_to_reach_a_screen_is_told_where_there_is_something_to_do_there() -> None:
    """In ACE's own names, each with its source."""
    for way, route in (("approved-course", "my-cecs"), ("petition", "petition")):
        (step,) = ask("sheet", ledger=ledger(entry("a", way)))["sheet"]["reach"]
        assert all(screen.text in step["text"] for screen in load().routes[route].screens)
        assert step["source"] == "ace-2013"
    assert ask("sheet", ledger=ledger(entry("a", "cpr-aed")))["sheet"]["reach"] == []


@pytest.mark.parametrize("ticked", [["certificate", "documents", "inside-cycle", 7], None, "certificate", {}])
def test_what_the_reader_has_ticked_is_done(ticked: object) -> None:
    """What only they can tell, and that documents are at hand; never what the entry shows itself."""
    held = ledger(entry("a", "petition", "2020-02-01", ticked=ticked))
    (packet,) = ask("sheet", ledger=held)["sheet"]["petitions"]
    found = {one["id"]: (one["done"], one["own"]) for one in packet["checklist"]}
    has = isinstance(ticked, list)
    assert found == {
        "completed": (True, False),
        "inside-cycle": (False, False),
        "certificate": (True if has else None, True),
        "documents": (has, True),
    }
    assert (load().demands["documents"].text in packet["missing"]) != has


def test_what_counts_for_any_of_several_certifications_is_ready() -> None:
    """A course outside the first cycle and inside the second is ready; a row without an id does no harm."""
    held = ledger(entry("a", "approved-course", "2026-03-01"), {"title": "no id"})
    (course,) = ask("sheet", today="2026-05-01", ledger=held)["sheet"]["entries"]
    assert course["ready"]
