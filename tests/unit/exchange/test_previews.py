"""What the preview of a table shows, whole: its columns, its questions, its remarks, and what would come in.

Where it changes on purpose, write it anew: ``PYTHONPATH=.:tests python tests/unit/exchange/test_previews.py``.
"""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from people import ask, entry, ledger

FOLDER = Path(__file__).parents[2] / "data/field"
SHOWN = FOLDER / "previews.txt"
FILES = sorted(path.name for path in FOLDER.glob("*.csv"))
MOST = 5  # choices of a question that are shown
TITLES = {
    "text": "Course,Date,CECs,Course number\nCPR for adults,3/25/2025,0.4,\nCPR theory,3/26/2025,0.2,CEP123456\n"
    "Ethics of coaching,3/27/2025,0.1,\nAED,3/28/2025,,\n"
}
KINDS = {
    "text": "Type,Course,Date,CECs\nWorkshop,Core,3/25/2025,0.1\nwork-shop,Cueing,3/26/2025,0.1\n"
    "Fitness fair,Yoga,3/27/2025,0.1\nfitness-fair,Barre,3/28/2025,0.1\nEthics course,Conduct,3/29/2025,0.1\n"
    "College,Anatomy,3/30/2025,\n,Blank,3/31/2025,\nWebinar,Zumba,4/1/2025,\n,,4/13/2025,\n"
    "Ethics course,,4/14/2025,0.1\n"
    "ACE approved course,Ethics of coaching,4/15/2025,0.1\nPresentation,Ethics talk,4/16/2025,0.2\n"
}
ORDER = {"text": "Course,Date,CECs\nCore,3/4/2025,0.1\nCueing,5/6/2025,0.1\n"}
NUMBERS = {"text": "Course,Date,CECs\nCore,45734,0.1\nCueing,4/30/2025,0.1\n"}
TABLES: dict[str, dict[str, Any]] = {
    "college courses": {
        "text": "Course,When,Grade,The college counts in,College credit hours\n"
        "Anatomy,3/25/2025,B,,3\nKinesiology,4/25/2025,,semester,\nStatistics,5/25/2025,,,2\n"
    },
    "cards that expire": {
        "text": "kind,Course,Date,Expiration date,item\nCPR,Adult CPR,3/25/2025,3/25/2027,1\nAED,AED,4/25/2025,,2\n"
    },
    "an end for a day": {"text": "Course,Start,End,CECs\nCore,3/20/2025,3/25/2025,0.3\n"},
    "certifications": {"text": "Certification,Cycle start,Cycle end,Hall\nPersonal Trainer,6/1/2024,5/31/2026,East\n"},
    "certifications, the day first": {
        "text": "Certification,Cycle start,Cycle end\nPersonal Trainer,13/6/2024,12/6/2026\n"
    },
    "certifications by their starts": {"text": "Certification,Cycle start\nPersonal Trainer,6/1/2024\n"},
    "certifications by their ends": {"text": "Certification,Cycle end\nPersonal Trainer,5/31/2026\n"},
    "certifications alone": {"text": "Certification,Status\nPersonal Trainer,done\n"},
    "no heads": {
        "text": "Functional training,CEP123456,03/25/2025,0.3,Workshop,done\n"
        "Cueing,CEP234567,04/12/2025,0.2,Webinar,planned\n"
    },
    "no heads, and a day chosen": {
        "text": "Core,03/25/2025,03/26/2025,0.3\nCueing,04/12/2025,04/13/2025,0.2\n",
        "columns": {"2": "date"},
    },
    "items": {"text": "Item,Course,Date,CECs\nWorkshop,Core,3/25/2025,0.1\n"},
    "two kinds": {"text": "Course,kind,Kind of activity,Date,CECs\nCore,Workshop,Webinar,3/25/2025,0.1\n"},
    "an empty column of a likelier name": {"text": "Course title,Workshop,Date,CECs\n,Core,3/25/2025,0.1\n"},
    "a column of a likelier name that holds no day": {
        "text": "Course,Date completed,When,CECs\nCore,soon,3/25/2025,0.1\nYoga,later,3/26/2025,0.1\n"
    },
    "numbers in place of titles, all but one": {
        "text": "Course,Date,CECs\nCEP123451,3/25/2025,0.1\nCEP123452,3/26/2025,0.1\nCEP123453,3/27/2025,0.1\n"
        "CEP123454,3/28/2025,0.1\nCore,3/29/2025,0.1\n"
    },
    "numbers twice": {"text": "Course,CEP number,Date,CECs\nCEP123456,CEP234567,3/25/2025,0.1\n"},
    "no heads, all but one alike": {
        "text": "Core,3/25/2025,0.1\nYoga,3/26/2025,0.1\nCues,3/27/2025,0.1\nPace,3/28/2025,0.1\n1-1-2,soon,0.1\n"
    },
    "no heads, short titles": {"text": "Core,3/25/2025,0.1\nYoga,3/26/2025,0.1\n"},
    "one head twice": {"text": "Course,Date,CECs,Hall,Hall\nCore,3/25/2025,0.1,East,West\n"},
    "expiring twice, once never": {"text": "Course,Date,Expires on,Expiration date\nCPR,3/25/2025,3/25/2027,never\n"},
    "cycles told twice": {
        "text": "Certification,Start,Cycle begins,End,End date\nPersonal Trainer,soon,6/13/2024,later,6/12/2026\n"
    },
    "no heads, and addresses": {
        "text": "https://example.org/a-core-page,Core,3/25/2025\nhttps://example.org/a-yoga-page,Yoga,3/26/2025\n"
    },
    "no heads, and half words": {"text": "ABC-12-34,ABCD1234,Core,3/25/2025\nDEF-12-34,DEFG1234,Yoga,3/26/2025\n"},
    "no heads, and one long word": {
        "text": "A long title here,Core,3/25/2025\n,Cueing,3/26/2025\n,Stretch,3/27/2025\n,Strength,3/28/2025\n"
    },
    "no heads, and numbers to mend": {"text": "Core,CEP 12345O,3/25/2025\nYoga,CEPl23456,3/26/2025\n"},
    "counted with dots": {"text": "x,Course,Date,CECs\n1.,Core,3/25/2025,0.1\n2.,Yoga,3/26/2025,0.1\n"},
    "numbers too long to count": {
        "text": f"x,Course,Date,CECs\n{'1' * 60},Core,3/25/2025,0.1\n{'1' * 59}2,Yoga,3/26/2025,0.1\n"
    },
    "rows cut short": {"text": "Course,CECs,Type,Date\nCore,0.1\nYoga,0.1,Webinar\nCueing,0.1,Webinar,3/25/2025\n"},
    "words without titles": {"text": "Course,Date,CECs,Status\n,3/25/2025,0.1,odd\nCore,3/26/2025,0.1,done\n"},
    "hours twice": {"text": "Course,Date,CECs,Contact hours\nCore,3/25/2025,2 hrs,3\n"},
    "ethics told": {"text": "Course,Date,CECs,Covers ethics\nEthics of coaching,3/27/2025,0.1,no\n"},
    "cards with their years": {"text": "Type,Course,Date,CECs,Years valid\nCPR,A,3/25/2025,0.2,2\n"},
    "no heads, the day first": {"text": "Core,25/3/2025,0.1\nYoga,26/3/2025,0.1\n"},
    "signs that are not seen": {
        "text": "Course,Date,Hours,Course #\nCore,3/25/2025,2\u200b,CEP\u00a0123456\u200b\nYoga,3/26/2025,\u00a03,\n"
    },
    "taken in again, changed here": {
        "text": "Type,Course,Date,CECs,Status\nCPR,CPR card,3/25/2025,0.4,\nMentoring,Walk,3/26/2025,,\n"
        "Course,Core,3/27/2025,0.1,\nCourse,Ethics of conduct,3/28/2025,0.1,\nFair,Yoga,3/29/2025,0.1,\n"
        ",AED,3/30/2025,,\n",
        "ledger": ledger(
            entry("a", "cpr-aed", "2025-03-25", "submitted", title="CPR card", validity_years="1"),
            entry("b", "petition", "2025-03-26", "submitted", title="Walk"),
            entry("c", "petition", "2025-03-27", "submitted", title="Core"),
            {
                "id": "d",
                "opportunity": "approved-course",
                "title": "Ethics of conduct",
                "date": "2025-03-28",
                "status": "submitted",
                "cecs": "0.1",
                "ethics": False,
            },
            entry("e", "petition", "2025-03-29", "submitted", title="Yoga"),
            entry("f", "petition", "2025-03-30", "submitted", title="AED"),
        ),
    },
    "a separator that is told": {"text": "\ufeffsep=;\nCourse,Date;CECs\nCore,3/25/2025;0.1\n"},
    "heads that tell the separator": {"text": "Course;Date, (m, d, y);CECs\nCore;3/25/2025, a, b, c;0.1\n"},
    "a head that says kind twice": {"text": "kind or kind,Course,Date,CECs\nentry,Core,3/25/2025,0.1\n"},
    "a kind at the end, a row cut short": {
        "text": "title,date,cecs,opportunity,kind\nCore,2025-03-25,0.1,approved-course\nYoga,2025-03-26,0.1,,entry\n"
    },
    "a ledger alone": {"text": "kind,rules\nledger,2013-05-01\n"},
    "items without kinds": {
        "text": "item,name,cycle.start,title,opportunity,date\n,Personal Trainer,2024-06-13,,,\n"
        ",,,Talk,Presentation,2025-03-25\n"
    },
    "an end that is no day": {
        "text": "Course,Start,End,CECs\nCore,3/20/2025,3/25/2025,0.3\n",
        "answers": {"column:2": "no"},
    },
    "no heads, numbers alone": {"text": "Core,CEP123456\nYoga,CEP234567\n"},
    "certifications, a row cut short": {
        "text": "Certification,Hall,Cycle start\nPersonal Trainer\nHealth Coach,East,6/13/2024\nYoga,,\n"
        "Group Fitness Instructor,West\n"
    },
    "worked out": {"text": "Course,Date,CECs,Worth for A (worked out)\nCore,3/25/2025,0.1,0.3\n"},
    "expiring twice": {"text": "Course,Date,Expires on,Expiration date\nCPR,3/25/2025,3/25/2027,3/26/2027\n"},
    "doubtful heads": {
        "text": "Course,Date,Number,Type,Progress\nCore,3/25/2025,5 of 7,in the hall,by bus\n"
        "Cueing,3/26/2025,6 of 7,at home,on foot\n"
    },
    "an end of certifications": {"text": "Name,Cycle begins,Number\nPersonal Trainer,6/13/2024,5\n"},
    "sessions": {
        "text": "Event,Last day attended,Sessions you attended,CECs\n"
        "Spring,3/25/2025,Cueing: 0.2; Core: 0.15,\nFall,9/25/2025,,0.3\nSummer,6/25/2025,Cueing: 0.2,0.4\n"
    },
    "ticks": {
        "text": "#,Course,Date,Status,Done,Covers ethics\n1,Core,3/25/2025,yes,x,yes\n2,Cueing,4/25/2025,no,,no\n"
    },
    "ticks in place of days": {"text": "Course,Completed,CECs\nCore,yes,0.1\nCueing,no,0.2\n"},
    "chosen columns": {
        "text": "Course,Date,CECs,Hall\nCore,3/25/2025,0.1,East\n",
        "columns": {"0": "title", "1": "date", "2": "cecs", "3": "cecs"},
    },
    "words for how far": {
        "text": "Course,Date,CECs,Status\n"
        + "".join(f"C{at},3/25/2025,0.1,{word}\n" for at, word in enumerate("abcdefgh"))
        + "Core,3/26/2025,0.1,done\n"
    },
    "days in two orders": {"text": "Course,Date,CECs\nA,13/3/2025,0.1\nB,3/25/2025,0.1\nC,4/5/2025,0.1\n"},
    "months of a card": {"text": "Course,Date,Expires,Years valid\nCPR,3/25/2025,03/2027,2\n"},
    "sums, and heads again": {
        "text": "Course,Date,CECs\nCore,3/25/2025,0.1\nCourse,Date,CECs\nTotal,,0.1\nTotal recall,3/26/2025,0.2\n"
        "Total 2025,,0.3\nSum,CEP123456,\n"
    },
    "hours among the CECs": {
        "text": "Course,Date,CECs\nCore,3/25/2025,2 hrs\nCueing,3/26/2025,0.2\nYoga,3/27/2025,3 boxes\n"
        "Barre,3/28/2025,hrs 2\n"
    },
    "cards by their CECs": {
        "text": "Type,Course,Date,CECs\nCPR,A,3/25/2025,0.2\nCPR,B,3/26/2025,0.4 CECs\nCPR,C,3/27/2025,0.3\n"
        "Mentoring,D,3/28/2025,0.1\nConference,E,3/29/2025,0.5\nPetition,F,3/30/2025,\n"
        'Conference,,3/31/2025,0.5\nCPR,G,4/13/2025,"0,4"\nCPR,H,4/14/2025,0.4 ACE CECs\n'
    },
    "titles that tell": TITLES,
    "titles that tell, denied": {**TITLES, "answers": {"cpr": "no", "ethics": "no"}},
    "titles that tell, confirmed": {**TITLES, "answers": {"cpr": "yes", "ethics": "yes"}},
    "kinds in words": KINDS,
    "kinds in words, answered": {**KINDS, "answers": {"kind:fitnessfair": "presentation", "kind:": "mentoring"}},
    "cells under no head": {"text": "Course,Date,CECs,\nCore,3/25/2025,0.1,x\nCueing,3/26/2025,0.1,,y\n"},
    "times of Greenwich": {"text": "Course,Date,CECs\nCore,2025-03-25T23:30:00Z,0.1\n"},
    "notes": {"text": 'Course,Date,CECs,Notes,Comment\nCore,3/25/2025,0.1, a ,="b"\nCueing,3/26/2025,0.1,,c\n'},
    "days in the other order": {**ORDER, "answers": {"day-order": "day-first"}},
    "days in the order of the U.S.": {**ORDER, "answers": {"day-order": "month-first"}},
    "days as numbers, answered": {**NUMBERS, "answers": {"day-numbers:5": "from-1904"}},
    "days as numbers, denied": {**NUMBERS, "answers": {"day-numbers:5": "no"}},
    "credits of several bodies": {
        "text": "Course,Date,CECs\nA,3/25/2025,0.2 ACE\nB,3/26/2025,ACE 0.2 CECs; NASM 0.3\nC,3/27/2025,ACE 2 hours\n"
        "D,3/28/2025,ACE 0.2 or ACE 0.3\nE,3/29/2025,2.0 NASM\n"
        "F,3/30/2025,0.2 CECs = 0.2 CECs\nG,3/31/2025,0.3 CECs NASM\n"
    },
    "nothing but titles": {"text": "Course\nCore\nCueing\n"},
}


