"""What a person can do, as items of the search: the engine is asked what each would earn, so no rule is told twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from calculator.advice.onemore import read_draft
from calculator.advice.plan.search import Item, Problem
from calculator.estimate.standing import Standing, standing
from calculator.estimate.whatif import Bearing, edition_of, plus
from calculator.ledger.answers import is_empty, shown
from calculator.ledger.document import Entry, Ledger
from calculator.ledger.request import RequestError
from calculator.rulebook import Rulebook
from calculator.rules import ONE_COUNTS
from calculator.values import amounts

SCALE = 10_000  # whole numbers of the search for one CEC: two decimals of an amount times two of a rate
MOST_OF_A_KIND = 20  # entries: two years of one every five weeks, more than a plan is of use for
MOST_CHOICES = 20  # kinds offered at once: twice the ways to earn there are
_NOT_FIELDS = {"id", "opportunity", "date", "status", "posted_cecs", "most", "cost", "hours"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the person can do: a planned entry without its day yet, how often at most, and what one costs them."""

    entry: Entry
    fields: Mapping[str, Any]
    most: int
    cost: Decimal
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Need:
    """Something a certification lacks: ``cecs``, or the id of a requirement; ``amount`` in the search's numbers."""

    certification: str
    kind: str
    amount: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A choice on a day, and the certifications for which it is safe on that day."""

    choice: Choice
    day: date
    safe: frozenset[str]


def read(rows: object, rulebook: Rulebook, today: date) -> list[Choice]:
    """Return the choices of a request. Raises RequestError, in the words of a problem, for one that cannot be read."""
    if not isinstance(rows, list) or len(rows) > MOST_CHOICES or not all(isinstance(row, dict) for row in rows):
        raise RequestError(f"“choices” must be a list of at most {MOST_CHOICES} objects")
    return [_choice(row, rulebook, today) for row in rows]


def _choice(row: Mapping[str, Any], rulebook: Rulebook, today: date) -> Choice:
    named = row.get("opportunity")
    opportunity = rulebook.opportunities.get(named) if isinstance(named, str) else None
    if opportunity is None:
        raise RequestError("each of “choices” needs the id of an “opportunity”")
    own = {key: value for key, value in row.items() if key not in _NOT_FIELDS}
    needed = {field.id for field in opportunity.fields}
    fields = {key: value for key, value in opportunity.example.items() if key in needed - {"title", "date", "status"}}
    fields.pop("course_number", None)
    fields = {**fields, **{key: value for key, value in own.items() if not is_empty(value)}}
    most = row.get("most", 1 if named == "ace-certification" else MOST_OF_A_KIND)
    if isinstance(most, bool) or not isinstance(most, int) or not 1 <= most <= MOST_OF_A_KIND:
        raise RequestError(f"“most” must be a whole number from 1 to {MOST_OF_A_KIND}")
    entry = read_draft({"opportunity": named, **fields}, rulebook, today)
    cost, hours = (_spent(row, name, opportunity.title, rulebook) for name in ("cost", "hours"))
    return Choice(entry, fields, most, cost, hours)


def _spent(row: Mapping[str, Any], name: str, title: str, rulebook: Rulebook) -> Decimal:
    """Return what one of a choice costs, or how many hours it takes; 0 where that was left out."""
    if is_empty(row.get(name)):
        return amounts.ZERO
    amount, noun = amounts.parse(row[name]), f"the {name} of “{title}”"
    if amount is None:
        raise RequestError(rulebook.problems["number-unreadable"].format(noun=noun, sample="3", value=shown(row[name])))
    if amount < 0:
        raise RequestError(rulebook.problems["number-negative"].format(noun=noun))
    return amount


def needs(before: Iterable[Standing]) -> list[Need]:
    """Return what each certification lacks with everything entered, what is up to ACE and planned included."""
    found = []
    for one in before:
        lack = max(amounts.ZERO, one.totals.required - one.totals.planned_total)
        found.append(Need(one.certification.id, "cecs", int(lack * SCALE)))
        found += [Need(one.certification.id, need.id, 1) for need in one.requirements if not need.planned]
    return [need for need in found if need.amount]


class Planner:
    """One ledger on one day, and what further entries would add to it."""

    def __init__(self, ledger: Ledger, rulebook: Rulebook, today: date) -> None:
        """Take the ledger; certifications whose cycle is over are left out, for nothing new counts for them."""
        running = tuple(one for one in ledger.certifications if one.cycle.end >= today)
        self.ledger, self.rulebook, self.today = ledger, rulebook, today
        self.before = tuple(
            standing(ledger, one, edition_of(ledger, one, rulebook), rulebook=rulebook, today=today) for one in running
        )
        self.needs = needs(self.before)
        self.bearing = {one.certification.id: Bearing(one, rulebook) for one in self.before}

    def dated(self, choice: Choice) -> list[Dated]:
        """Return the days on which a choice may be worth planning: the last safe one of each certification.

        No other day can do more: a day later loses a certification, and a day earlier has none that one of these
        lacks. A petition leaves ACE the days of its review.
        """
        last = {one.certification.id: self._last(one, choice) for one in self.before}
        found = []
        for day in sorted({day for day in last.values() if day >= self.today}):
            cycles = [(one.certification.id, one.certification.cycle.start) for one in self.before]
            safe = frozenset(name for name, start in cycles if start <= day <= last[name])
            found.append(Dated(choice, day, safe))
        return found

    def _last(self, one: Standing, choice: Choice) -> date:
        review = self.rulebook.amount("petition-review-days", one.edition)
        petition = self.rulebook.opportunities[choice.entry.opportunity].route == "petition"
        return one.certification.cycle.end - timedelta(days=int(review) if petition else 0)

    def gains(self, dated: Dated) -> tuple[int, ...]:
        """Return what one more entry does for each need, in the search's numbers."""
        entry = replace(dated.choice.entry, date=dated.day)
        names = {need.certification for need in self.needs}
        more = {name: self._more(one, [entry]) for one in self.before if (name := one.certification.id) in names}
        found = []
        for need in self.needs:
            gain, met = more[need.certification]
            if need.kind != "cecs":
                found.append(int(need.kind in met))
            else:
                found.append(int(gain * SCALE) if need.certification in dated.safe else 0)
        return tuple(found)

    def _more(self, one: Standing, entries: list[Entry]) -> tuple[Decimal, set[str]]:
        """Return what entries of one kind add to the planned total, and the requirements that are then met."""
        unmet = [need.kind for need in self.needs if need.certification == one.certification.id and need.kind != "cecs"]
        near = replace(self.ledger, entries=self.bearing[one.certification.id].on_needs(entries[0], unmet))
        was, then = (
            standing(ledger, one.certification, one.edition, rulebook=self.rulebook, today=self.today)
            for ledger in (near, plus(near, entries))
        )
        met = {need.id for need in then.requirements if need.planned}
        return then.totals.planned_total - was.totals.planned_total, met

    def after(self, one: Standing, entries: Iterable[Entry]) -> Standing:
        """Return where a certification would stand with further entries."""
        ledger = plus(self.ledger, entries)
        return standing(ledger, one.certification, one.edition, rulebook=self.rulebook, today=self.today)

    def counts_once(self, choice: Choice) -> bool:
        """Tell whether a second entry of a choice's opportunity would earn nothing in a cycle."""
        once = ONE_COUNTS & set(self.rulebook.opportunities[choice.entry.opportunity].together)
        return any(self.rulebook.clauses[name].holds(one.edition) for name in once for one in self.before)

    def stretch(self, day: date) -> int:
        """Return the number of the stretch that holds a day; the cycles of two stretches have no day in common."""
        cycles = sorted((one.certification.cycle.start, one.certification.cycle.end) for one in self.before)
        number, until = 0, date.min
        for start, end in cycles:
            if start > day:
                break
            number, until = number + (start > until), max(until, end)
        return number

    def room(self, choice: Choice) -> tuple[int, ...] | None:
        """Return what the cap of a choice's opportunity leaves for each need, or None where it has no cap."""
        opportunity = self.rulebook.opportunities[choice.entry.opportunity]
        if not opportunity.cap:
            return None
        largest = {field.id: field.at_most for field in opportunity.fields if field.kind == "amount"}
        entry = choice.entry
        amounts_ = {key: most for key, most in largest.items() if key in entry.answers}
        rooms = {}
        for one in self.before:
            day = max(self.today, one.certification.cycle.start)
            most = replace(entry, date=day, answers={**entry.answers, **amounts_})
            held = self.rulebook.clauses[opportunity.cap].holds(one.edition)
            left, _ = self._more(one, [most] * _ENOUGH)
            rooms[one.certification.id] = int(left * SCALE) if held else _BOUNDLESS
        return tuple(rooms[need.certification] if need.kind == "cecs" else _BOUNDLESS for need in self.needs)


