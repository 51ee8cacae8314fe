"""A rulebook that contradicts itself is refused, and what is wrong in it is told by its name."""

import re
from pathlib import Path

import pytest

from calculator.rulebook import RulebookError, read

TEXT = (Path(__file__).resolve().parents[2] / "data" / "miniature.toml").read_text(encoding="utf-8")

SOURCES = [
    # what cites it, and a stretch of the file that ends with the source
    ("parameter days", 'value = "30", source = "page'),
    ("clause worth", 'kind = "ace"\nsource = "post'),
    ("clause worth", '[disagreements.page]\nsource = "page'),
    ("clause most", 'quote = "At most so much.", source = "post'),
    ("route form", 'step {cecs:rate}", source = "post'),
    ("route form", 'note_source = "page'),
    ("route form", 'text = "Then", source = "page'),
    ("opportunity talk", 'since {cecs:rate}", source = "page'),
    ("advice send", 'Send it. {advice:wait}", source = "page'),
    ("demand done", 'demand {cecs:days}", source = "page'),
]
TEXTS = (
    *("states", "question", "otherwise", "open", "else", "means", "step", "note", "wait", "demand"),
    *("short", "limits", "counts", "excludes", "proof", "since", "hint", "own"),
)
TOGETHER = "a question, its reading and what follows otherwise belong together"
READING = f"clause most: {TOGETHER}"
EITHER = "needs a quote or a statement, and not both"
LIMIT = "has no upper limit or no unit"
PROMISED = "must say how certain it is, from an edition on that is listed"
CERTAINTIES = [
    ('tier = "depends"', 'tier = "likely"', "opportunity talk has an unknown certainty 'likely'"),
    ('[{ from = "2013-05-01", tier = "assured", word = "is", clause = "sure" }]', "[]", f"opportunity walk {PROMISED}"),
    ('{ from = "2023-09-13", tier', '{ from = "2024", tier', f"opportunity talk {PROMISED}"),
    (
        'word = "sure"',
        'word = "certain"',
        "opportunity talk is assured by “certain”, which the clause 'sure' does not quote",
    ),
    (
        'word = "is", clause = "sure"',
        'word = "is", clause = "no"',
        "opportunity walk is assured by “is”, which the clause 'no' does not quote",
    ),
    (
        '{ from = "2023-09-13", tier = "assured", word = "sure", clause = "sure"',
        '{ from = "2023-09-13", tier = "assured", word = "something", clause = "worth"',
        "opportunity talk is assured by “something”, which the clause 'worth' does not quote",
    ),
]
FAULTS = [
    # a stretch of the file, what is put in its place, and what is told
    ('kind = "ace"', 'kind = "rumour"', "clause worth is of an unknown kind 'rumour'"),
    ('quote = "It is worth something."', "", f"clause worth {EITHER}"),
    ('states = "states {cecs:rate}"', 'states = "So."\nquote = "So."', f"clause most {EITHER}"),
    ('question = "question {cecs:rate}"', "", READING),
    ('otherwise = "otherwise {cecs:rate}"', "", READING),
    ('kind = "reading"', 'kind = "ace"', READING),
    ('reading = "So it is"', "", f"clause worth: {TOGETHER}"),
    ('since = "2023-09-13"', 'since = "2024"', "clause most is bounded by the edition '2024', which is not listed"),
    ('until = "2023-09-13"', 'until = "2024"', "clause worth is bounded by the edition '2024', which is not listed"),
    (
        '{ from = "2013-05-01"',
        '{ from = "2012"',
        "parameter rate has a value from the edition '2012', which is not listed",
    ),
    ('kind = "sessions"', 'kind = "list"', "field lines is of an unknown kind 'list' or needed 'unless-planned'"),
    ('"unless-planned"', '"rarely"', "field lines is of an unknown kind 'sessions' or needed 'rarely'"),
    (
        'kind = "text"\nneeded = "never"\nsugg',
        'kind = "choice"\nneeded = "never"\nsugg',
        "field title offers no choices",
    ),
    ('at_most = "20"\npart_label', "part_label", f"field lines {LIMIT}"),
    ('unit = "CECs"\nneeded = "unless-planned"', 'needed = "unless-planned"', f"field lines {LIMIT}"),
    ('at_most = "30.5"', "", f"field hours {LIMIT}"),
    (
        'at_most = "30.5"',
        'at_most = "30.5"\nhours_from = "none"',
        "field hours may hold hours from the parameter 'none' on, which is not listed",
    ),
    (
        '{ label = "Day of',
        '{ kind = "day", label = "Day of',
        "field date is of an unknown kind 'day' or needed 'always'",
    ),
    ('worth = ["worth"]', 'worth = ["none"]', "opportunity talk names the clause 'none', which is not listed"),
    ('cap = "most"', 'cap = "none"', "opportunity talk names the clause 'none', which is not listed"),
    ('route = "form"', 'route = "none"', "opportunity talk takes the route 'none', which is not listed"),
    *CERTAINTIES,
    (
        "{since:most}",
        "{since:worth}",
        "a text dates the clause 'worth', which is not listed or always held: With the page, from {since:worth} on.",
    ),
    *(
        (
            'sentences.sure = "For sure."',
            f'sentences.sure = "For sure."\nfield.{sentence} = "{field}"',
            f"clause sure has {sentence!r} decided by the field {field!r}, and one of them is not listed",
        )
        for sentence, field in (("sure", "none"), ("unsure", "hours"))
    ),
    ('sentences.sure = "For sure."', 'sentences.sure = "For sure."\nanswers.no = "Not."', f"clause sure: {TOGETHER}"),
    ("{advice:wait}", "{advice:none}", "a text names the advice 'none', which is not listed: Send it. {advice:none}"),
    (
        "{screens:form}",
        "{screens:none}",
        "a text names the screens of the route 'none', which is not listed or has none: Look at {screens:none}.",
    ),
    ('only = ["talk"]', 'only = ["run"]', "demand spoken is of the opportunity 'run', which is not listed"),
]


