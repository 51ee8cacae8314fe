"""What a certificate, a confirmation or an e-mail says of a course, found in its text for a person's yes.

Such a text names other days, other bodies' credits and other numbers as well. A value is taken only where its own words
say what it is, and where there is only one; what might be meant is offered instead, and the rest stays empty.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from calculator.exchange import credit
from calculator.ledger.answers import AnswerError, read_amount
from calculator.ledger.request import Answer, Request, text
from calculator.rulebook import Rulebook
from calculator.values import coursenumber, days
from calculator.values.amounts import plain, written
from calculator.values.cleared import seen
from calculator.values.cycle import is_two_digit_safe

LONGEST = 60_000  # characters looked at: some twenty pages
LONGEST_LINE = 600  # a longer line is cut into sentences first, and what is longer still is left out
_MOST_WORDS = 120  # characters of a title or a name


class Said(NamedTuple):
    """A value that a text says, and the words that say it; ``sure`` if they say what it is, and not only that it is."""

    value: str
    words: str
    sure: bool


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``certificate``: ``{"text"}`` → ``{"certificate": {"entry", "found", "unsure"}}``.

    ``entry`` holds the fields that were found: ``course_number``, ``cecs``, ``contact_hours`` (decimal strings),
    ``date`` (ISO), ``title``, ``provider``; nothing else, so that the person's own choices stay. ``found``:
    ``{"field", "words"}`` for each of them, the words as they stand in the text. ``unsure``: ``{"field",
    "candidates": [{"value", "words"}]}`` for what may be meant: several values, or one whose words do not say so.
    """
    pieces = list(_pieces(text(asked, "text")[:LONGEST]))
    entry: dict[str, str] = {}
    found: list[dict[str, str]] = []
    unsure: list[dict[str, Any]] = []
    for field, look in _LOOKS.items():
        said = list(look(pieces, rulebook))
        one = _settled(said)
        if one:
            entry[field] = one.value
            found.append({"field": field, "words": one.words})
        elif said:
            words: dict[str, str] = {}
            for each in said:
                words.setdefault(each.value, each.words)
            candidates = [{"value": value, "words": first} for value, first in words.items()]
            unsure.append({"field": field, "candidates": candidates})
    return {"certificate": {"entry": entry, "found": found, "unsure": unsure}}


def _settled(said: list[Said]) -> Said | None:
    """Return what was said surely, if all that was said so is one and the same."""
    sure = [one for one in said if one.sure]
    return sure[0] if len({one.value.casefold() for one in sure}) == 1 else None


def _pieces(typed: str) -> Iterator[str]:
    """Yield the lines of a text, a long one by its sentences."""
    for line in seen(typed).splitlines():
        one = line.strip()
        for piece in re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])", one) if len(one) > _MOST_WORDS else [one]:
            if piece and len(piece) <= LONGEST_LINE:
                yield piece


# --- course number ---


def _numbers(pieces: list[str], _rulebook: Rulebook) -> Iterator[Said]:
    for piece in pieces:
        for number in coursenumber.within(piece):
            yield Said(number, piece, sure=True)


# --- CECs and hours ---

_NOT_EARNED = re.compile(
    r"\b(?:renew\w*|require\w*|need\w*|up to|maximum|max|minimum|per|each|every|additional|available|could|(?-i:may)|"
    r"can|will|remaining|carry|carried|balance|toward|fee|limit\w*|earn|complete|cycle|eligible|if|apply|until|not)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\btotal\b", re.IGNORECASE)


def _cecs(pieces: list[str], rulebook: Rulebook) -> Iterator[Said]:
    """Yield ACE's CECs, or those of no name where no other body's stand in the text.

    Told twice, even alike, they may be those of two sessions; a total is one that says so.
    """
    held = [(piece, one) for piece in pieces for one in credit.found(piece) if one.unit != credit.HOURS]
    own = [(piece, one) for piece, one in held if one.body == credit.ACE]
    if not own and any(one.body for _, one in held):
        return
    named = own or [(piece, one) for piece, one in held if one.unit == credit.CECS]
    totals = [(piece, one) for piece, one in named if _TOTAL.search(piece)]
    earned = [(piece, one) for piece, one in (totals or named) if not _NOT_EARNED.search(piece)]
    alone = len({piece for piece, _ in earned}) == 1 and len({one.amount for _, one in earned}) == 1
    likely = earned or named or [(piece, one) for piece, one in held if one.unit or one.body]
    for piece, one in likely:
        try:
            amount = read_amount(rulebook.fields["cecs"], one.amount)
        except AnswerError:
            continue
        yield Said(written(amount), piece, sure=alone and bool(earned))


