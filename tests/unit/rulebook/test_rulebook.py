"""Reading a rulebook, checking it, and asking it: all by a rulebook in miniature."""

import json
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from calculator.rulebook import (
    Certainty,
    Choice,
    Clause,
    Demand,
    Disagreement,
    Edition,
    Field,
    Opportunity,
    Parameter,
    Quotation,
    Route,
    RulebookError,
    Source,
    Step,
    Value,
    advising,
    dated,
    loading,
    read,
    references,
    shown,
)
from calculator.rulebook.parts import Reminders, TableWords
from calculator.values.days import Names

TEXT = (Path(__file__).resolve().parents[2] / "data" / "miniature.toml").read_text(encoding="utf-8")
FIRST, SECOND = "2013-05-01", "2023-09-13"

NOTE = Field("note", "Note", "the note", "long-text", "never")
PROVIDER = Field("provider", "By", "who gave it", "text", "never")
EVIDENCE = Field("evidence", "Proof", "the proof", "text", "never")
TITLE = Field("title", "What you did", "what you did", "text", "never", suggestions=("This", "That"))
DATE = Field("date", "Date", "the date", "date", "always")
STATUS = Field(
    *("status", "Status", "the status", "choice", "always"),
    default="done",
    choices=(Choice("planned", "Planned", ("to do", "later")), Choice("done", "Done")),
)
POSTED = Field(
    *("posted_cecs", "Posted", "what was posted", "amount", "if-posted"),
    unit="CECs",
    at_least=Decimal(0),
    at_most=Decimal(20),
)
HOURS = Field(
    *("hours", "Hours", "the hours", "amount", "always", "hint {cecs:rate}", "hours"),
    more_than=Decimal(0),
    at_most=Decimal("30.5"),
)
LINES = Field(
    *("lines", "Lines", "the lines", "sessions", "unless-planned"),
    unit="CECs",
    at_most=Decimal(20),
    part_label="Line",
    part_amount_label="Worth",
)
DAY_OF_TALK = Field("date", "Day of the talk", "the date", "date", "always", "own {cecs:rate}")

