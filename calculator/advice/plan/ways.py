"""The verb ``ways``: sets of further entries, ready to add as planned, and what each then gives."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from calculator.advice.onemore import in_words
from calculator.advice.plan.choices import SCALE, Choice, Dated, Need, Planner, problem, read
from calculator.advice.plan.search import Found, Picks, Problem, best
from calculator.advice.timeline import several
from calculator.ledger.document import Entry, Ledger
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import Answer, Request, today
from calculator.ledger.tidy import tidy_entry
from calculator.rulebook import Rulebook
from calculator.values.amounts import ZERO, plain, written
from calculator.values.quoting import told

MOST_SETS = 5  # sets shown: as many as can be compared at a glance
MOST_HELD = 20  # certifications: each may be reached by a day of its own, and is asked about every other's


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``ways``: ``{"today", "ledger", "choices": [{"opportunity", "most"?, "cost"?, "hours"?, …}]}`` →
    ``{"ways": {"sets", "complete", "sentences", "needs", "unmet"}}``.

    A choice is something the person could do: the opportunity, how often at most (20 if left out, an ACE
    certification once), what one costs in their own money and hours, and any fields of an entry; fields left out are
    those of the opportunity's example. A set is ``{"entries", "lines", "cost", "hours", "gives": [{"certification",
    "required", "planned_total", "requirements": [{"id", "planned"}]}]}``: planned entries of the ledger, dated by the
    last day on which each is safe, and what the certifications then come to. ``lines`` name the entries, equal ones
    together: ``{"times", "title", "instance", "date"}``, ``instance`` their amounts in words. Sets come by their number
    of entries, then cost, then hours; no entry of a set can be spared. ``complete`` is false if the search was cut off;
    the sets it gives are the best even then. ``sentences`` say why there is no set, or what else to know. ``needs``:
    ``{"certification", "kind": "cecs" or a requirement's id, "cecs"}``. ``unmet``: requirements none of the choices
    meets, ``{"certification", "id", "sentence"}``; where nothing else is lacking, a choice is also tried with the box
    ticked that brings it. A requirement is met by one entry, never pieced together.
    Certifications whose cycle is over are named and left out. With more than MOST_HELD running there is no set.
    """  # noqa: D205 - the shape of a request needs two lines
    now = today(asked)
    ledger = read_ledger(asked.get("ledger"), rulebook, now).ledger
    choices = read(asked.get("choices", []), rulebook, now)
    running = sum(one.cycle.end >= now for one in ledger.certifications)
    if running > MOST_HELD:
        sentence = rulebook.advice["ways-too-many"].text.format(most=MOST_HELD, count=running)
        return {"ways": {"sets": [], "complete": False, "sentences": [sentence], "needs": [], "unmet": []}}
    planner = Planner(ledger, rulebook, now)
    whole, dated = problem(planner, choices)
    open_, kept, unmet = _split(whole, planner.needs)
    if unmet and not kept:
        whole, dated = problem(planner, [*choices, *_ticked(choices, unmet, rulebook)])
        open_, kept, unmet = _split(whole, planner.needs)
    found = best(open_, MOST_SETS)
    return {
        "ways": {
            "sets": [_set(picks, dated, planner) for picks in found.sets if picks],
            "complete": found.complete,
            "sentences": [*_over(ledger, rulebook, now), *_say(open_, kept, found, planner)],
            "needs": [_need(need) for need in planner.needs],
            "unmet": [_unmet(need, planner) for need in unmet],
        }
    }


def _ticked(choices: Sequence[Choice], unmet: Sequence[Need], rulebook: Rulebook) -> Iterator[Choice]:
    """Yield choices with the box ticked that is named like a requirement which none of them meets.

    Where nothing else is lacking, a course is looked for only for that: it can be chosen so.
    """
    lacking = {need.kind for need in unmet}
    for choice in choices:
        for field in rulebook.opportunities[choice.entry.opportunity].fields:
            if field.id in lacking:
                own = {field.id: True}
                entry = replace(choice.entry, answers={**choice.entry.answers, **own})
                yield replace(choice, entry=entry, fields={**choice.fields, **own})


def _split(whole: Problem, needs: Sequence[Need]) -> tuple[Problem, list[Need], list[Need]]:
    """Return the problem without the requirements that no choice meets, the needs kept, and those requirements."""
    hopeless = {
        at for at, need in enumerate(needs) if need.kind != "cecs" and not any(item.gains[at] for item in whole.items)
    }

    def only[One](row: Sequence[One]) -> tuple[One, ...]:
        return tuple(one for at, one in enumerate(row) if at not in hopeless)

    items = tuple(replace(item, gains=only(item.gains)) for item in whole.items)
    rooms = {group: only(room) for group, room in whole.rooms.items()}
    return Problem(only(whole.needs), items, rooms), list(only(needs)), [needs[at] for at in sorted(hopeless)]


