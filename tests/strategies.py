"""What hypothesis makes ledgers of: sound entries of every way to earn, and items nobody would write."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from people import entry

from calculator.rulebook import load

FIRST = date(2023, 10, 1)
DAYS = st.integers(0, 1300).map(lambda days: FIRST + timedelta(days=days))
TENTHS = st.integers(1, 12).map(lambda tenths: f"{tenths / 10:.1f}")
NUMBERS = st.sampled_from(["", "CEP111111", "CA22222"])
# What each way to earn is varied by, so that every clause may bear on an entry.
VARIED: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "approved-course": st.fixed_dictionaries({"cecs": TENTHS, "course_number": NUMBERS, "ethics": st.booleans()}),
    "conference": st.fixed_dictionaries(
        {
            "sessions": st.lists(st.fixed_dictionaries({"cecs": TENTHS}), min_size=1, max_size=3),
            "course_number": NUMBERS,
        }
    ),
    "cpr-aed": st.fixed_dictionaries(
        {"validity_years": st.sampled_from(["1", "2"]), "expires": st.sampled_from(["", "05/2098", "2098-06-15"])}
    ),
    "college-course": st.fixed_dictionaries(
        {
            "credit_hours": st.sampled_from(["0.5", "1", "3"]),
            "credit_system": st.sampled_from(["semester", "quarter"]),
            "grade": st.sampled_from(["A", "C", "C-", "D", "pass"]),
            "related": st.booleans(),
        }
    ),
    "ace-certification": st.fixed_dictionaries({"earned_certification": st.sampled_from(["", "cpt", "hc"])}),
    "presentation": st.fixed_dictionaries({"cecs": TENTHS}),
    "other-certification": st.fixed_dictionaries({"accredited": st.booleans(), "fitness_related": st.booleans()}),
    "publication": st.just({}),
    "correspondence-course": st.fixed_dictionaries({"sole_author": st.booleans()}),
    "mentoring": st.just({}),
    "petition": st.fixed_dictionaries({"contact_hours": st.sampled_from(["1", "6", "20"])}),
}
UNDECIDED = st.sampled_from([{"status": "completed"}, {"status": "submitted"}, {"status": "planned"}])
POSTED = TENTHS.map(lambda cecs: {"status": "posted", "posted_cecs": cecs}) | st.just(
    {"status": "posted", "posted_cecs": "0"}
)


def entries_of(status: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Return entries of every way to earn, on any day around both cycles; their ids are given by ``numbered``."""
    return st.sampled_from(sorted(VARIED)).flatmap(
        lambda way: st.builds(
            lambda day, own, held: entry("?", way, day.isoformat(), **held, **own), DAYS, VARIED[way], status
        )
    )


ENTRY = entries_of(UNDECIDED | POSTED)
ROWS = st.lists(ENTRY, max_size=9)
RULES = st.sampled_from(["auto", *load().editions])


def numbered(rows: list[dict[str, Any]], start: int = 0) -> list[dict[str, Any]]:
    return [{**row, "id": f"e{place}"} for place, row in enumerate(rows, start)]


# What a hostile document may hold.
MARKUP = [
    "<script>x</script>",
    "=1+1",
    "@SUM(A1)",
    "+1",
    "-1+1",
    "\t=1",
    "\r=1",
    "\u202e\u200b",
    "\ud800",
    "\x00",
    "𝟘.𝟝",
    "١",
    "x" * 300,
    "__proto__",
    "constructor",
    "prototype",
    "1e999999",
    "NaN",
    "-0",
]
TEXT = st.sampled_from(MARKUP) | st.text(max_size=12)
KEY = st.sampled_from(["id", "cycle", "start", "end", "name", *load().fields]) | TEXT
ODD = st.none() | st.booleans() | st.integers() | st.floats() | TEXT | st.just(10**400)
VALUE = st.recursive(
    ODD, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3), max_leaves=6
)
WAY = st.sampled_from([*load().opportunities, "__proto__", "constructor", ""])
ITEM = (
    st.builds(lambda way, more: {"id": "a", **more, "opportunity": way}, WAY, st.dictionaries(KEY, VALUE, max_size=6))
    | VALUE
)
