"""What to do next for each entry, by its status, its route to ACE, and the ends of the cycles it counts in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from calculator.estimate.whatif import awards_of, edition_of, history, standings
from calculator.ledger.document import Certification, Entry, Ledger
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import Answer, Request, today
from calculator.rulebook import Rulebook
from calculator.rules import Award, is_planned, named
from calculator.values.amounts import plain

SOON_DAYS = 30  # a step due within a month is shown first: time for a weekend course and its certificate
UNSENT = {"petition", "petition-late", "plan-petition", "plan-petition-late"}  # a petition that is still to be paid for
type Held = tuple[Certification, Mapping[str, Award]]  # a certification, and its awards by the id of the entry


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``steps``: ``{"today", "ledger"}`` → ``{"steps": [{"entry", "action", "by", "days", "soon", "sentence",
    "source", "certifications"}]}``, one for each entry that could be read, in the order of the ledger.

    ``action`` is the id of the advice sentence; ``by`` the last safe day (ISO) or null; ``days`` how many are left
    until then; ``soon`` whether that is 30 or fewer; ``source`` a source's id, empty where ACE states nothing about
    it. ``certifications``: ``{"id", "by"}`` for every certification it counts for, each with its own last safe day.
    """  # noqa: D205 - the shape of an answer needs two lines
    now = today(asked)
    return {"steps": of(read_ledger(asked.get("ledger"), rulebook, now).ledger, rulebook, now)}


def of(ledger: Ledger, rulebook: Rulebook, now: date) -> list[dict[str, Any]]:
    """Return the next step of each entry as ``answer`` describes it, in the order of the ledger."""
    stood = (*standings(ledger, rulebook, now), *history(ledger, rulebook, now))
    found = [(one.certification, awards_of(one)) for one in stood]
    reviews = {
        one.id: int(rulebook.amount("petition-review-days", edition_of(ledger, one, rulebook)))
        for one in ledger.certifications
    }
    return [_Step(entry, found, reviews, rulebook, now).as_json() for entry in ledger.entries]


class _Step:
    """The next step of one entry."""

    def __init__(
        self, entry: Entry, found: Sequence[Held], reviews: dict[str, int], rulebook: Rulebook, now: date
    ) -> None:
        self.entry, self.rulebook, self.now, self.reviews = entry, rulebook, now, reviews
        self.counting = [one for one, awards in found if entry.id in awards and awards[entry.id].cecs]
        self.planned = is_planned(entry, now)
        self.way = rulebook.opportunities[entry.opportunity]
        self.petition = self.way.route == "petition"

    def as_json(self) -> dict[str, Any]:
        """Return the step as plain data."""
        action, held, by = self._action()
        advice = self.rulebook.advice[action]
        detail = {
            "days": plain(self.rulebook.amount("petition-review-days", self.rulebook.newest)),
            "date": self.rulebook.day(self.entry.date),
        }
        if held:
            detail |= {"names": named(held), "end": self.rulebook.day(held[0].cycle.end)}
        if by:
            detail["by"] = self.rulebook.day(by)
        days = (by - self.now).days if by else None
        sentence = self.rulebook.advised(action, **detail)
        if self.way.route_is_reading and action in UNSENT:
            sentence += f" {self.rulebook.advised('route-reading')}"
        return {
            "entry": self.entry.id,
            "action": action,
            "by": by.isoformat() if by else None,
            "days": days,
            "soon": days is not None and days <= SOON_DAYS,
            "sentence": sentence,
            "source": advice.source,
            "certifications": [{"id": one.id, "by": self._by(one).isoformat()} for one in self.counting],
        }

    def _by(self, one: Certification) -> date:
        """Return the last safe day for a certification: a petition leaves ACE the time of its review."""
        return one.cycle.end - timedelta(days=self.reviews[one.id] if self.petition else 0)

    def _action(self) -> tuple[str, list[Certification], date | None]:
        """Return the id of the advice, the certifications whose deadline comes first, and that deadline."""
        if self.entry.status == "posted" and not self.planned:
            return "posted", [], None
        if self.planned and self.entry.date < self.now:
            return "plan-past", [], None
        if not self.counting:
            return "nowhere", [], None
        if self.entry.status == "submitted" and not self.planned:
            return ("submitted-petition" if self.petition else "submitted"), [], None
        return self._deadline()

    def _deadline(self) -> tuple[str, list[Certification], date | None]:
        running = [one for one in self.counting if one.cycle.end >= self.now]
        if not running:
            return "over", _ending(self.counting, max), None
        held = _ending(running, min)
        plan = "plan" if self.planned else ""
        if self.petition:
            by = self._by(held[0])
            late = by < self.now
            name = f"{plan}-petition" if plan else "petition"
            return (f"{name}-late", held, held[0].cycle.end) if late else (name, held, by)
        return plan or self._hand_in(), held, held[0].cycle.end

    def _hand_in(self) -> str:
        if self.way.reaches_ace_by_itself or self.way.route == "record":
            return self.way.route
        return "submit" if self.entry.text("course_number") else "number"


def _ending(held: Sequence[Certification], which: Callable[[Iterable[date]], date]) -> list[Certification]:
    """Return the certifications whose cycles end first (``min``) or last (``max``)."""
    end = which(one.cycle.end for one in held)
    return [one for one in held if one.cycle.end == end]