def _set(picks: Picks, dated: Sequence[Dated], planner: Planner) -> dict[str, Any]:
    chosen = sorted((dated[pick] for pick in picks), key=lambda one: one.day)
    taken = {entry.id for entry in planner.ledger.entries}
    names = (name for number in count(1) if (name := f"plan-{number}") not in taken)
    entries = [replace(one.choice.entry, id=next(names), date=one.day) for one in chosen]
    rulebook = planner.rulebook
    rows = [_row(one.choice.fields, entry, rulebook) for one, entry in zip(chosen, entries, strict=True)]
    after = [planner.after(one, entries) for one in planner.before]
    return {
        "entries": [tidy_entry(row, rulebook) for row in rows],
        "lines": _lines(rows, rulebook),
        "cost": plain(sum((one.choice.cost for one in chosen), ZERO)),
        "hours": plain(sum((one.choice.hours for one in chosen), ZERO)),
        "gives": [
            {
                "certification": one.certification.id,
                "required": written(one.totals.required),
                "planned_total": written(one.totals.planned_total),
                "requirements": [{"id": need.id, "planned": need.planned} for need in one.requirements],
            }
            for one in after
        ],
    }


def _row(fields: Mapping[str, Any], entry: Entry, rulebook: Rulebook) -> dict[str, Any]:
    head = {"id": entry.id, "opportunity": entry.opportunity, "title": rulebook.opportunities[entry.opportunity].title}
    return {**head, **fields, "date": entry.date.isoformat(), "status": "planned"}


def _lines(rows: Sequence[Mapping[str, Any]], rulebook: Rulebook) -> list[dict[str, Any]]:
    named = [(row["title"], in_words(rulebook.opportunities[row["opportunity"]], row), row["date"]) for row in rows]
    return [
        {"times": named.count(line), "title": line[0], "instance": line[1], "date": line[2]}
        for at, line in enumerate(named)
        if line not in named[:at]
    ]


def _need(need: Need) -> dict[str, str | None]:
    cecs = written(Decimal(need.amount) / SCALE) if need.kind == "cecs" else None
    return {"certification": need.certification, "kind": need.kind, "cecs": cecs}


def _unmet(need: Need, planner: Planner) -> dict[str, str]:
    one = next(one for one in planner.before if one.certification.id == need.certification)
    sentence = next(held.reason.sentence for held in one.requirements if held.id == need.kind)
    return {"certification": need.certification, "id": need.kind, "sentence": sentence}


def _over(ledger: Ledger, rulebook: Rulebook, now: date) -> Iterator[str]:
    for one in ledger.certifications:
        if one.cycle.end < now:
            yield rulebook.advice["ways-over"].text.format(name=one.name, end=rulebook.day(one.cycle.end))


def _say(whole: Problem, kept: Sequence[Need], found: Found, planner: Planner) -> Iterator[str]:
    say = {key: step.text for key, step in planner.rulebook.advice.items()}
    sets = found.sets
    if sets and not sets[0]:
        if not planner.needs:
            yield say["ways-enough"]
        return
    if sets:
        count = len(sets[0])
        yield say["ways-found"].format(entries=f"{count} {'entry' if count == 1 else 'entries'}")
    if not found.complete:
        yield say["ways-cut" if sets else "ways-none-looked-at"]
    elif not sets:
        short = list(_short(whole, kept, planner))
        yield from short or [say[several("ways-together", planner.before)]]


def _short(whole: Problem, kept: Sequence[Need], planner: Planner) -> Iterator[str]:
    """Say of each certification that all choices together cannot bring far enough how far they do."""
    standings = {one.certification.id: one for one in planner.before}
    for at, need in enumerate(kept):
        if need.kind != "cecs":
            continue
        rising = sorted(range(len(whole.items)), key=lambda index: whole.items[index].gains[at])
        best_of = {whole.items[index].kind: index for index in rising}  # the last of a kind, which does most
        lack = whole.lacking([index for index in best_of.values() for _ in range(whole.items[index].most)])[at]
        if lack:
            one = standings[need.certification]
            yield planner.rulebook.advice["ways-short"].text.format(
                name=told(one.certification.name),
                most=written(one.totals.required - Decimal(lack) / SCALE),
                required=written(one.totals.required),
                end=planner.rulebook.day(one.certification.cycle.end),
            )
