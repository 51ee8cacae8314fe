"""Runs the cases beside this file against a program: ``python run.py [--figures] [COMMAND …]``. See README.md.

It knows nothing of the package it may test, and needs nothing but Python 3.10 or newer.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PACKAGE = "import sys; from calculator.browser import respond; [print(respond(line)) for line in sys.stdin]"
ASKED = ("today", "ledger", "answers")
OPEN = {(True, True): "met", (False, True): "planned", (False, False): "unmet"}


def main(arguments: list[str]) -> int:
    """Run every case; print what differs, and return 1 if anything does."""
    figures = arguments[:1] == ["--figures"]
    command = arguments[1:] if figures else arguments
    paths = sorted((Path(__file__).parent / "cases").glob("*.json"))
    cases = [case for path in paths for case in json.loads(path.read_text(encoding="utf-8"))]
    answers = asked(command or [sys.executable, "-c", PACKAGE], cases)
    if len(answers) != len(cases):
        print(f"{len(cases)} requests were sent, and {len(answers)} answers came back")
        return 1
    failed = 0
    for case, answer in zip(cases, answers, strict=True):
        found = list(differences(case, answer, figures=figures))
        failed += bool(found)
        for one in found:
            print(f"{case['story']}\n    {one}")
    print(f"{len(cases) - failed} of {len(cases)} cases hold")
    return 1 if failed else 0


def asked(command: list[str], cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Send a request for each case to a program, and return its answers."""
    requests = [{"do": "estimate", **{key: case[key] for key in ASKED if key in case}} for case in cases]
    sent = "".join(json.dumps(one) + "\n" for one in requests)
    done = subprocess.run(command, input=sent, stdout=subprocess.PIPE, encoding="utf-8", check=True)  # noqa: S603 - the tester's own program
    return [json.loads(line) for line in done.stdout.splitlines()]


def differences(case: dict[str, Any], answer: dict[str, Any], *, figures: bool) -> Iterator[str]:
    """Yield what an answer holds that the case does not expect, a sentence each."""
    if "refused" in case or "estimate" not in answer:
        code = answer.get("problem", {}).get("code")
        if "refused" not in case or code != case["refused"]:
            yield f"expected {case.get('refused', 'an estimate')}, got {code or answer.get('error')}"
            return
        told = answer["problem"].get("message", "")
    else:
        yield from _otherwise(case, answer["estimate"], figures=figures)
        told = " ".join(sentences(answer["estimate"]))
    yield from (f"nowhere said: {phrase}" for phrase in case.get("says", []) if not figures and phrase not in told)


def _otherwise(case: dict[str, Any], estimate: dict[str, Any], *, figures: bool) -> Iterator[str]:
    """Yield what an estimate holds otherwise than the case expects."""
    for kind in ("problems", "warnings"):
        seen = [brief(one) for one in estimate[kind]]
        if sorted(seen) != sorted(case.get(kind, [])):
            yield f"{kind}: expected {case.get(kind, [])}, got {seen}"
    standings = {one["id"]: one for one in estimate["certifications"]}
    for name, expected in case.get("expect", {}).items():
        seen = flat(standing_of(standings[name])) if name in standings else {}
        for place, value in flat(expected).items():
            wanted, got = (short(one, figures=figures) for one in (value, seen.get(place)))
            if wanted != got:
                yield f"{name} {' '.join(place)}: expected {wanted}, got {got}"


def standing_of(one: dict[str, Any]) -> dict[str, Any]:
    """Return a certification's estimate in the form cases are written in."""
    awards = {a["entry"]: [a["cecs"], a["tier"], *(r["clause"] for r in a["reasons"])] for a in one["awards"]}
    needs = {need["id"]: OPEN[need["met"], need["planned"]] for need in one["requirements"]}
    others = {other["edition"]: other for other in one.get("other_editions", ())}
    past = {cycle["cycle"]["end"]: standing_of(cycle) for cycle in one.get("past", ())}
    return {**one, "awards": awards, "requirements": needs, "other": others, "past": past, "past_ends": list(past)}


def flat(value: object, place: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Return what an object holds by the way that leads there."""
    if not isinstance(value, dict):
        return {place: value}
    return {path: leaf for key, inner in value.items() for path, leaf in flat(inner, (*place, key)).items()}


def short(value: object, *, figures: bool) -> object:
    """Return an award without its clauses where figures alone are compared."""
    return value[:2] if figures and isinstance(value, list) else value


def brief(one: dict[str, Any]) -> str:
    """Write a problem in one line: item, field, code."""
    return f"{one['entry'] or one['certification'] or '-'} {one['field'] or '-'} {one['code']}"


def sentences(estimate: dict[str, Any]) -> Iterator[str]:
    """Yield every sentence of an estimate."""
    yield from (one["message"] for kind in ("problems", "warnings") for one in estimate[kind])
    cycles = [cycle for one in estimate["certifications"] for cycle in (one, *one["past"])]
    for standing in cycles:
        for holder in (standing, *standing["awards"], *standing["requirements"]):
            yield from (reason["sentence"] for reason in holder.get("reasons", ()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
