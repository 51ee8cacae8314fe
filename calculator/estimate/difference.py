"""What an estimate of before says of a ledger, held against what these rules say of it on the same day.

For a release that changes what an entry is worth, and for a file that carries the figures it was written with. Only
what both know is compared: an entry that one of them lacks is no change of a rule.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from calculator.estimate.estimate import as_json, estimate
from calculator.ledger.answers import shown
from calculator.ledger.document import by_id, upgraded
from calculator.ledger.request import Answer, Request, RequestError, row, today
from calculator.rulebook import Rulebook
from calculator.values.amounts import PLAIN_NUMBER
from calculator.values.quoting import told

TOTALS = ("assured_total", "possible_total", "planned_total")
type Figures = dict[str, Any]
type Place = tuple[str, str, str]  # a certification's id, the end of the cycle (ISO), an entry's or a requirement's id


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``held``: ``{"today", "ledger", "before"}`` → ``{"held": {"changes": [{"certification", "cycle_end",
    "entry", "requirement", "before", "after", "clauses": [{"clause", "source"}], "sentence"}], "sentence"}}``.

    ``before`` is an estimate as the verb ``estimate`` gave it, or its figures as ``figures`` keeps them, made on the
    day ``today`` of this ledger. ``before`` and ``after`` of a change are ``{"cecs", "tier"}`` of an award, or
    ``{"met"}`` of a requirement; the other of entry and requirement is null. ``sentence`` is empty where nothing
    differs. Raises RequestError if ``before`` is no estimate.
    """  # noqa: D205 - the shape of an answer needs two lines
    return {"held": held(row(asked, "before"), asked.get("ledger"), rulebook, asked)}


def held(before: Mapping[str, Any], ledger: object, rulebook: Rulebook, asked: Request) -> dict[str, Any]:
    """Return what the verb answers. Raises UnreadableLedgerError if the ledger is none."""
    now = as_json(estimate(ledger, rulebook, today(asked)))
    try:
        old = dict(_places(figures(before)))
    except (AttributeError, KeyError, TypeError, ValueError):
        raise RequestError("“before” must be an estimate, as the verb estimate answers it") from None
    names = {one["id"]: one["name"] for one in now["certifications"]}
    titles = {name: shown(one.get("title") or name) for name, one in by_id(upgraded(ledger)["entries"]).items()}
    changes = [
        _change(place, old[place], new, names[place[0]], titles, rulebook)
        for place, new in _places(figures(now))
        if place in old and _said(old[place]) != _said(new)
    ]
    entries = {change["entry"] for change in changes if change["entry"]}
    several = "held-entries" if len(entries) > 1 else "held-entry" if entries else "held-needs"
    return {"changes": changes, "sentence": rulebook.advised(several, number=str(len(entries))) if changes else ""}


def figures(result: Mapping[str, Any]) -> Figures:
    """Return of an estimate, as plain data, its figures and clauses without its sentences: what a file carries along.

    Of what has no sentences any more it is the same again. Raises AttributeError, KeyError, TypeError or ValueError if
    it is no estimate: a file may hold anything in its place.
    """
    return {"certifications": [_certification(one) for one in result["certifications"]]}


def _certification(one: Mapping[str, Any]) -> Figures:
    return {"id": _is(str, one["id"]), **_standing(one), "past": [_standing(past) for past in one.get("past", ())]}


def _standing(one: Mapping[str, Any]) -> Figures:
    return {
        "cycle": {key: _is(str, one["cycle"][key]) for key in ("start", "end")},
        "edition": _is(str, one["edition"]),
        **{name: _cecs(one[name]) for name in TOTALS},
        "requirements": [{"id": _is(str, need["id"]), "met": _is(bool, need["met"])} for need in one["requirements"]],
        "awards": [
            {
                "entry": _is(str, award["entry"]),
                "cecs": _cecs(award["cecs"]),
                "tier": _is(str, award["tier"]),
                "clauses": _clauses(award),
            }
            for award in one["awards"]
        ],
    }


def _clauses(award: Mapping[str, Any]) -> list[str]:
    named = award["clauses"] if "clauses" in award else [reason["clause"] for reason in award["reasons"]]
    return [_is(str, one) for one in _is(list, named)]


def _is[Kind](kind: type[Kind], value: object) -> Kind:
    if not isinstance(value, kind):
        raise TypeError
    return value


def _cecs(value: object) -> str:
    amount = _is(str, value)
    if not PLAIN_NUMBER.fullmatch(amount):
        raise ValueError
    return amount


def _places(of: Figures) -> Iterator[tuple[Place, Figures]]:
    """Yield every award and every requirement by its place."""
    for one in of["certifications"]:
        for standing in (*one["past"], one):
            end = standing["cycle"]["end"]
            for award in standing["awards"]:
                yield (one["id"], end, f"entry:{award['entry']}"), award
            for need in standing["requirements"]:
                yield (one["id"], end, f"need:{need['id']}"), need


def _said(figure: Figures) -> dict[str, Any]:
    """Return what of a figure is compared: the clauses only explain it."""
    return {key: figure[key] for key in ("cecs", "tier", "met") if key in figure}


def _change(  # noqa: PLR0913, PLR0917 - one row, and the words around it
    place: Place, old: Figures, new: Figures, name: str, titles: Mapping[str, str], rulebook: Rulebook
) -> dict[str, Any]:
    kind, _, id_ = place[2].partition(":")
    is_award = kind == "entry"
    clauses = _telling(old, new, rulebook) if is_award else [id_]
    tiers = rulebook.tiers
    words = {
        "name": told(name),
        "title": told(titles[id_]) if is_award else rulebook.clauses[id_].title,
        "clause": rulebook.clauses[clauses[0]].title,
        **({"before": f"{old['cecs']} CECs ({tiers.get(old['tier'], told(old['tier']))})"} if is_award else {}),
        **({"after": f"{new['cecs']} CECs ({tiers[new['tier']]})"} if is_award else {}),
    }
    key = "held-award" if is_award else "held-met" if new["met"] else "held-unmet"
    return {
        "certification": place[0],
        "cycle_end": place[1],
        "entry": id_ if is_award else None,
        "requirement": None if is_award else id_,
        "before": _said(old),
        "after": _said(new),
        "clauses": [{"clause": one, "source": rulebook.clauses[one].source} for one in clauses],
        "sentence": rulebook.advised(key, **words),
    }


def _telling(old: Figures, new: Figures, rulebook: Rulebook) -> list[str]:
    """Return the clauses that only the new award has, then those only the old one had; all of the new, if neither.

    A clause that these rules no longer have is left out: they have no words for it.
    """
    added = [one for one in new["clauses"] if one not in old["clauses"]]
    gone = [one for one in old["clauses"] if one in rulebook.clauses and one not in new["clauses"]]
    return added + gone or list(new["clauses"])
