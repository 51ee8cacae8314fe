"""The glossary's terms are linked where a page's prose uses them first, and nowhere else."""

import re

import pytest
from finish import glossary
from guide import generate

from calculator.rulebook import load

PAGE = """<h1 id="glossary">Glossary</h1><h2 id="cecs">CECs</h2><h2 id="my-cecs">My CECs</h2>
<h2 id="opportunity">Opportunity</h2><h2 id="cap">Cap</h2><h2 class="everyday" id="source">Source</h2>"""
TERMS = glossary.terms(PAGE)


def _linked(body: str) -> str:
    page = f"<head><title>CECs</title></head><article>{body}</article>"
    made = glossary.linked(page, TERMS, "../")
    assert glossary.linked(made, TERMS, "../") == made, "doing it twice changed the page"
    return made.partition("<article>")[2].removesuffix("</article>")


def _link(name: str, words: str) -> str:
    return f'<a class="term" href="../glossary/#{name}">{words}</a>'


def test_the_terms_are_the_headings_of_the_glossary_but_for_everyday_words() -> None:
    """A heading of the class everyday explains a word that needs no link."""
    assert TERMS == {"cecs": "CECs", "my-cecs": "My CECs", "opportunity": "Opportunity", "cap": "Cap"}


def test_a_term_is_linked_where_it_is_used_first() -> None:
    """The first use on a page, in the reader's own spelling; not the second."""
    assert (
        _linked("<p>Two CECs, then CECs.</p><p>CECs</p>")
        == f"<p>Two {_link('cecs', 'CECs')}, then CECs.</p><p>CECs</p>"
    )


@pytest.mark.parametrize(
    ("words", "name"), [("one CEC", "cecs"), ("opportunities", "opportunity"), ("Caps", "cap"), ("My CECs", "my-cecs")]
)
def test_singular_plural_and_the_longest_term_are_found(words: str, name: str) -> None:
    """A term is found in both numbers, and inside no shorter one."""
    bare = words.removeprefix("one ")
    assert _linked(f"<li>{words}</li>") == f"<li>{words.removesuffix(bare)}{_link(name, bare)}</li>"


@pytest.mark.parametrize(
    "body",
    [
        "<h2>CECs</h2>",
        '<p><a href="x">CECs</a></p>',
        "<p><code>CECs</code></p>",
        "<blockquote><p>CECs</p></blockquote>",
        "<p>“meets the 2.0 CEC requirement”</p>",
        "<figure><svg><text>CECs</text></svg><figcaption>CECs</figcaption></figure>",
        "<form><p>CECs</p></form>",
        '<div class="calculator"><p>CECs</p></div>',
        "<table><tr><th>CECs</th></tr></table>",
        "<p>capable, handicap, NON-CECs</p>",
    ],
)
def test_what_is_no_prose_of_ours_stays_as_it_is(body: str) -> None:
    """Headings, links, code, ACE's words, drawings, forms, the calculator, and words that only look alike."""
    assert _linked(body) == body


def test_a_page_that_links_a_term_itself_is_left_to_it() -> None:
    """One link to a term is enough."""
    body = '<p>Some CECs, <a href="../glossary/#cecs">explained</a></p>'
    assert _linked(body) == body


def test_prose_after_what_was_passed_over_is_still_found() -> None:
    """Void elements, comments and drawings do not confuse what stands inside what."""
    body = "<p>one<br>two</p><!-- CECs --><figure><svg><rect/></svg></figure><p>CECs</p>"
    assert _linked(body).endswith(f"<p>{_link('cecs', 'CECs')}</p>")


def test_every_term_of_the_real_glossary_can_be_linked() -> None:
    """Each heading of the glossary has an id of its own, by which the links find it."""
    text = (generate.OVERRIDES.parent / "docs/glossary.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+?) \{ #(\S+)", generate.written_page(text, load()), re.MULTILINE)
    assert len(headings) == len(re.findall("^## ", text, re.MULTILINE)) == len({name for _, name in headings})
