"""Where the build knows its repository, a reader can say that a rule has changed; elsewhere, nothing is shown."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import page
import pytest
from guide import generate, repository
from python.runtime import Manifest

from calculator.rulebook import load

ROOT = Path(__file__).resolve().parents[3]
HOME = "https://example.org/owner/name"
LINK = re.compile(rf"{HOME}/issues/new\?[^)\"\s]+")


@pytest.fixture(params=[HOME, f"{HOME}/"])
def known(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that knows its repository, with a slash at the end or not."""
    monkeypatch.setenv(repository.VARIABLE, request.param)


@pytest.fixture
def unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that does not."""
    monkeypatch.delenv(repository.VARIABLE, raising=False)


def written() -> dict[str, str]:
    """Return the pages that lead to the repository, the foot of a page among them."""
    made = generate.generated_pages(load())
    text = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
    foot = generate.environment(load())
    foot.filters["url"] = str
    here = SimpleNamespace(canonical_url="https://example.org/rules/", meta={}, previous_page=None, next_page=None)
    shown = foot.get_template("partials/footer.html").render(page=here, config=SimpleNamespace(site_name="CEC Tally"))
    pages = {name: made[name] for name in ("rules.md", "clauses.md")}
    return {**pages, "accessibility.md": generate.written_page(text, load()), "footer.html": shown}


def data() -> dict[str, Any]:
    """Return what the calculator page starts from."""
    return page.data(load(), Manifest("page", "team", "worker"))


@pytest.mark.usefixtures("known")
def test_a_clause_a_receipt_and_every_page_lead_to_a_form_that_is_filled_in() -> None:
    """One link for each clause on the rules page, with its id and the address it stands at; one for a fault."""
    pages = {name: LINK.findall(text) for name, text in written().items()}
    asked = [parse_qs(urlsplit(link).query) for link in pages["rules.md"]]
    assert [one["clause"] for one in asked] == [[name] for name in load().clauses]
    assert [one["address"] for one in asked] == [[load().sources[one.source].url] for one in load().clauses.values()]
    assert len(pages["accessibility.md"]) == 1
    assert parse_qs(urlsplit(pages["footer.html"][0]).query)["page"] == ["https://example.org/rules/"]
    assert data()["report"].startswith(f"{HOME}/issues/new?")
    assert f"]({HOME}/blob/HEAD/calculator/rules/together.py#L" in written()["clauses.md"]


@pytest.mark.usefixtures("unknown")
def test_nothing_is_shown_where_the_repository_is_unknown() -> None:
    """No link, no empty one, and no word of one."""
    for name, text in written().items():
        assert "issues/new" not in text, name
        assert "]()" not in text, name
        assert 'href=""' not in text, name
        assert "blob/HEAD" not in text, name
    assert "Has ACE changed this?" not in written()["rules.md"]
    assert data()["report"] == ""


@pytest.mark.usefixtures("known")
def test_a_form_has_the_fields_that_are_filled_in() -> None:
    """What a link fills in is a field of the very form it opens."""
    clause = next(iter(load().clauses.values()))
    for link in (repository.changed_rule(clause, load()), repository.fault("x")):
        asked = {key: values[0] for key, values in parse_qs(urlsplit(link).query).items()}
        form = (ROOT / ".github" / "ISSUE_TEMPLATE" / asked.pop("template")).read_text(encoding="utf-8")
        assert set(asked) - {"title"} <= set(re.findall(r"^    id: (\w+)$", form, re.MULTILINE))


@pytest.mark.parametrize("wrong", ["example.org/owner/name", "http://example.org/a/b", "https://example.org", "x y"])
def test_an_address_nobody_could_follow_stops_the_build(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    """With a sentence that says what the setting should look like."""
    monkeypatch.setenv(repository.VARIABLE, wrong)
    with pytest.raises(repository.WrongAddressError, match="has to be like https://"):
        generate.generated_pages(load())