_KIND_OF_HOURS = r"(?:contact|clock|CE|CEC|continuing education|training|instructional|class|course)"
_HOURS = re.compile(
    rf"(?:(?<![\w.,$-])([0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)\s{{0,2}}{_KIND_OF_HOURS}[ -]hours?\b)"
    rf"|(?:(?:\b{_KIND_OF_HOURS}\s)?\b(?:hours|duration|length)\s{{0,2}}[:=]\s{{0,2}}([0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)"
    r"(?![0-9:]|\s{0,2}(?:min|day|week|month|am|pm|a\.m|p\.m|[–-]))(?:\s{0,2}(?:hours?|hrs?))?)",
    re.IGNORECASE,
)
_CREDIT_HOURS = re.compile(r"\b(?:credit|semester|quarter)\b", re.IGNORECASE)


def _hours(pieces: list[str], rulebook: Rulebook) -> Iterator[Said]:
    held = [(piece, one) for piece in pieces for one in _HOURS.finditer(piece) if not _CREDIT_HOURS.search(piece)]
    for piece, one in held:
        if _NOT_EARNED.search(piece):
            continue
        try:
            amount = read_amount(rulebook.fields["contact_hours"], one[1] or one[2])
        except AnswerError:
            continue
        yield Said(plain(amount), piece, sure=len(held) == 1)


# --- the day ---

_MONTH = r"[A-Z][A-Za-z]{2,8}\.?"
_DAY = re.compile(
    rf"(?<![\w/.-])(?:{_MONTH}\s?[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s[0-9]{{4}}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\sof)?[\s-]{_MONTH}[\s,-]{{1,2}}(?:[0-9]{{4}}|[0-9]{{2}})"
    r"|[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})|[0-9]{4}[/.-][0-9]{1,2}[/.-][0-9]{1,2})(?![\w/-])"
)
_SPAN = re.compile(
    rf"({_MONTH})\s?([0-9]{{1,2}})(?:st|nd|rd|th)?\s?(?:[–—-]|to|and|&)\s?([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s([0-9]{{4}})"
)
_DONE = re.compile(
    r"\b(?:complet(?:ed|ion)|attended|attendance|attending|took place|was held|held on|finished|participated|taken on|"
    r"(?:course|class|event|workshop|session|program|training) date|"
    r"date of (?:course|event|training|workshop|class|program))\b",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"\b(?:expir\w*|valid|through|until|issued?|print\w*|order\w*|purchas\w*|paid|payment|register\w*|registration|enroll\w*|"
    r"renew\w*|cycle|deadline|due|born|birth|approv\w*|submit\w*|sent|received|invoice|start\w*|begin\w*|beg[au]n|from|"
    r"scheduled|will|upcoming|next|by|before|after|since|member|signed|accessed|revised|copyright|posted|cancel\w*)\b",
    re.IGNORECASE,
)


def _dates(pieces: list[str], rulebook: Rulebook) -> Iterator[Said]:
    """Yield days, surely where the words in front of one say that something was done then and nothing else."""
    held = [(at, one, days.meanings(one[0], rulebook.names)) for at, piece in enumerate(pieces) for one in _days(piece)]
    order = _order([meant for _, _, meant in held if meant])
    for at, one, meant in held:
        if not meant or not meant.days:
            continue
        piece, front = pieces[at], pieces[at][: one.start()]
        if not front.strip(" :*-") and at:
            front = _label(pieces[at - 1])
        done, other = _last(_DONE, front), _last(_OTHER_DAY, front)
        read = meant.settled or meant.days.get(order)
        for day in [read] if read else sorted(set(meant.days.values())):
            if other <= done and is_two_digit_safe(day):
                yield Said(day.isoformat(), piece, sure=bool(read) and done >= 0 > other)
    yield from (said for piece in pieces for span in _SPAN.finditer(piece) for said in _ends(span, piece, rulebook))


def _ends(span: re.Match[str], piece: str, rulebook: Rulebook) -> Iterator[Said]:
    """Yield the last and the first day of an event of several: two, so that neither is taken."""
    for end in (span[3], span[2]):
        meant = days.meanings(f"{span[1]} {end}, {span[4]}", rulebook.names)
        if meant and meant.settled:
            yield Said(meant.settled.isoformat(), piece, sure=True)


