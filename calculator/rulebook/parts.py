"""What a rulebook is made of: sources, editions, dated parameters, clauses, fields, opportunities, routes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from calculator.values.amounts import plain, written
from calculator.values.cycle import years_after


@dataclass(frozen=True, slots=True)
class Source:
    """A page ACE has published: its title, place, date in words, address, and how much of it could be read."""

    id: str
    title: str
    where: str
    dated: str
    url: str
    read: str
    states: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """The rulebook as ACE had published it by a date; ``id`` is that date in ISO form."""

    id: str
    title: str
    note: str

    @property
    def first_day(self) -> date:
        """The first day on which a cycle can end and be covered by this edition."""
        return date.fromisoformat(self.id)


@dataclass(frozen=True, slots=True)
class Value:
    """What a parameter amounts to from an edition on, and the source in which it stands."""

    since: str
    amount: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of the domain, dated. ``unit`` says of what: CECs, contact hours, days and the like.

    ``reason`` says why it is as it is, where it is ours and not ACE's.
    """

    id: str
    title: str
    unit: str
    values: tuple[Value, ...]
    reason: str = ""

    def on(self, edition: str) -> Decimal | None:
        """Return the amount in force in an edition (its id), or None where that edition states none."""
        known = [value for value in self.values if value.since <= edition]
        return known[-1].amount if known else None

    def written(self, edition: str) -> str:
        """Write the amount of an edition, or of the first to state one: CECs as 0.4 and 2.0, all else as 3 and 20."""
        amount = self.on(edition)
        if amount is None:
            amount = self.values[0].amount
        return written(amount) if self.unit == "CECs" else plain(amount)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What another page of ACE's says: its sentence, where that was kept word for word, and what it would mean."""

    source: str
    means: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence of ACE's, to the letter, and the source in which it stands."""

    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule: the sentence it rests on, whether that is ACE's word or our reading, and how a receipt words it.

    ``quote`` is ACE's, to the letter; ``states`` is what a page says that was not kept word for word. ``since`` and
    ``until`` bound the editions in which it holds. ``question`` is what the words leave open, ``reading`` how they are
    taken (the title of a clause that is a reading), and ``otherwise`` what the other answer would change. ``beside``
    are further sentences of ACE's that bear on the question, to the letter, each with its source. ``answers`` are the
    other answers that can be run, each with what it means. ``field`` names, for a sentence that refuses, the field of
    the entry that decided.
    """

    id: str
    title: str
    kind: str
    source: str
    sentences: Mapping[str, str]
    quote: str = ""
    states: str = ""
    since: str = ""
    until: str = ""
    question: str = ""
    reading: str = ""
    otherwise: str = ""
    disagrees: tuple[Disagreement, ...] = ()
    beside: tuple[Quotation, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    field: Mapping[str, str] = field(default_factory=dict)

    def holds(self, edition: str) -> bool:
        """Tell whether the clause is part of an edition (its id)."""
        return self.since <= edition and (not self.until or edition < self.until)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a field: the stored value, its label, and other spellings read as the same."""

    value: str
    label: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """Something a person types. ``needed``: one of selfcheck.NEEDED. Limits are in ``unit``.

    ``hours_from`` is the parameter from which on an amount of CECs may be hours.
    """

    id: str
    label: str
    noun: str
    kind: str
    needed: str
    hint: str = ""
    unit: str = ""
    default: str = ""
    more_than: Decimal | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    choices: tuple[Choice, ...] = ()
    suggestions: tuple[str, ...] = ()
    part_label: str = ""
    part_amount_label: str = ""
    hours_from: str = ""


@dataclass(frozen=True, slots=True)
class TableWords:
    """How people word a table: beside ``headers``, which name columns, what else may stand in a head or a cell.

    ``harmless`` words may stand in a head beside its name; ``signs`` are words that tell a field by themselves;
    ``totals`` begin a line of sums; ``empty`` ones say that a cell says nothing. ``kinds`` are words for one way to
    earn, ``general`` ones for several; ``titles`` tell by a title what it may be about; ``statuses`` are words for how
    far along it is. ``labels`` name what a column can be taken for that is no field of the form, ``files``
    those that are no table.
    """

    harmless: tuple[str, ...]
    signs: Mapping[str, tuple[str, ...]]
    totals: tuple[str, ...]
    empty: tuple[str, ...]
    kinds: Mapping[str, tuple[str, ...]]
    general: tuple[str, ...]
    titles: Mapping[str, tuple[str, ...]]
    statuses: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, and the source in which it stands; no source where it is our own advice."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Certainty:
    """What may be promised of a way to earn from an edition on: assured, or it depends on a decision of ACE's.

    ``word`` is the one in the quotation of ``clause`` that says so.
    """

    since: str
    tier: str
    word: str
    clause: str


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A way to earn CECs: its fields, the clauses that say what an entry is worth, its cap, and its guide texts.

    ``ever`` are clauses that hold even for what ACE has posted; ``together`` are clauses on all its entries in a cycle,
    which come before the cap. ``since`` is what ACE has stated after its founding post. ``route_is_reading``: how it is
    sent in is not stated in any page that could be read, so that its route is ours.
    """

    id: str
    title: str
    plural: str
    short: str
    certainties: tuple[Certainty, ...]
    fields: tuple[Field, ...]
    worth: tuple[str, ...]
    limits: tuple[str, ...]
    counts: tuple[str, ...]
    excludes: tuple[str, ...]
    proof: tuple[str, ...]
    route: str
    example: Mapping[str, Any]
    counterexample: Mapping[str, Any]
    ever: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    cap: str = ""
    since: tuple[Step, ...] = ()
    route_is_reading: bool = False

    @property
    def bounds(self) -> tuple[str, ...]:
        """The clauses on what its entries earn together, in order: those before the cap, and the cap."""
        return (*self.together, self.cap) if self.cap else self.together

    @property
    def reaches_ace_by_itself(self) -> bool:
        """Whether nobody has to enter, record or send it: ACE knows of it."""
        return self.route == "automatic"

    def certainty(self, edition: str) -> Certainty | None:
        """Return what may be promised of it in an edition (its id), or None where that does not know it."""
        return next((one for one in reversed(self.certainties) if one.since <= edition), None)


@dataclass(frozen=True, slots=True)
class Demand:
    """Something ACE asks of a petition, for all opportunities or for ``only`` these."""

    id: str
    text: str
    source: str
    only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """How a credit reaches ACE, step by step. ``when`` says in a word or two what takes it.

    ``screens`` are ACE's names for the page of the account it is done on, each with its source, oldest first.
    """

    id: str
    title: str
    when: str
    steps: tuple[Step, ...]
    note: str = ""
    note_source: str = ""
    screens: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Reminders:
    """What is told ahead of its day, by calendars and by the page. It is ours: ACE states none.

    ``ahead`` is in days before what is reminded of: cycle-end (a cycle's last day), petition (the last day on which a
    petition can safely be sent), certificate (a CPR/AED card's last day). ``first`` (ISO) is the first cycle end for
    which there is a calendar to subscribe to, and ``years`` how many years of them there are. ``renewal``: in so many
    of a cycle's last days the next one can be started.
    """

    first: str
    years: int
    ahead: Mapping[str, tuple[int, ...]]
    renewal: int

    @property
    def last(self) -> str:
        """The last cycle end for which there is a calendar, in ISO."""
        return years_after(date.fromisoformat(self.first), self.years).isoformat()