READ = {
    "sources": {
        "post": Source(
            *("post", "A post", "A blog", "May 1, 2013", "https://example.org/post", "read in full"),
            "Everything here.",
            "2013-05-01",
        ),
        "page": Source("page", "A page", "A site", "undated", "https://example.org/page", "a copy", "The rest."),
    },
    "editions": {
        FIRST: Edition(FIRST, "The first", "The post alone."),
        SECOND: Edition(SECOND, "The second, of 2023", "With the page, from {since:most} on."),
    },
    "parameters": {
        "rate": Parameter(
            *("rate", "For an hour", "CECs"),
            (Value(FIRST, Decimal(1), "post"), Value(SECOND, Decimal("0.2"), "page")),
        ),
        "days": Parameter("days", "Days of review", "days", (Value(SECOND, Decimal(30), "page"),), "It is ours."),
    },
    "clauses": {
        "worth": Clause(
            *("worth", "What it is worth", "ace", "post", {"counts": "It counts {cecs}."}, "It is worth something."),
            until=SECOND,
            question="open {cecs:rate}",
            reading="So it is",
            otherwise="else {cecs:rate}",
            disagrees=(Disagreement("page", "means {cecs:rate}", "It is worth nothing."),),
        ),
        "most": Clause(
            *("most", "At most", "reading", "page", {"capped": "At most {cap}."}),
            states="states {cecs:rate}",
            since=SECOND,
            question="question {cecs:rate}",
            reading="At most",
            otherwise="otherwise {cecs:rate}",
            beside=(Quotation("At most so much.", "post"),),
        ),
        "sure": Clause(*("sure", "For sure", "ace", "post", {"sure": "For sure."}), quote="It is for sure."),
    },
    "fields": {one.id: one for one in (TITLE, DATE, HOURS, LINES, STATUS, POSTED, PROVIDER, EVIDENCE, NOTE)},
    "opportunities": {
        "talk": Opportunity(
            *("talk", "Talk", "Talks", "short {cecs:rate}"),
            certainties=(
                Certainty("2013-05-01", "depends", "for", "sure"),
                Certainty("2023-09-13", "assured", "sure", "sure"),
            ),
            fields=(TITLE, DAY_OF_TALK, HOURS, STATUS, POSTED, PROVIDER, EVIDENCE, NOTE),
            worth=("worth",),
            limits=("limits {cecs:rate}",),
            counts=("counts {cecs:rate}",),
            excludes=("excludes {cecs:rate}",),
            proof=("proof {cecs:rate}",),
            route="form",
            example={"title": "A talk", "hours": "2"},
            counterexample={"title": "No talk"},
            ever=("sure",),
            together=("most", "worth"),
            cap="most",
            since=(Step("since {cecs:rate}", "page"),),
        ),
        "walk": Opportunity(
            *("walk", "Walk", "Walks", "Nothing"),
            certainties=(Certainty("2013-05-01", "assured", "is", "sure"),),
            fields=(TITLE, LINES, DATE, STATUS, POSTED, PROVIDER, EVIDENCE, NOTE),
            worth=("worth", "most"),
            **dict.fromkeys(("limits", "counts", "excludes", "proof"), ()),
            route="form",
            example={},
            counterexample={},
            route_is_reading=True,
        ),
    },
    "routes": {
        "form": Route(
            *("form", "By form", "Always"),
            (Step("step {cecs:rate}", "post"), Step("Look at {screens:form}.")),
            *("note {cecs:rate}", "page"),
            (Step("First", "post"), Step("Then", "page"), Step("Now", "page")),
        ),
        "card": Route("card", "By card", "At times", (), screens=(Step("Card", "post"),)),
        "itself": Route("itself", "By itself", "Else", (Step("Wait."),)),
    },
    "tiers": {"assured": "Assured"},
    "problems": {"missing": "Enter {noun}."},
    "advice": {"wait": Step("wait {cecs:rate}"), "send": Step("Send it. {advice:wait}", "page")},
    "demands": {
        "done": Demand("done", "demand {cecs:days}", "page", ()),
        "spoken": Demand("spoken", "It is a talk.", "post", ("talk",)),
    },
    "headers": {"title": ("event", "course")},
    "tables": TableWords(
        harmless=["the"],
        signs={"date": ["dated"]},
        totals=["sum"],
        empty=["none"],
        kinds={"talk": ["speech"]},
        general=["course"],
        titles={"ethics": ["ethical"]},
        statuses={"done": ["finished"]},
        labels={"out": "Left out"},
        files={"pdf": "a PDF"},
    ),
    "units": {"hours": {"h", "hrs"}},
    "names": Names(
        [
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ],
        ["Monday", "Tuesday"],
    ),
    "reminders": Reminders("2024-02-29", 5, {"petition": (14, 7)}, 60),
    "carried_hash": "",
}


@pytest.mark.parametrize("part", READ)
def test_every_key_of_the_file_has_its_place(part: str) -> None:
    """Typed, values by their edition, and an opportunity's fields with what it words in its own way."""
    assert getattr(read(TEXT), part) == READ[part]


def test_a_copy_in_json_is_read_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In place of the TOML, which a browser cannot read; without it, the TOML is read; in any folder."""
    folder = tmp_path / "rulebook of mine"
    folder.mkdir()
    monkeypatch.setattr(loading, "__file__", str(folder / "rulebook" / "loading.py"))
    (folder / "rulebook.toml").write_text(TEXT, encoding="utf-8")
    assert loading.load.__wrapped__() == read(TEXT)
    (folder / "rulebook.json").write_text(json.dumps({**tomllib.loads(TEXT), "tiers": {}, "hash": "abc"}))
    loaded = loading.load.__wrapped__()
    assert (loaded.tiers, loaded.carried_hash) == ({}, "abc")
    for path in folder.iterdir():
        path.unlink()
    with pytest.raises(FileNotFoundError, match=r"^rulebook.toml$"):
        loading.load.__wrapped__()


def test_a_wheel_that_lacks_the_copy_says_so_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is imported from an archive raises in its own way, and is read all the same."""

    def lacking(_path: str) -> bytes:
        if _path.endswith(".json"):
            raise OSError("no number")
        return TEXT.encode()

    monkeypatch.setattr(loading, "__spec__", SimpleNamespace(loader=SimpleNamespace(get_data=lacking)))
    assert loading.load.__wrapped__() == read(TEXT)


