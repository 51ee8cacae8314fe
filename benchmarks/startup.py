"""From opening a page to the first correct estimate of 20 entries: our page, and other ways to run the same rules.

Run by ``make bench``; ``--runs 1`` is for development. All pages take turns within a run, so that a busy machine
disturbs all alike: quote the ratios. The last line is one JSON object, ours ÷ stock.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from line import Line, serving  # noqa: E402
from phone import slowed  # noqa: E402
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright  # noqa: E402
from serve import PREFIX, SITE  # noqa: E402

PYSCRIPT = ROOT / "benchmarks" / "pyscript" / "node_modules" / "@pyscript" / "core" / "dist"
PAGES = {"ours": "calculator/"} | {name: f"bench/{name}.html" for name in ("stock", "pyscript", "floor")}
THEME = ("/assets/javascripts/bundle.", "/assets/javascripts/workers/search.")  # the scripts that are not ours
REAL_LINE = (10e6 / 8, 0.04)  # bytes a second, and seconds a request
THIRD_GENERATION = (1.6e6 / 8, 0.15)
PHONE = 4  # how many times slower a mid-range phone is than the machine this runs on
ON_PHONE = ("ours", "stock", "floor")
SIGN = 1.5  # seconds from a reader's pointing at a link to the calculator to pressing it
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
ENTRIES = [
    {"id": f"e{n}", "opportunity": "approved-course", "title": f"Course {n}", "date": f"2025-03-{n + 1:02}",
     "status": "completed", "course_number": f"CEP{100000 + n}", "cecs": "0.1", "ethics": n == 0}
    for n in range(20)
]  # fmt: skip
CYCLE = {"start": "2024-06-01", "end": "2026-05-31"}
LEDGER = {
    "format": "cec-ledger",
    "version": 1,
    "rules": "auto",
    "certifications": [{"id": "cpt", "name": "Personal Trainer", "cycle": CYCLE}],
    "entries": ENTRIES,
}
WATCH = """
localStorage.setItem(%(key)s, %(ledger)s);
window.longest = window.longestOwn = 0;
new PerformanceObserver((list) => {
    for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
}).observe({type: 'longtask', buffered: true});
new PerformanceObserver((list) => {
    for (const { sourceURL, duration } of list.getEntries().flatMap((frame) => frame.scripts)) {
        if (!%(theme)s.some((part) => sourceURL.includes(part))) longestOwn = Math.max(longestOwn, duration);
    }
}).observe({type: 'long-animation-frame', buffered: true});
new MutationObserver(() => {
    const shown = document.querySelector('.standing__figure, #answer');
    if (!window.done && shown?.textContent.trim().startsWith('2.0 of ')) window.done = performance.now();
}).observe(document, {childList: true, subtree: true, characterData: true});
"""
KEPT = "async () => (await Promise.all((await caches.keys()).filter(n => n.startsWith('memory ')).map(async n => (await (await caches.open(n)).keys()).length))).some(Boolean)"  # noqa: E501


class Visit(NamedTuple):
    """One opening of a page: seconds to the estimate, bytes and requests until then.

    And the longest task of the main thread, and the longest of a script that is not the theme's, in milliseconds.
    """

    seconds: float
    sent: int
    requests: int
    longest: float
    own: float


@contextmanager
def folder() -> Iterator[Path]:
    """Lay the site out beside the pages it is compared with."""
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "site"
        shutil.copytree(SITE, made)
        bench = made / "bench"
        shutil.copytree(ROOT / "benchmarks" / "pages", bench)
        shutil.copytree(ROOT / "node_modules" / "pyodide", bench / "pyodide")
        shutil.copytree(PYSCRIPT, bench / "pyscript")
        wheel = next((ROOT / "build" / "wheel").glob("*.whl"))
        shutil.copy(wheel, bench / wheel.name)
        request = {"do": "estimate", "today": "2025-11-24", "ledger": LEDGER}
        (bench / "job.json").write_text(json.dumps({"wheel": wheel.name, "request": request}))
        yield made


def visit(page: Page, address: str, line: Line, *, keep: bool = False) -> Visit:
    """Open a page in a tab and wait for its estimate; with ``keep``, until it has kept Python's memory."""
    before = line.sent, line.requests
    page.goto(address, wait_until="commit")
    while page.evaluate("window.done ?? 0") == 0:
        page.wait_for_timeout(20)
    seconds, longest, own = page.evaluate("[done / 1000, longest, longestOwn]")
    found = Visit(seconds, line.sent - before[0], line.requests - before[1], longest, own)
    while keep and not page.evaluate(KEPT):
        page.wait_for_timeout(200)
    page.close()
    return found


def prepared(browser: Browser, service_workers: Literal["allow", "block"] = "block") -> BrowserContext:
    """Return a browser that has never been here, with the ledger stored."""
    context = browser.new_context(service_workers=service_workers)
    key = json.dumps(f"cec-tally:{PREFIX}:ledger")
    values = {"key": key, "ledger": json.dumps(json.dumps(LEDGER)), "theme": json.dumps(THEME)}
    context.add_init_script(WATCH % values)
    return context


