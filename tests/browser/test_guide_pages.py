"""The guide's pages as built: every way to earn in one order, and the submission guide with what it promises."""

import re
from html.parser import HTMLParser

import pages
import pytest
from calculator_page import CalculatorPage
from playwright.sync_api import Page, expect

from calculator.rulebook import Opportunity, load

pytestmark = pytest.mark.browser
OPPORTUNITIES = load().opportunities.values()
ORDER = [
    "What counts",
    "What does not count",
    "Limits",
    "Assured or up to ACE",
    "Proof to keep",
    "Submit it, step by step",
    "Worked examples",
    "Try it in the calculator",
    "ACE's words",
    "What ACE has said since",
]


class _Sections(HTMLParser):
    """Reads a built page: the answer before its first section, and each section's words and links by its heading."""

    def __init__(self, opportunity: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: dict[str, str] = {}
        self.links: dict[str, list[str]] = {}
        self.at = ""
        self.heading = False
        text = pages.file(f"opportunities/{opportunity}/").read_text(encoding="utf-8")
        self.feed(text[text.index("<h1") : text.index("</article>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h2":
            self.heading, self.at = True, ""
        elif tag == "a":
            self.links.setdefault(self.at, []).append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        self.heading = self.heading and tag != "h2"

    def handle_data(self, data: str) -> None:
        if self.heading:
            self.at += data
        else:
            self.words[self.at] = self.words.get(self.at, "") + data


@pytest.mark.parametrize("opportunity", OPPORTUNITIES, ids=lambda one: one.id)
def test_every_way_to_earn_is_told_in_the_same_order(opportunity: Opportunity) -> None:
    """The answer, then ten sections, none left out, none empty, none out of turn."""
    page = _Sections(opportunity.id)
    assert list(page.words) == ["", *ORDER]
    assert all(words.strip() for words in page.words.values())


@pytest.mark.parametrize("opportunity", OPPORTUNITIES, ids=lambda one: one.id)
def test_every_way_to_earn_tells_what_it_must(opportunity: Opportunity) -> None:
    """The answer with its figure, the source's own word, two examples with a reason each, a link, the sentence."""
    page, rulebook = _Sections(opportunity.id), load()
    short = rulebook.fill(opportunity.short, rulebook.newest)
    assert short[1:] in page.words[""]
    for promise in opportunity.certainties:
        assert f"“{promise.word}”" in page.words["Assured or up to ACE"]
    examples = page.words["Worked examples"]
    counting, failing = (part for part in re.split("One that (?:counts|does not)", examples)[1:])
    assert "does not count" not in counting
    assert "0 CECs, does not count" in failing
    reasons = [link for link in page.links["Worked examples"] if "rules/#" in link]
    assert len(reasons) >= 2
    assert any(f"calculator/#add={opportunity.id}" in link for link in page.links["Try it in the calculator"])
    quoted = [one for name in opportunity.worth if (one := rulebook.clauses[name]).quote and one.kind == "ace"]
    assert quoted
    for clause in quoted:
        assert f"“{clause.quote}”" in page.words["What ACE has said since" if clause.since else "ACE's words"]
    assert any("sources/#" in link for link in page.links["ACE's words"])


@pytest.mark.parametrize("opportunity", OPPORTUNITIES, ids=lambda one: one.id)
def test_what_ace_said_since_and_where_it_disagrees_is_all_there(opportunity: Opportunity) -> None:
    """Each later statement with its source; each sentence of ACE's that says otherwise, with what it would mean."""
    page, rulebook = _Sections(opportunity.id), load()
    told, links = page.words["What ACE has said since"], page.links.get("What ACE has said since", [])
    for step in opportunity.since:
        assert rulebook.fill(step.text, rulebook.newest) in " ".join(told.split())
        assert any(link.endswith(f"sources/#{step.source}") for link in links)
    others = {other.quote for name in opportunity.worth for other in rulebook.clauses[name].disagrees}
    assert all(quote in told for quote in others)
    assert ("ACE's pages disagree" in told) == bool(others)


def test_the_submission_guide_leads_to_the_field_that_checks_a_number(page: Page, site: str) -> None:
    """One press, and a number can be typed; it is answered when the rules are up."""
    page.goto(f"{site}submit/")
    page.get_by_role("link", name="Check a course number").click()
    field = page.locator("#numbers-text")
    expect(field).to_be_focused()
    page.keyboard.type("cep 12345o")
    CalculatorPage(page, site).expect_ready()
    expect(page.locator("#numbers tbody tr")).to_contain_text("CEP123450")


def test_the_checklist_of_a_petition_can_be_ticked_and_asks_for_all_of_it(page: Page, site: str) -> None:
    """Every demand of the rulebook is there to tick, with a keyboard too, and nothing of it is stored."""
    page.goto(f"{site}submit/")
    boxes = page.locator(".checklist").get_by_role("checkbox")
    expect(boxes).to_have_count(len(load().demands))
    boxes.first.focus()
    page.keyboard.press("Space")
    expect(boxes.first).to_be_checked()
    stored = page.evaluate("Object.keys(localStorage).filter((key) => key.includes('ledger'))")
    assert stored == []


def test_the_pictures_follow_light_and_dark(page: Page, site: str) -> None:
    """Every drawing's lines and words take the colours of the scheme."""
    page.goto(f"{site}submit/")
    expect(page.locator(".picture svg")).to_have_count(5)
    seen = set()
    for scheme in pages.SCHEMES:
        pages.paint(page, scheme)
        seen.add(
            page.locator(".picture__plain-text, .picture__disc, .picture__shared").evaluate_all(
                "(all) => [...new Set(all.map((one) => getComputedStyle(one).fill))].join()"
            )
        )
    assert len(seen) == 2
