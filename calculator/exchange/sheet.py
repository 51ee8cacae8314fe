"""What to type at ACE: courses in the order of the My CECs page, cards to record, a checklist for each petition."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from calculator.estimate.whatif import edition_of, standings
from calculator.exchange import order
from calculator.ledger import proofs
from calculator.ledger.answers import is_empty
from calculator.ledger.document import Entry, Ledger, by_id, upgraded
from calculator.ledger.reader import number_sentence, read_ledger
from calculator.ledger.request import Answer, Request, today
from calculator.rulebook import Demand, Rulebook
from calculator.rules import is_planned
from calculator.values import coursenumber
from calculator.values.amounts import written
from calculator.values.cycle import slashed
from calculator.values.quoting import told


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``sheet``: ``{"today", "ledger"}`` → ``{"sheet": …}``, an object of what follows and ``today``.

    ``title`` heads the sheet and says when it was written. ``certifications``: ``{"id", "name", "cycle", "edition"}``,
    the cycle in words and the title of the edition it is read by.
    ``entries``, those with a course number to give, not yet posted and no longer planned: ``{"entry", "title",
    "provider", "status", "course_number", "cecs", "date", "ready", "missing"}``, in ACE's field order, the date as
    MM/DD/YYYY.
    ``records``, CPR/AED certificates: ``{"entry", "title", "provider", "heading", "status", "date", "ready",
    "missing"}``, and ``record_steps``: ``{"text", "source"}``, none where there is nothing to record.
    ``petitions``: as a record, with ``note``, empty unless that it goes by petition is our reading, and ``checklist``:
    ``[{"id", "text", "source", "done", "own"}]``; ``done`` is null for what only the person can tell, and has not
    ticked (``ticked`` of an entry is the list of such ids); ``own`` tells that it is theirs to tick. ``missing`` are
    sentences; ready means none is.
    ``order``: what is to be done, ``[{"what", "sentence", "entries"}]``, what is sent already left out; ``what`` is
    find (a course number), type, card or send. ``reach``: how one gets to ACE's screens, ``[{"text", "source"}]``.
    ``sources``: those the sheet cites, ``{"id", "title", "where", "dated", "url"}``.
    """
    return {"sheet": of(upgraded(asked.get("ledger")), rulebook, today(asked))}


def of(document: Mapping[str, Any], rulebook: Rulebook, day: date) -> dict[str, Any]:
    """Return the sheet of a ledger document as plain data."""
    ledger = read_ledger(document, rulebook, day).ledger
    kept = by_id(document["entries"])
    open_ = [
        entry
        for entry in ledger.entries
        if entry.status != "posted" and not is_planned(entry, day) and not _is_history(entry, ledger)
    ]
    found = standings(ledger, rulebook, day)
    counting = {award.entry.id for one in found for award in one.awards if award.cecs}
    entries = [_line(entry, entry.id in counting, rulebook) for entry in open_ if _route(entry, rulebook) == "my-cecs"]
    petitions = [
        _packet(entry, kept[entry.id], ledger, entry.id in counting, rulebook)
        for entry in open_
        if _route(entry, rulebook) == "petition"
    ]
    records = [_card(one, one.id in counting, rulebook) for one in open_ if _route(one, rulebook) == "record"]
    steps = [
        {"text": rulebook.fill(step.text, rulebook.newest), "source": step.source}
        for step in rulebook.routes["record"].steps
        if records
    ]
    reach = list(order.reach({"my-cecs": entries, "petition": petitions}, rulebook))
    cited = {
        *(step["source"] for step in reach),
        *(screen.source for screen in rulebook.routes["my-cecs"].screens),
    }
    cited |= {demand["source"] for one in petitions for demand in one["checklist"]} | {step["source"] for step in steps}
    sources = [rulebook.sources[name] for name in rulebook.sources if name in cited]
    return {
        "today": slashed(day),
        "title": rulebook.advised("sheet-title", today=slashed(day)),
        "certifications": [
            {
                "id": one.id,
                "name": one.name,
                "cycle": f"{slashed(one.cycle.start)} – {slashed(one.cycle.end)}",
                "edition": rulebook.editions[edition_of(ledger, one, rulebook)].title,
            }
            for one in ledger.certifications
        ],
        "order": order.of(entries, records, petitions, counting, order.unsent_by(ledger, day, rulebook), rulebook),
        "reach": reach,
        "entries": entries,
        "records": records,
        "record_steps": steps,
        "petitions": petitions,
        "sources": [
            {"id": one.id, "title": one.title, "where": one.where, "dated": one.dated, "url": one.url}
            for one in sources
        ],
    }


def _is_history(entry: Entry, ledger: Ledger) -> bool:
    """Tell whether an entry lies in past cycles alone: what has been renewed has nothing left to enter."""
    cycles = ledger.certifications
    return any(one.past_cycle(entry.date) for one in cycles) and not any(entry.date in one.cycle for one in cycles)


def _route(entry: Entry, rulebook: Rulebook) -> str:
    return rulebook.opportunities[entry.opportunity].route


def _line(entry: Entry, counts: bool, rulebook: Rulebook) -> dict[str, Any]:  # noqa: FBT001 - one of two columns
    cecs = sum(one.cecs for one in entry.sessions) or entry.amount("cecs")
    number = entry.text("course_number")
    verdict = coursenumber.examine(number)
    missing = [] if counts else [rulebook.advised("sheet-counts-nowhere")]
    if not number:
        missing.append(rulebook.problems["course-number-missing"])
    elif not verdict.usual:
        missing.append(number_sentence(rulebook, number, verdict))
    return {
        "entry": entry.id,
        "title": entry.title,
        "provider": entry.text("provider"),
        "status": entry.status,
        "course_number": number,
        "cecs": written(cecs),
        "date": slashed(entry.date),
        "ready": not missing,
        "missing": missing,
    }


