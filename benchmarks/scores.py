"""Judges the built site by Lighthouse, on a phone and on a desktop; fails below the bar. Run by ``make lighthouse``.

Every page needs 100 in all four categories; the calculator and the roster, which start Python, 95 in performance. The
site is served as GitHub Pages serves it, gzip and caching included, but from loopback and without HTTPS, which
Lighthouse takes as safe there. Performance is simulated for a slow line from what a real load took, so other work on
the machine can only make it look worse: a page below the bar in performance alone is looked at again, and its best
counts. The table says how often each was looked at, and how fast the machine was then by Lighthouse's own measure.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "overrides" / "hooks")]

import serve  # noqa: E402
from python import nodejs  # noqa: E402

LIGHTHOUSE = ROOT / "benchmarks" / "lighthouse"
DEVICES = ("mobile", "desktop")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
STARTING_PYTHON = ("calculator/", "team/")
PYTHON_PERFORMANCE = 95
TRIES = 4

type Visit = tuple[str, str]
type Result = dict[str, Any]


def paths(site: Path) -> list[str]:
    """Return the path of every page in a built site's sitemap."""
    found = ET.parse(site / "sitemap.xml").findall(".//{*}loc")  # our own file
    return [(one.text or "").partition(serve.PREFIX)[2] for one in found]


def bar(path: str, category: str) -> int:
    """Return the least score of a page in a category."""
    return PYTHON_PERFORMANCE if category == "performance" and path in STARTING_PYTHON else 100


def short(path: str, scores: dict[str, int]) -> list[str]:
    """Return the categories in which a page is below the bar."""
    return [category for category in CATEGORIES if scores[category] < bar(path, category)]


@contextmanager
def lighthouse(home: str) -> Iterator[Callable[[Visit], Result]]:
    """Give a function that looks at one page after another, in one browser, and returns what Lighthouse finds."""
    command = nodejs.command(LIGHTHOUSE / "audit.mjs", os.environ["CHROMIUM"])
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
        assert process.stdin
        assert process.stdout
        asked, told = process.stdin, process.stdout

        def audit(visit: Visit) -> Result:
            path, device = visit
            asked.write(json.dumps({"url": home + path, "device": device}) + "\n")
            line = told.readline()
            if not line:
                raise SystemExit("Lighthouse ended before its time; what it said stands above.")
            return dict(json.loads(line))

        yield audit


def judged(audit: Callable[[Visit], Result], visits: Iterable[Visit]) -> Iterator[tuple[Visit, Result]]:
    """Yield each page's result; one below the bar in performance alone is looked at again, and its best counts."""
    for visit in visits:
        results = [audit(visit)]
        while len(results) < TRIES and short(visit[0], results[-1]["scores"]) == ["performance"]:
            results.append(audit(visit))
        yield visit, {**max(results, key=lambda one: one["scores"]["performance"]), "tries": len(results)}


def main() -> int:
    """Print a table of all pages, what cost points below it; return 1 if a page is below the bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", help="paths of pages; all of the sitemap if left out")
    parser.add_argument("--device", choices=DEVICES, action="append", help="one of the two alone")
    asked = parser.parse_args()
    visits = [(path, device) for path in asked.paths or paths(serve.SITE) for device in asked.device or DEVICES]
    below = []
    print(f"{'page':40} {'device':8} " + " ".join(f"{name:>14}" for name in CATEGORIES), "  tries  speed", flush=True)
    with serve.serving(port=8000) as home, lighthouse(home) as audit:
        for (path, device), result in judged(audit, visits):
            cells = " ".join(f"{result['scores'][name]:>14}" for name in CATEGORIES)
            print(f"{path or 'index':40} {device:8} {cells}   {result['tries']:>5}  {result['speed']:>5}", flush=True)
            if missed := short(path, result["scores"]):
                below.append(f"{path or 'index'} on {device} is below the bar in {', '.join(missed)}:")
                below += [f"    {fault}" for fault in result["faults"]]
    print("\n".join(below))
    print(f"{len(visits)} visits, {'some' if below else 'none'} below the bar")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
