"""A later visit starts from Python's memory as this browser kept it, and from nothing that is not exactly that."""

import serve
from calculator_page import CalculatorPage
from patience import until
from playwright.sync_api import Page, expect

SECRET = "Typed by a reader, Žofia"  # noqa: S105 - what must not be found
NAME = f"memory {serve.PREFIX}"
LOOK = "async name => (await (await caches.open(name)).keys()).length"
BYTES = """async ([name, spoil]) => {
    const [cache, original] = [await caches.open(name), await caches.open('original')];
    const [request] = [...await original.keys(), ...await cache.keys()];
    if (!(await original.match(request))) await original.put(request, await cache.match(request));
    const found = await original.match(request);
    let bytes = new Uint8Array(await found.arrayBuffer());
    let headers = found.headers;
    if (spoil === 'broken') bytes[bytes.length >> 1] ^= 255;
    if (spoil === 'cut short') bytes = bytes.slice(0, bytes.length >> 1);
    if (spoil === 'of another version') {
        const count = new Uint32Array(bytes.buffer, 4, 1)[0];
        bytes.fill(0x30, 8 + 4 * count + 16, 8 + 4 * count + 48);  // the build's name in Pyodide's own header
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        headers = {'x-sha256': btoa(String.fromCharCode(...digest))};
    }
    await cache.put(request, new Response(bytes, {headers}));
    return spoil ? '' : new TextDecoder('latin1').decode(bytes);  // 12 MB: handed over once only
}"""


def visit_and_wait(calculator: CalculatorPage, page: Page) -> None:
    """Enter something, and leave the page open until it has kept a memory."""
    calculator.add_certification("Personal Trainer", "06/01/2024", "05/31/2026")
    calculator.add_entry("mentoring", {"title": SECRET, "date": "03/01/2025", "status": "completed"})
    until(page, lambda: page.evaluate(LOOK, NAME), "no memory was kept")


def warnings_of(page: Page) -> list[str]:
    """Collect from now on what scripts warn of."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    return said


def estimate_again(calculator: CalculatorPage, page: Page) -> None:
    """Visit once more and see the same standing."""
    page.reload()
    calculator.expect_ready()
    expect(calculator.entry(SECRET).locator(".award")).to_have_count(1)


def test_a_later_visit_starts_from_memory_or_without(calculator: CalculatorPage, page: Page) -> None:
    """What was kept holds the rules, what tells a failure, and no text a reader typed; the next visit starts from it.

    One that is broken, cut short or of another version costs nothing but time: the page says so on the console only.
    """
    calculator.open()
    visit_and_wait(calculator, page)
    kept: str = page.evaluate(BYTES, [NAME, ""])
    assert "calculator/estimate/estimate.py" in kept
    assert "_format_final_exc_line" in kept
    for encoding in ("utf-8", "utf-16-le", "utf-32-le"):
        assert SECRET.encode(encoding).decode("latin-1") not in kept
    said = warnings_of(page)
    estimate_again(calculator, page)
    assert not [one for one in said if "the memory kept" in one]
    for fault in ("broken", "cut short", "of another version"):
        page.evaluate(BYTES, [NAME, fault])
        said.clear()
        estimate_again(calculator, page)
        assert [one for one in said if "the memory kept from an earlier visit" in one], (fault, said)