def _order(held: list[days.Meanings]) -> str:
    """Return the order of days in numbers that the text itself proves, if it proves one."""
    proved = {next(iter(one.days)) for one in held if len(one.days) == 1} - {days.YEAR_FIRST}
    return proved.pop() if len(proved) == 1 else ""


def _last(pattern: re.Pattern[str], front: str) -> int:
    """Return where a pattern is last found, or -1."""
    return max((found.start() for found in pattern.finditer(front)), default=-1)


def _days(piece: str) -> Iterator[re.Match[str]]:
    return _DAY.finditer(piece)


def _label(above: str) -> str:
    """Return the line above a day that begins a line, if it is the label of what stands below it."""
    return above if len(above) <= _SHORT and not _DAY.search(above) else ""


_SHORT = 40  # characters of a line that is the label of what stands below it

# --- title and provider ---

_NOUN = r"(?:course|class|program|activity|event|workshop|webinar|training|session|seminar|conference)"
_TITLE = re.compile(
    rf"^\W{{0,3}}(?:(?:{_NOUN}\s)?{_NOUN}\s?(?:title|name)?|(title))\s?(?:[:=]|\t|\s[–-])\s?(.*)$", re.IGNORECASE
)
_PROVIDER = re.compile(
    r"(?:^\W{0,3}(?:course |program |education )?(?:provider|sponsor|organization|organizer|host|vendor)(?: name)?"
    r"\s?[:=]\s?|"
    r"\b(?:presented|offered|provided|sponsored|hosted|organized) by:?\s)(.+)$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"]([^“”\"]{3,120})[”\"]")
_COMPLETED = re.compile(
    r"\b(?:complet(?:ed|ing|ion of)|attend(?:ed|ing|ance at)|participat(?:ed|ing) in)\b", re.IGNORECASE
)
_LEADS = re.compile(
    r"\b(?:complet(?:ed|ing|ion of)|attend(?:ed|ing))(?: the)?(?: (?:following|online|live))?"
    r"(?: (?:course|workshop|program|training|webinar|seminar|conference|event|session))?"
    r"(?: (?:entitled|titled|called))?\s?:?$",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[\w #/.-]{1,40}[:=\t]")
_TAIL = re.compile(r"\s(?:on|from|for|at|in|held|with|and)\s.*$|[.;|].*$|\s[–—-]\s.*$")


def _titles(pieces: list[str], _rulebook: Rulebook) -> Iterator[Said]:
    for at, piece in enumerate(pieces):
        following = pieces[at + 1] if at + 1 < len(pieces) else ""
        if labelled := _TITLE.match(piece):
            words = piece if labelled[2] else f"{piece} {following}"
            # A title alone may be that of a person or of a message.
            yield from (one._replace(sure=not labelled[1]) for one in _named(labelled[2] or following, words))
        elif _LEADS.search(piece) and not _LABELLED.match(following):
            yield from _named(following, f"{piece} {following}")
        elif _COMPLETED.search(piece):
            yield from (said for quoted in _QUOTED.finditer(piece) for said in _named(quoted[1], piece))


def _providers(pieces: list[str], _rulebook: Rulebook) -> Iterator[Said]:
    for piece in pieces:
        if found := _PROVIDER.search(piece):
            name = _TAIL.sub("", found[1])
            if not re.search(r"[0-9#]", name):
                yield from _named(name, piece)


def _named(words: str, piece: str) -> Iterator[Said]:
    """Yield a title or a name: what stands before a course number, an amount or a day, if it is any words at all."""
    ends = [coursenumber.first(words), *(one.start for one in credit.found(words) if one.unit or one.body)]
    ends += [one.start() for one in _DAY.finditer(words)]
    name = words[: min([end for end in ends if end is not None], default=len(words))].strip(" \t,;:|–—-([“”\"'*#")
    name = name.removesuffix(" on").removesuffix(".").strip()
    if name and len(name) <= _MOST_WORDS and re.search(r"[^\W\d_]{3}", name) and not _LABEL.fullmatch(name):
        yield Said(name, piece, sure=True)


_LABEL = re.compile(
    r"(?:course|ace|class|program)?\s?(?:number|no|id|code|date|cecs?|credits?|title|name)\.?", re.IGNORECASE
)

type _Look = Callable[[list[str], Rulebook], Iterator[Said]]
_LOOKS: Mapping[str, _Look] = {
    "course_number": _numbers,
    "cecs": _cecs,
    "contact_hours": _hours,
    "date": _dates,
    "title": _titles,
    "provider": _providers,
}