def measure(runs: int) -> tuple[dict[str, list[Visit]], int]:
    """Return the visits of every page, by ``page, cold or repeat, line``; and the bytes of the guide's first page."""
    visits: dict[str, list[Visit]] = defaultdict(list)
    with folder() as made, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=list(QUIET))
        loopback = Line()
        with serving(made, loopback) as address:
            guide = first_view(browser, address, loopback)
            known = {page: prepared(browser) for page in PAGES}
            for page, context in known.items():
                visit(context.new_page(), address + PAGES[page], loopback, keep=page == "ours")
            for _ in range(runs):
                for page, path in PAGES.items():
                    visits[f"{page}, cold, loopback"].append(cold(browser, address + path, loopback))
                    visits[f"{page}, repeat, loopback"].append(visit(known[page].new_page(), address + path, loopback))
        line = Line(*REAL_LINE)
        with serving(made, line) as address:
            for _ in range(runs):
                for page, path in PAGES.items():
                    visits[f"{page}, cold, 10 Mbit/s"].append(cold(browser, address + path, line))
                visits["ours, from the guide, 10 Mbit/s"].append(warm(browser, address, line))
            for _ in range(runs):
                for page in ON_PHONE:
                    with slowed(PHONE):
                        visits[f"{page}, phone, 10 Mbit/s"].append(cold(browser, address + PAGES[page], line))
        slow = Line(*THIRD_GENERATION)
        with serving(made, slow) as address, slowed(PHONE):
            for _ in range((runs + 1) // 2):
                for page in ON_PHONE:
                    visits[f"{page}, phone, 3G"].append(cold(browser, address + PAGES[page], slow))
        browser.close()
    return visits, guide


def cold(browser: Browser, address: str, line: Line) -> Visit:
    """Open a page as somebody who has never been here."""
    context = prepared(browser)
    found = visit(context.new_page(), address, line)
    context.close()
    return found


def warm(browser: Browser, address: str, line: Line) -> Visit:
    """Read the guide until it is kept for offline use, point at a link to the calculator, and follow it a moment later.

    What is sent counts from the pointing on, the time from the navigation.
    """
    context = prepared(browser, service_workers="allow")
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.evaluate("navigator.serviceWorker.ready")
    before = line.sent, line.requests
    page.locator('a[href*="calculator/"]:visible').first.hover()
    page.wait_for_timeout(SIGN * 1000)
    found = visit(page, address + PAGES["ours"], line)
    context.close()
    return found._replace(sent=line.sent - before[0], requests=line.requests - before[1])


def first_view(browser: Browser, address: str, line: Line) -> int:
    """Return the bytes the guide's first page takes until nothing more is fetched."""
    context = browser.new_context(service_workers="block")
    context.new_page().goto(address, wait_until="networkidle")
    context.close()
    return line.sent


def summary(visits: dict[str, list[Visit]], guide: int) -> dict[str, Any]:
    """Return ours ÷ stock, and what else has a bar."""

    def median(key: str) -> float:
        return statistics.median(one.seconds for one in visits[key])

    ours = visits["ours, cold, loopback"]
    own = statistics.median(one.own for one in ours)
    longest_of_stock = statistics.median(one.longest for one in visits["stock, cold, loopback"])
    return {
        "cold_ratio": round(median("ours, cold, loopback") / median("stock, cold, loopback"), 3),
        "line_ratio": round(median("ours, cold, 10 Mbit/s") / median("stock, cold, 10 Mbit/s"), 3),
        "repeat_ratio": round(median("ours, repeat, loopback") / median("stock, repeat, loopback"), 3),
        "phone_ratio": round(median("ours, phone, 10 Mbit/s") / median("stock, phone, 10 Mbit/s"), 3),
        "phone_3g_ratio": round(median("ours, phone, 3G") / median("stock, phone, 3G"), 3),
        "warm_ratio": round(median("ours, from the guide, 10 Mbit/s") / median("ours, cold, 10 Mbit/s"), 3),
        "own_task_ratio": round(own / longest_of_stock, 3),
        # On a line, where what is fetched after the estimate has not arrived with it.
        "cold_bytes": round(statistics.median(one.sent for one in visits["ours, cold, 10 Mbit/s"])),
        "guide_bytes": guide,
        "longest_task_ms": round(statistics.median(one.longest for one in ours)),
        "longest_own_ms": round(own),
    }


def main() -> None:
    """Print a table, then the summary as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    visits, guide = measure(parser.parse_args().runs)
    print("| page | min s | median s | max s | MB sent | requests | longest task ms | of these, not the theme's |")
    print("|---" * 8 + "|")
    for key, ones in visits.items():
        seconds = [one.seconds for one in ones]
        sent, *middle = (statistics.median(one[at] for one in ones) for at in range(1, 5))
        times = f"{min(seconds):.2f} | {statistics.median(seconds):.2f} | {max(seconds):.2f}"
        print(f"| {key} | {times} | {sent / 1e6:.2f} | " + " | ".join(f"{one:.0f}" for one in middle) + " |")
    print(json.dumps(summary(visits, guide)))


if __name__ == "__main__":
    main()
