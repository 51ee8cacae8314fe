"""A receipt leads to where a changed rule is reported, if the build knows where; nothing of the ledger goes along."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from calculator_page import CalculatorPage
from playwright.sync_api import Page, Request, Route, expect

from calculator.rulebook import load

pytestmark = pytest.mark.browser

WORD = "Has ACE changed a sentence here?"
REPORT = "https://example.org/owner/name/issues/new?template=changed-rule.yml"


@pytest.mark.parametrize("report", ["", REPORT])
def test_a_receipt_asks_for_a_changed_rule_only_where_the_build_knows_its_repository(
    page: Page, site: str, report: str
) -> None:
    """A plain link, filled in with the clauses and their source; it is not followed by itself, and names no entry."""

    def told(route: Route) -> None:
        text = route.fetch().text()
        route.fulfill(body=re.sub(r'"report": ?"[^"]*"', f'"report": "{report}"', text), content_type="text/html")

    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if isinstance(request, Request) else None)
    page.route(re.compile(r"/calculator/$"), told)
    calculator = CalculatorPage(page, site)
    calculator.open()
    calculator.add_certification("Mine alone", "06/01/2024")
    calculator.add_entry("cpr-aed", {"title": "Secret card", "date": "03/01/2025", "validity_years": "2"})
    link = calculator.unfold("Secret card").get_by_role("link", name=WORD)
    expect(page.locator(".receipt").first).to_be_visible()
    expect(link).to_have_count(1 if report else 0)
    if report:
        address = link.get_attribute("href") or ""
        filled = {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}
        assert set(filled) == {"template", "title", "clause", "address"}
        assert set(filled["clause"].split(", ")) <= set(load().clauses)
        assert filled["address"] in {source.url for source in load().sources.values()}
        assert not any(word in address for word in ("Mine", "Secret", "2024", "2025"))
        assert link.get_attribute("rel") == "noreferrer"
    assert all(url.startswith((site, "blob:", "data:")) for url in asked)
