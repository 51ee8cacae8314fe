"""The one crossing between JavaScript and Python: ``respond(json) -> json``, text both ways.

A request is ``{"do": verb, …}``; its answer is ``{verb's result: …}``, ``{"problem": {…}}`` for what a person can
mend, or ``{"error": "…"}`` for a request that cannot be read. There is never a traceback in an answer.

=============== =================================================== ==========================================
verb            what it answers                                     shapes in
=============== =================================================== ==========================================
estimate        awards, totals and requirements, with reasons       estimate.estimate.as_json
upgrade         the document in the newest version                  ledger.document.upgraded
cycle           the last day of a cycle that starts on a day        browser._cycle
days            days as typed: which was read, in words          ledger.dayread.answer
course-numbers  typed course numbers: normal form, fault, repair    browser._course_numbers
certificate     what a certificate's text says of a course          exchange.certificate.answer
sessions        pasted lines as sessions, and their exact sum        exchange.sessions.answer
tidy            upgrade, and one spelling for every value           ledger.tidy.answer
check           a draft while it is typed: problems, and its worth  advice.onemore.check
worth           what one more of each opportunity would add         advice.onemore.answer
timeline        cycles, today and entries on one axis, and in words advice.timeline.answer
steps           what to do next for each entry, and by when         advice.steps.answer
renewal         the next cycle, and cards of one certification      advice.renewal.answer
verdict         ready by what is entered, or exactly what is left   advice.verdict.answer
ways            the smallest sets of further entries that suffice   advice.plan.ways.answer
safety          what a refusal would do; what would mend an entry   advice.safety.answer
readings        what other answers to open questions would give     advice.readings.answer
inquiry         how far they reach, and one e-mail that asks ACE    advice.inquiry.answer
reconcile       ACE's own list, pasted, held against a ledger       advice.reconcile.answer
compare         each entry under each edition                       estimate.compare.answer
held            an estimate of before, held against these rules     estimate.difference.answer
verify          a file's receipt: are its figures still the same?   exchange.receipt.answer
roster          several ledgers at once: who is short               advice.roster.answer
import          a JSON or CSV file: preview, merged or replacing    exchange.incoming.answer
example         ledgers of nobody, to look at                       advice.example.answer
record          every cycle and entry, as a document to keep        exchange.record.answer
export          the ledger as JSON, CSV, calendar or sheet          exchange.export
sheet           what to enter at ACE, and each petition's checklist exchange.sheet.answer
=============== =================================================== ==========================================
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module

from calculator.estimate.estimate import as_json, estimate
from calculator.ledger.answers import AnswerError, read_answer
from calculator.ledger.document import UnreadableLedgerError, upgraded
from calculator.ledger.reader import number_sentence
from calculator.ledger.request import DEEPEST, Answer, Request, RequestError, dump, parse, row, today
from calculator.rulebook import Rulebook, load
from calculator.values import coursenumber
from calculator.values.cycle import cycle_end, slashed


def respond(request: str) -> str:
    """Answer a request, JSON text in and out. The table above lists the verbs."""
    with _uncollected():
        try:
            answer = _answer(parse(request, 2 * DEEPEST))
        except UnreadableLedgerError as fault:
            sentence = load().problems[fault.code].format(**fault.detail)
            answer = {"error": sentence, "problem": {"code": fault.code, "message": sentence}}
        except RequestError as fault:
            answer = {"error": str(fault)}
        return dump(answer, ascii_only=True)  # so that even half a character a file holds can be passed on


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from looking through a long ledger again and again while it only grows.

    An answer leaves no cycles worth speaking of; without this, an entry of 50,000 costs 1.7 times one of 1,000.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _answer(asked: object) -> Answer:
    if not isinstance(asked, dict) or not isinstance(asked.get("do"), str) or asked["do"] not in VERBS:
        raise RequestError(f"a request is an object whose “do” is one of: {', '.join(VERBS)}")
    return VERBS[asked["do"]](asked, load())


def _estimate(asked: Request, rulebook: Rulebook) -> Answer:
    answers = row(asked, "answers") if "answers" in asked else None
    return {"estimate": as_json(estimate(asked.get("ledger"), rulebook, today(asked), answers))}


def _upgrade(asked: Request, _rulebook: Rulebook) -> Answer:
    return {"ledger": upgraded(asked.get("ledger"))}


def _cycle(asked: Request, rulebook: Rulebook) -> Answer:
    """Answer with the last day of a cycle that starts on a day as typed, or null while that cannot be told."""
    try:
        start = read_answer(rulebook.fields["cycle.start"], asked.get("start"))
    except AnswerError:
        return {"cycle": {"end": None}}
    return {"cycle": {"end": slashed(cycle_end(start, rulebook.cycle_years))}}


def _course_numbers(asked: Request, rulebook: Rulebook) -> Answer:
    typed = asked.get("numbers")
    if not isinstance(typed, list) or not all(isinstance(one, str) for one in typed):
        raise RequestError("“numbers” must be a list of texts")
    verdicts = [(one, coursenumber.examine(one)) for one in typed]
    return {
        "course_numbers": [
            {
                "typed": one,
                "number": verdict.number,
                "usual": verdict.usual,
                "repair": verdict.repair,
                "message": "" if verdict.usual else number_sentence(rulebook, one, verdict),
            }
            for one, verdict in verdicts
        ]
    }


def later(module: str, name: str = "answer") -> Callable[[Request, Rulebook], Answer]:
    """Return a verb whose module is imported when it is first asked for, so that the page starts without it."""

    def verb(asked: Request, rulebook: Rulebook) -> Answer:
        answering: Callable[[Request, Rulebook], Answer] = getattr(import_module(f"calculator.{module}"), name)
        return answering(asked, rulebook)

    return verb


VERBS: Mapping[str, Callable[[Request, Rulebook], Answer]] = {
    "estimate": _estimate,
    "upgrade": _upgrade,
    "cycle": _cycle,
    "course-numbers": _course_numbers,
    "days": later("ledger.dayread"),
    "certificate": later("exchange.certificate"),
    "sessions": later("exchange.sessions"),
    "tidy": later("ledger.tidy"),
    "check": later("advice.onemore", "check"),
    "worth": later("advice.onemore"),
    "timeline": later("advice.timeline"),
    "steps": later("advice.steps"),
    "renewal": later("advice.renewal"),
    "verdict": later("advice.verdict"),
    "ways": later("advice.plan"),
    "safety": later("advice.safety"),
    "readings": later("advice.readings"),
    "inquiry": later("advice.inquiry"),
    "reconcile": later("advice.reconcile"),
    "compare": later("estimate.compare"),
    "held": later("estimate.difference"),
    "verify": later("exchange.receipt"),
    "roster": later("advice.roster"),
    "import": later("exchange", "take_in"),
    "record": later("exchange.record"),
    "export": later("exchange", "export"),
    "sheet": later("exchange.sheet"),
    "example": later("advice.example"),
}


def warm_up() -> None:
    """Import what every verb needs and read the rulebook, without a ledger: for a memory that is kept for later."""
    for verb in VERBS:
        respond(f'{{"do": "{verb}"}}')