def shown(answer: Any) -> Iterator[str]:  # noqa: ANN401 - what an import answers
    """Yield a preview, a line for each thing it says."""
    if "import" not in answer:
        yield f"refused: {answer['error']}"
        return
    found = answer["import"]
    table = found["table"] or {"heading": None, "columns": [], "questions": [], "open": False}
    yield f"heading {table['heading']}, {'open' if table['open'] else 'settled'}"
    yield f"ledger: {', '.join(sorted(found['ledger']))}; by the rules {found['ledger']['rules']}"
    for one in table["columns"]:
        told = f" as {one['other']!r}" if one["other"] else ""
        field = "out" if one["field"] == "" else one["field"]
        yield f"column {one['at']} {one['head']!r}: {field} ({one['how']}{told}) {one['sample']}"
    for one in table["questions"]:
        yield f"asks {one['id']} ({one['answer']!r}): {one['sentence']}"
        yield from (f"  {choice['value']}: {choice['label']}" for choice in one["choices"][:MOST])
    for kind in ("problems", "warnings"):
        for one in found[kind]:
            if one["code"] != "course-number-missing":  # nearly every row would say so
                yield f"{kind}: {one['row']} {one['column']} {one['field']} {one['code']}: {one['message']}"
    yield from (f"changed: {one['id']} {one['fields']}" for one in found["changed"])
    for name in ("certifications", "entries"):
        yield from (f"{name}: {one}" for one in found["ledger"][name])


def preview(name: str) -> str:
    """Return the preview of a table by its name."""
    asked = TABLES.get(name) or {"base64": b64encode((FOLDER / name).read_bytes()).decode()}
    return "".join(f"{line}\n" for line in shown(ask("import", today="2026-11-27", **{"ledger": None, **asked})))


def written() -> dict[str, str]:
    """Return the previews as they were written down, by the names of their tables."""
    return dict(part.split("\n", 1) for part in SHOWN.read_text(encoding="utf-8").split("== ")[1:])


@pytest.mark.parametrize("name", [*FILES, *TABLES])
def test_a_preview_is_as_it_was_written_down(name: str) -> None:
    """Every line of it."""
    assert preview(name) == written()[name]


if __name__ == "__main__":
    SHOWN.write_text("".join(f"== {name}\n{preview(name)}" for name in (*FILES, *TABLES)), encoding="utf-8")