INCOMPLETE = [
    ("[tiers]", "[tears]", "'tiers'"),
    ('unit = "days"', "", "'unit'"),
    ('where = "A blog"', "", "'where'"),
    ('where = "A blog"', 'where = "A blog"\nwhen = "May"', "'when'"),
    ("note = ", 'nota = "x"\nnote = ', "'nota'"),
]


@pytest.mark.parametrize(("before", "after", "named"), INCOMPLETE)
def test_what_is_left_out_or_unknown_is_named(before: str, after: str, named: str) -> None:
    """A rulebook that lacks something, or has what nobody reads, is not used."""
    assert before in TEXT
    with pytest.raises(RulebookError, match=f"^the rulebook is incomplete: .*{named}"):
        read(TEXT.replace(before, after, 1))


def test_the_edition_of_a_cycle_is_the_newest_not_later_than_its_end() -> None:
    """The day an edition begins it decides, the day before the earlier one does; before the first, none is guessed."""
    rulebook = read(TEXT)
    assert rulebook.newest == SECOND
    assert [rulebook.edition_for(date(2023, 9, day)) for day in (12, 13, 14)] == [FIRST, SECOND, SECOND]
    assert rulebook.edition_for(date(2013, 5, 1)) == FIRST
    with pytest.raises(RulebookError, match=r"^no rules are known for a cycle that ends on 2013-04-30$"):
        rulebook.edition_for(date(2013, 4, 30))


def test_an_amount_is_that_of_its_edition() -> None:
    """The newest not later than the edition; where there is none yet, none is made up."""
    rulebook = read(TEXT)
    assert [rulebook.amount("rate", edition) for edition in (FIRST, SECOND)] == [Decimal(1), Decimal("0.2")]
    with pytest.raises(RulebookError, match=r"^the edition 2013-05-01 states no days$"):
        rulebook.amount("days", FIRST)


def test_a_clause_holds_from_its_first_edition_until_another_ends_it() -> None:
    """One without bounds always holds."""
    clauses = read(TEXT).clauses
    held = {name: [clauses[name].holds(edition) for edition in (FIRST, SECOND)] for name in clauses}
    assert held == {"worth": [True, False], "most": [False, True], "sure": [True, True]}


def test_the_last_calendar_is_of_a_cycle_that_ends_so_many_years_after_the_first() -> None:
    """On the same day of the year, or on February 28 for want of a 29th."""
    assert read(TEXT).reminders.last == "2029-02-28"


def test_figures_and_days_are_written_for_people() -> None:
    """CECs with a decimal, all else without; what an edition does not state yet, as first stated; a clause's day."""
    rulebook = read(TEXT)
    text = "{cecs:rate} for each hour, within {cecs:days} days"
    assert list(references(text)) == ["rate", "days"]
    assert rulebook.fill(text, FIRST) == "1.0 for each hour, within 30 days"
    assert rulebook.fill(text, SECOND) == "0.2 for each hour, within 30 days"
    dating = "since {since:most}"
    assert list(dated(dating)) == ["most"]
    assert rulebook.fill(dating, FIRST) == "since September 13, 2023"
    showing = "under {screens:form} or {screens:card}"
    assert list(shown(showing)) == ["form", "card"]
    assert rulebook.fill(showing, FIRST) == "under “First” (later “Then”, “Now”) or “Card”"
    assert list(advising(rulebook.advice["send"].text)) == ["wait"]
    assert rulebook.advised("send") == "Send it. wait 0.2"
    assert [rulebook.day(day) for day in (date(2025, 1, 31), date(2025, 12, 1))] == [
        "January 31, 2025",
        "December 1, 2025",
    ]


def test_an_opportunity_is_as_certain_as_the_edition_at_hand_has_it() -> None:
    """From an edition on, until a later one says otherwise; whatever the order they are written in."""
    talk = read(TEXT).opportunities["talk"]
    told = {
        edition: (known := talk.certainty(edition)) and known.tier
        for edition in ("2013-04-30", "2013-05-01", "2023-09-12", "2023-09-13", "2099-01-01")
    }
    assert told == {
        "2013-04-30": None,
        "2013-05-01": "depends",
        "2023-09-12": "depends",
        "2023-09-13": "assured",
        "2099-01-01": "assured",
    }