_ENOUGH = 3  # entries of the largest amount a form takes, or of a fixed one: more than any cap leaves
_BOUNDLESS = 10**9


def problem(planner: Planner, choices: Iterable[Choice]) -> tuple[Problem, list[Dated]]:
    """Return the search's problem, and its items as dated choices. A day on which a choice does no more is left out."""
    items: list[Item] = []
    dated: list[Dated] = []
    rooms: dict[str, tuple[int, ...]] = {}
    kinds: dict[tuple[object, int], int] = {}
    for number, choice in enumerate(choices):
        name = choice.entry.opportunity
        once = planner.counts_once(choice)
        useful = _useful([(one, planner.gains(one)) for one in planner.dated(choice)])
        if useful and (room := planner.room(choice)):
            rooms[name] = room
        for one, gains in useful:
            cost, hours = int(choice.cost * SCALE), int(choice.hours * SCALE)
            alike = (name, planner.stretch(one.day)) if once else (number, 0)  # of which one may be taken, or the most
            kind = kinds.setdefault(alike, len(kinds))
            items.append(
                Item(gains, 1 if once else choice.most, kind, name if name in rooms else f"{number}", cost, hours)
            )
            dated.append(one)
    return Problem(tuple(need.amount for need in planner.needs), tuple(items), rooms), dated


def _useful(weighed: list[tuple[Dated, tuple[int, ...]]]) -> list[tuple[Dated, tuple[int, ...]]]:
    """Keep the days that no other day of the same choice outdoes; of equal ones the earliest."""
    kept: list[tuple[Dated, tuple[int, ...]]] = []
    for at, (one, gains) in enumerate(weighed):
        outdone = any(
            all(map(int.__le__, gains, other)) and (gains != other or before < at)
            for before, (_, other) in enumerate(weighed)
        )
        if any(gains) and not outdone:
            kept.append((one, gains))
    return kept