def faults(before: str, after: str) -> set[str]:
    """Return what is told of the rulebook in miniature with one stretch of it changed."""
    assert before in TEXT
    with pytest.raises(RulebookError) as refusal:
        read(TEXT.replace(before, after, 1))
    return set(str(refusal.value).split("\n"))


@pytest.mark.parametrize(("who", "place"), SOURCES)
def test_nothing_cites_a_source_that_is_not_listed(who: str, place: str) -> None:
    """Wherever a source can be named."""
    changed = re.sub(r"[a-z]+$", "hearsay", place)
    assert faults(f'{place}"', f'{changed}"') == {f"{who} cites the source 'hearsay', which is not listed"}


@pytest.mark.parametrize("place", TEXTS)
def test_no_text_names_a_parameter_that_is_not_listed(place: str) -> None:
    """Wherever a text can name one; the text itself is told."""
    changed = f'"{place} {{cecs:hearsay}}"'
    before = re.search(f'"{place} {{cecs:[a-z]+}}"', TEXT)
    assert before
    told = f"a text names the parameter 'hearsay', which is not listed: {changed[1:-1]}"
    assert faults(before[0], changed) == {told}


@pytest.mark.parametrize(("before", "after", "told"), FAULTS)
def test_each_contradiction_is_told_by_name(before: str, after: str, told: str) -> None:
    """That one, and nothing besides."""
    assert faults(before, after) == {told}


def test_all_contradictions_are_told_at_once_one_a_line() -> None:
    """So that they can be mended in one go."""
    assert faults('otherwise = "else {cecs:rate}"\nuntil = "2023-09-13"', 'until = "2024"') == {
        f"clause worth: {TOGETHER}",
        "clause worth is bounded by the edition '2024', which is not listed",
    }
