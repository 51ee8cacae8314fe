"""The rules as the reader's browser gets them answer as the rules on this machine do, letter for letter."""

import json
import os
import random
import subprocess
from pathlib import Path

import people
import serve
from corpus import random_ledger
from python import nodejs

from calculator.browser import VERBS, respond
from calculator.ledger.request import DEEPEST

LEDGERS = int(os.environ.get("LEDGERS", "300"))
MORE = {
    "cycle": {"start": "06/01/2024"},
    "course-numbers": {"numbers": ["cep 123456", "CS00001", "CX12345"]},
    "export": {"to": "csv"},
    "import": {"name": "ledger.csv", "text": "title,date\nA course,03/01/2025\n"},
}


def test_random_ledgers_get_the_same_answers_in_pyodide() -> None:
    """Each ledger is asked about with the estimate and one other verb; every verb has its turn."""
    source = random.Random(2013)  # noqa: S311 - the same ledgers every time
    requests = []
    for count in range(LEDGERS):
        ledger = random_ledger(source)
        for verb in ("estimate", list(VERBS)[count % len(VERBS)]):
            asked = {"do": verb, "today": people.TODAY, "ledger": ledger, "ledgers": [ledger], **MORE.get(verb, {})}
            requests.append(json.dumps(asked))
    for request, answer in zip(requests, answered_in_pyodide(requests), strict=True):
        assert answer == respond(request), request


def answered_in_pyodide(requests: list[str]) -> list[str]:
    """Return what the built site answers, in Node."""
    command = nodejs.command(Path(__file__).with_name("answer.mjs"), serve.SITE)
    done = subprocess.run(command, input=json.dumps(requests), capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    answers: list[str] = json.loads(done.stdout)
    return answers


def test_what_is_nested_too_deeply_does_not_end_python() -> None:
    """Its stack in a browser is short: the request is refused in a sentence, and the next one is answered."""
    whole = json.dumps({"do": "upgrade", "ledger": people.ledger()})
    requests = []
    for levels in (DEEPEST + 1, 1_500, 6_000, 100_000):
        for deep in ("[" * levels, "[" * levels + "]" * levels, '{"a":' * levels + "1" + "}" * levels):
            requests += [json.dumps({"do": "import", "today": people.TODAY, "text": deep}), whole]
            requests += [f'{{"do": "upgrade", "ledger": {{"x": {deep}}}}}', whole]
    answers = answered_in_pyodide(requests)
    assert set(answers[1::2]) == {respond(whole)}
    assert all("nested too deeply" in one for one in answers[0::4])
    assert all("error" in json.loads(one) for one in answers[0::2])