def _packet(entry: Entry, row: Mapping[str, Any], ledger: Ledger, counts: bool, rulebook: Rulebook) -> dict[str, Any]:  # noqa: FBT001
    checklist: list[dict[str, Any]] = []
    for demand in rulebook.demands.values():
        if not demand.only or entry.opportunity in demand.only:
            known = _TESTS[demand.id](entry, row, ledger) if demand.id in _TESTS else None
            if demand.id == "college-transcript" and proofs.fits(row, _TRANSCRIPTS, _megabytes(rulebook)) is False:
                known = False  # of a file that fits, what it shows is for the person to see
            own = known is None or (demand.id == "documents" and not known)
            done = True if own and demand.id in _ticked(row) else known
            told = {"id": demand.id, "text": _text(demand, rulebook), "source": demand.source}
            checklist.append({**told, "done": done, "own": own})
    missing = [] if counts else [rulebook.advised("sheet-counts-nowhere")]
    missing += [one["text"] for one in checklist if one["done"] is False]
    note = rulebook.advised("route-reading") if rulebook.opportunities[entry.opportunity].route_is_reading else ""
    return {**_headed(entry, "sheet-petition", missing, rulebook), "note": note, "checklist": checklist}


_TRANSCRIPTS = frozenset({"application/pdf", "image/jpeg"})  # what ACE takes one as, by the demand's own words


def _megabytes(rulebook: Rulebook) -> int:
    return int(rulebook.amount("transcript-megabytes", rulebook.newest))


def _card(entry: Entry, counts: bool, rulebook: Rulebook) -> dict[str, Any]:  # noqa: FBT001 - one of two columns
    return _headed(entry, "sheet-record", [] if counts else [rulebook.advised("sheet-counts-nowhere")], rulebook)


def _headed(entry: Entry, heading: str, missing: list[str], rulebook: Rulebook) -> dict[str, Any]:
    day = slashed(entry.date)
    return {
        "entry": entry.id,
        "title": entry.title,
        "provider": entry.text("provider"),
        "heading": rulebook.advised(heading, title=told(_one_line(entry.title)), date=day),
        "status": entry.status,
        "date": day,
        "ready": not missing,
        "missing": missing,
    }


def _text(demand: Demand, rulebook: Rulebook) -> str:
    return rulebook.fill(demand.text, rulebook.newest)


# What the ledger itself can tell of a demand; the rest only the person can.
_TESTS: Mapping[str, Callable[[Entry, Mapping[str, Any], Ledger], bool]] = {
    "completed": lambda _entry, _row, _ledger: True,
    "inside-cycle": lambda entry, _row, ledger: any(entry.date in one.cycle for one in ledger.certifications),
    "documents": lambda _entry, row, _ledger: bool(proofs.listed(row)) or not is_empty(row.get("evidence")),
    "college-one": lambda entry, _row, ledger: not any(_rivals(entry, ledger)),
    "college-grade": lambda entry, _row, _ledger: not entry.text("grade").startswith(("C-", "D", "F", "f")),
}


def _ticked(row: Mapping[str, Any]) -> list[Any]:
    ticked = row.get("ticked")
    return ticked if isinstance(ticked, list) else []


def _rivals(entry: Entry, ledger: Ledger) -> Iterator[Entry]:
    """Yield what else of its kind has been sent, or posted, in a cycle that holds an entry."""
    cycles = [one.cycle for one in ledger.certifications if entry.date in one.cycle]
    for other in ledger.entries:
        sent = other.status in {"submitted", "posted"} and other.opportunity == entry.opportunity
        if sent and other.id != entry.id and any(other.date in cycle for cycle in cycles):
            yield other


def write(document: Mapping[str, Any], rulebook: Rulebook, day: date) -> str:
    """Return the sheet as plain text, to be read or printed."""
    return "\n".join(_lines(of(document, rulebook, day))) + "\n"


def _lines(sheet: Mapping[str, Any]) -> Iterator[str]:
    yield sheet["title"]
    yield from (f"{one['name']}, {one['cycle']}: {one['edition']}" for one in sheet["certifications"])
    yield from (f"{at}. {part['sentence']}" for at, part in enumerate(sheet["order"], start=1))
    yield from (step["text"] for step in sheet["reach"])
    yield ""
    for one in sheet["entries"]:
        yield f"{one['course_number'] or '—':<12} {one['cecs']:>6}  {one['date']}  {_one_line(one['title'])}"
        yield from _given_by(one)
        yield from (f"    {sentence}" for sentence in one["missing"])
    yield from [""] if sheet["records"] else []
    for one in sheet["records"]:
        yield one["heading"]
        yield from _given_by(one)
    yield from (f"  [ ] {step['text']}" for step in sheet["record_steps"])
    for one in sheet["petitions"]:
        yield ""
        yield one["heading"]
        yield from _given_by(one)
        yield from [one["note"]] if one["note"] else []
        marks = {True: "[x]", False: "[ ]", None: "[?]"}
        yield from (f"  {marks[demand['done']]} {demand['text']}" for demand in one["checklist"])
    yield ""
    for source in sheet["sources"]:
        yield f"{source['where']}: {source['title']} ({source['dated']}), {source['url']}"


def _given_by(one: Mapping[str, Any]) -> list[str]:
    return [f"    {told(_one_line(one['provider']))}"] if one["provider"] else []


def _one_line(title: str) -> str:
    return " ".join(title.split())
