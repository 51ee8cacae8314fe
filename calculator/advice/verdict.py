"""Am I done? One sentence for each certification: ready by what is entered, or exactly what is left, in order.

Unmet needs come first, then what is to be sent or done for them, then what is to be entered at ACE. What cannot change
the verdict is left out: where the CECs are reached, no petition is asked for.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from calculator.advice import steps
from calculator.advice.timeline import time_left
from calculator.estimate.standing import Standing
from calculator.estimate.whatif import standings
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import Answer, Request, today
from calculator.rulebook import Rulebook
from calculator.rules import LOOKED_AT, Requirement, Tier, is_planned
from calculator.values.amounts import ZERO, counted, written

# What a next step asks of a person, by the id of its advice.
_ASKS = {
    "petition": "petition",
    "petition-late": "petition-late",
    "submitted-petition": "wait",
    "submitted": "look",
    "automatic": "look",
    "plan": "plan",
    "plan-petition": "plan",
    "plan-petition-late": "plan",
    "plan-past": "plan-past",
    "submit": "enter",
    "number": "enter",
    "record": "record",
    "over": "over",
}
# What is asked for whatever has ended since: what has reached ACE in time is waited for, what was planned may be done.
_ALWAYS = {"submitted", "submitted-petition", "plan-past"}
_UP_TO_ACE = ("petition", "petition-late", "wait")
_AT_ACE = ("enter", "record", "look", "over")
_NOUNS = dict.fromkeys(_UP_TO_ACE, ("petition", "petitions")) | dict.fromkeys(
    ("plan", "plan-past"), ("planned entry", "planned entries")
)
_ENTRY = ("entry", "entries")
_HERE = "\ue000"  # in a sentence, where what is left will stand
_NO_DAY = {"wait", "look", "over", "petition-late", "plan-past"}
# Where each is done: looked for among ways to earn, read from the sheet, changed in the entry, or entered in a form.
_PLACES = {"earn": "ways"} | dict.fromkeys(("petition", "petition-late", "enter", "record"), "sheet")
_PLACES |= dict.fromkeys(("wait", "plan", "plan-past", "look", "over"), "entry")
_BEGINS = {
    "ethics": {"opportunity": "approved-course", "ethics": True},
    "cpr-aed-current": {"opportunity": "cpr-aed"},
}  # what the form of an entry begins with that would meet a requirement
_PLACES |= dict.fromkeys(_BEGINS, "form")

type Part = dict[str, Any]


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``verdict``: ``{"today", "ledger"}`` → ``{"verdict": [{"certification", "ready", "ended", "sentence",
    "lead", "next", "left": [{"what", "sentence", "by", "entries", "place", "begins"}]}]}``, one for each
    certification, in the order of the ledger.

    ``ready``: the assured total reaches the requirement, in CECs, and every other requirement is met. ``left``: what
    is still to be done, in order; ``what`` names it (earn, ethics, cpr-aed-current, petition, petition-late, wait,
    plan-past, plan, enter, record, look, over), ``by`` is the last day for it (ISO) or null, ``entries`` the ids it
    concerns. A certification that is ready may still have what is to be entered at ACE. ``place`` is where it is done:
    ``ways``, ``sheet``, ``entry`` (the first of ``entries``), ``form`` (of a new entry that begins with ``begins``),
    or empty where nothing can be done any more. ``sentence`` says it all; ``lead`` is what it says before what is left.
    ``ended``: the cycle is over; then ``next`` names what is to be read, else it is empty.
    """  # noqa: D205 - the shape of an answer needs two lines
    now = today(asked)
    ledger = read_ledger(asked.get("ledger"), rulebook, now).ledger
    next_steps = {step["entry"]: step for step in steps.of(ledger, rulebook, now)}
    return {"verdict": [_Verdict(one, next_steps, rulebook, now).as_json() for one in standings(ledger, rulebook, now)]}


