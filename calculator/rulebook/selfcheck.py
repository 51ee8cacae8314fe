"""What must hold for a rulebook to be used at all: nothing it names is missing, nothing it states is unsourced."""

from collections.abc import Iterator

from calculator.rulebook.book import Rulebook, RulebookError, advising, dated, references, shown
from calculator.rulebook.parts import Opportunity

FIELD_KINDS = {
    "text",
    "long-text",
    "date",
    "expiry",
    "choice",
    "flag",
    "amount",
    "course-number",
    "sessions",
    "certification",
}
NEEDED = {"always", "unless-planned", "until-posted", "if-posted", "never"}


def check(rulebook: Rulebook) -> None:
    """Raise RulebookError with every contradiction found, one a line; return nothing if there is none."""
    faults = [
        *_sources(rulebook),
        *_clauses(rulebook),
        *_fields(rulebook),
        *_opportunities(rulebook),
        *_named(rulebook),
    ]
    if faults:
        raise RulebookError("\n".join(faults))


def _sources(rulebook: Rulebook) -> Iterator[str]:
    cited = [(f"parameter {p.id}", value.source) for p in rulebook.parameters.values() for value in p.values]
    cited += [(f"clause {clause.id}", clause.source) for clause in rulebook.clauses.values()]
    cited += [(f"clause {c.id}", other.source) for c in rulebook.clauses.values() for other in c.disagrees]
    cited += [(f"clause {c.id}", other.source) for c in rulebook.clauses.values() for other in c.beside]
    steps = [(route.id, step) for route in rulebook.routes.values() for step in (*route.steps, *route.screens)]
    cited += [(f"route {name}", step.source) for name, step in steps if step.source]
    cited += [(f"route {route.id}", route.note_source) for route in rulebook.routes.values() if route.note]
    cited += [(f"opportunity {one.id}", step.source) for one in rulebook.opportunities.values() for step in one.since]
    cited += [(f"advice {key}", step.source) for key, step in rulebook.advice.items() if step.source]
    cited += [(f"demand {demand.id}", demand.source) for demand in rulebook.demands.values()]
    for who, source in cited:
        if source not in rulebook.sources:
            yield f"{who} cites the source {source!r}, which is not listed"


def _clauses(rulebook: Rulebook) -> Iterator[str]:
    for clause in rulebook.clauses.values():
        if bool(clause.quote) == bool(clause.states):
            yield f"clause {clause.id} needs a quote or a statement, and not both"
        if clause.kind not in {"ace", "reading"}:
            yield f"clause {clause.id} is of an unknown kind {clause.kind!r}"
        open_question = {bool(text) for text in (clause.question, clause.reading, clause.otherwise)}
        if len(open_question) > 1 or (clause.answers and not clause.question):
            yield f"clause {clause.id}: a question, its reading and what follows otherwise belong together"
        for edition in (clause.since, clause.until):
            if edition and edition not in rulebook.editions:
                yield f"clause {clause.id} is bounded by the edition {edition!r}, which is not listed"
    for parameter in rulebook.parameters.values():
        for value in parameter.values:
            if value.since not in rulebook.editions:
                yield f"parameter {parameter.id} has a value from the edition {value.since!r}, which is not listed"


def _fields(rulebook: Rulebook) -> Iterator[str]:
    for clause in rulebook.clauses.values():
        for key, decides in clause.field.items():
            if key not in clause.sentences or decides not in rulebook.fields:
                yield f"clause {clause.id} has {key!r} decided by the field {decides!r}, and one of them is not listed"
    every = [*rulebook.fields.values(), *(f for o in rulebook.opportunities.values() for f in o.fields)]
    for field in every:
        if field.kind not in FIELD_KINDS or field.needed not in NEEDED:
            yield f"field {field.id} is of an unknown kind {field.kind!r} or needed {field.needed!r}"
        if field.kind == "choice" and not field.choices:
            yield f"field {field.id} offers no choices"
        if field.kind in {"amount", "sessions"} and (field.at_most is None or not field.unit):
            yield f"field {field.id} has no upper limit or no unit"
        if field.hours_from and field.hours_from not in rulebook.parameters:
            yield f"field {field.id} may hold hours from the parameter {field.hours_from!r} on, which is not listed"


def _opportunities(rulebook: Rulebook) -> Iterator[str]:
    for opportunity in rulebook.opportunities.values():
        for clause in (*opportunity.ever, *opportunity.worth, *opportunity.bounds):
            if clause not in rulebook.clauses:
                yield f"opportunity {opportunity.id} names the clause {clause!r}, which is not listed"
        if opportunity.route not in rulebook.routes:
            yield f"opportunity {opportunity.id} takes the route {opportunity.route!r}, which is not listed"
        yield from (f"opportunity {opportunity.id} {fault}" for fault in _certainties(opportunity, rulebook))
    for demand in rulebook.demands.values():
        for name in demand.only:
            if name not in rulebook.opportunities:
                yield f"demand {demand.id} is of the opportunity {name!r}, which is not listed"


def _certainties(opportunity: Opportunity, rulebook: Rulebook) -> Iterator[str]:
    """Yield what is wrong with what is promised of an opportunity; each promise stands in a quotation."""
    since = {one.since for one in opportunity.certainties}
    if not since or not since <= set(rulebook.editions):
        yield "must say how certain it is, from an edition on that is listed"
    for one in opportunity.certainties:
        clause = rulebook.clauses.get(one.clause)
        if one.tier not in {"assured", "depends"}:
            yield f"has an unknown certainty {one.tier!r}"
        if clause is None or not clause.holds(one.since) or one.word not in clause.quote:
            yield f"is {one.tier} by “{one.word}”, which the clause {one.clause!r} does not quote"


def _named(rulebook: Rulebook) -> Iterator[str]:
    for text in _texts(rulebook):
        for parameter in references(text):
            if parameter not in rulebook.parameters:
                yield f"a text names the parameter {parameter!r}, which is not listed: {text}"
        for clause in dated(text):
            if clause not in rulebook.clauses or not rulebook.clauses[clause].since:
                yield f"a text dates the clause {clause!r}, which is not listed or always held: {text}"
        for advice in advising(text):
            if advice not in rulebook.advice:
                yield f"a text names the advice {advice!r}, which is not listed: {text}"
        for route in shown(text):
            if route not in rulebook.routes or not rulebook.routes[route].screens:
                yield f"a text names the screens of the route {route!r}, which is not listed or has none: {text}"


def _texts(rulebook: Rulebook) -> list[str]:
    clauses = rulebook.clauses.values()
    texts = [text for clause in clauses for text in (clause.states, clause.question, clause.otherwise)]
    texts += [other.means for clause in clauses for other in clause.disagrees]
    texts += [means for clause in clauses for means in clause.answers.values()]
    texts += [edition.note for edition in rulebook.editions.values()]
    texts += [step.text for route in rulebook.routes.values() for step in route.steps]
    texts += [route.note for route in rulebook.routes.values()]
    texts += [step.text for step in rulebook.advice.values()]
    texts += [demand.text for demand in rulebook.demands.values()]
    for opportunity in rulebook.opportunities.values():
        texts += [
            opportunity.short,
            *opportunity.limits,
            *opportunity.counts,
            *opportunity.excludes,
            *opportunity.proof,
            *(step.text for step in opportunity.since),
        ]
        texts += [field.hint for field in opportunity.fields]
    return texts
