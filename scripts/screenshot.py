"""Draws docs/assets/screenshot.png from the built site: the calculator with two certifications and some entries."""

import json
import os
from pathlib import Path
from typing import Any

import serve
from playwright.sync_api import expect, sync_playwright

TARGET = Path(__file__).resolve().parents[1] / "docs" / "assets" / "screenshot.png"
MOST_BYTES = 150_000  # it is downloaded by whoever opens the project's page
LEDGER: dict[str, Any] = {
    "format": "cec-ledger",
    "version": 1,
    "rules": "auto",
    "certifications": [
        {"id": "cpt", "name": "Personal Trainer", "cycle": {"start": "2025-06-01", "end": "2027-05-31"}},
        {"id": "hc", "name": "Health Coach", "cycle": {"start": "2026-02-01", "end": "2028-01-31"}},
    ],
    "entries": [
        {
            "id": "e1",
            "opportunity": "cpr-aed",
            "title": "CPR/AED for adults",
            "date": "2026-03-01",
            "validity_years": 2,
        },
        {"id": "e2", "opportunity": "mentoring", "title": "Neighborhood walking group", "date": "2025-09-06"},
        {"id": "e3", "opportunity": "presentation", "title": "Talk on strength", "date": "2026-05-09", "cecs": "0.3"},
    ],
}


def main() -> None:
    """Open the calculator with the ledger above, wait for its estimate, and save what is seen."""
    entries = [{"status": "completed"} | entry for entry in LEDGER["entries"]]
    ledger = json.dumps(LEDGER | {"entries": entries})
    with sync_playwright() as playwright, serve.serving() as site:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1100, "height": 1000}, service_workers="block", locale="en-US")
        page.goto(f"{site}calculator/")
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"cec-tally:{serve.PREFIX}:ledger", ledger])
        page.reload()
        expect(page.locator("#engine")).to_have_text("", timeout=60_000)
        expect(page.locator("[data-entry]")).to_have_count(len(entries))
        expect(page.locator(".standing__figure")).to_have_count(2, timeout=60_000)
        expect(page.locator(".award").first).to_be_visible()
        expect(page.locator("[data-verdict]")).to_have_count(2)
        expect(page.locator(".timeline")).to_have_count(2)
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=TARGET)
        browser.close()
    size = TARGET.stat().st_size
    if size > MOST_BYTES:
        raise SystemExit(f"{TARGET} has {size} bytes, more than {MOST_BYTES}: show less")
    print(f"{TARGET.name}: {size} bytes")


if __name__ == "__main__":
    main()