class _Verdict:
    """What one certification still needs."""

    def __init__(self, one: Standing, next_steps: Mapping[str, Part], rulebook: Rulebook, now: date) -> None:
        self.one, self.rulebook, self.now = one, rulebook, now
        self.end = one.certification.cycle.end
        self.asked: defaultdict[str, list[tuple[str, date, Tier]]] = defaultdict(list)
        for award in one.awards:
            step = next_steps.get(award.entry.id)
            if award.cecs and step and step["action"] in _ASKS:
                own = next(held["by"] for held in step["certifications"] if held["id"] == one.certification.id)
                asks = "over" if now > self.end and step["action"] not in _ALWAYS else _ASKS[step["action"]]
                self.asked[asks].append((award.entry.id, date.fromisoformat(own), award.tier))

    def as_json(self) -> dict[str, Any]:
        """Return the verdict as plain data."""
        totals = self.one.totals
        ready = not totals.remaining and all(need.met for need in self.one.requirements)
        left = [*self._needs(), *self._for_cecs(), *self._at_ace()]
        ended = self.now > self.end
        key = f"verdict-{'ended-' if ended else ''}{'ready' if ready else 'left'}{'-more' if ready and left else ''}"
        detail = {
            "assured": written(totals.assured_total),
            "required": written(totals.required),
            "ago": time_left(self.one.certification.cycle, self.now, self.rulebook),
        }
        said = self.rulebook.advised(key, **detail, left=_HERE)
        return {
            "certification": self.one.certification.id,
            "ready": ready,
            "ended": ended,
            "sentence": said.replace(_HERE, "; ".join(part["sentence"] for part in left)),
            "lead": said.partition(_HERE)[0].strip(),
            "next": self.rulebook.advised("verdict-ended-next") if ended else "",
            "left": left,
        }

    def _part(self, what: str, key: str, *, by: date | None, entries: Sequence[str] = (), **detail: str) -> Part:
        until = {"by": self.rulebook.day(by)} if by else {}
        sentence = self.rulebook.advised(f"verdict-{key}", end=self.rulebook.day(self.end), **until, **detail)
        found = {"what": what, "sentence": sentence, "by": by.isoformat() if by else None, "entries": list(entries)}
        return {**found, "place": _PLACES[what], "begins": None}

    def _entered(self, need: Part) -> Part:
        """Return a requirement as one that a further entry would meet, as long as the cycle runs."""
        return {**need, "begins": _BEGINS[need["what"]]} if self.now <= self.end else {**need, "place": ""}

    def _needs(self) -> Iterator[Part]:
        """Yield what no entry would give, and each requirement that is not met."""
        totals = self.one.totals
        if missing := max(ZERO, totals.required - totals.planned_total):
            earn = self._part("earn", "earn", by=self.end, cecs=written(missing))
            yield earn if self.now <= self.end else {**earn, "place": ""}
        for need in self.one.requirements:
            if not need.met:
                yield self._need(need)

    def _need(self, need: Requirement) -> Part:
        if need.planned:
            looked_at = (award for award in self.one.awards if LOOKED_AT[need.id](award))
            plans = [award.entry.id for award in looked_at if is_planned(award.entry, self.now)]
            return {**self._part(need.id, f"{need.id}-planned", by=self.end, entries=plans), "place": "entry"}
        if need.id == "ethics":
            cecs = self.rulebook.amount("ethics", self.one.edition)
            return self._entered(self._part(need.id, need.id, by=self.end, cecs=written(cecs)))
        cards = [award.entry.id for award in self.one.awards if award.entry.opportunity == "cpr-aed"]
        key = f"{need.id}-again" if cards else need.id
        return self._entered(self._part(need.id, key, by=self.end, entries=cards))

    def _for_cecs(self) -> Iterator[Part]:
        """Yield what would bring CECs that are missing: what is up to ACE first, then what is planned.

        What counts already on the strength of a petition, as under the 2013 post, has to be sent in any case.
        """
        totals = self.one.totals
        yield from self._asks(_UP_TO_ACE, {Tier.ASSURED, Tier.DEPENDS} if totals.remaining else {Tier.ASSURED})
        if totals.possible_total < totals.required:
            yield from self._asks(("plan-past", "plan"), {Tier.PLANNED})

    def _at_ace(self) -> Iterator[Part]:
        """Yield what is done, counts, and has still to reach ACE."""
        yield from self._asks(_AT_ACE, set(Tier))

    def _asks(self, names: Sequence[str], tiers: AbstractSet[Tier]) -> Iterator[Part]:
        for what in names:
            if found := [(entry, by) for entry, by, tier in self.asked.get(what, ()) if tier in tiers]:
                by = None if what in _NO_DAY else min(day for _, day in found)
                number = counted(len(found), *_NOUNS.get(what, _ENTRY))
                yield self._part(what, what, by=by, entries=[entry for entry, _ in found], number=number)
