"""The last step over a finished folder: what it adds to every page, what it refuses, and that twice is once."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from finish import markup, precache, publish, styles

HOOKS = Path(__file__).resolve().parents[3] / "overrides" / "hooks"
ADDRESS = "https://example.org/repo/"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><meta name="description" content="One page.">
<script>first()</script></head>
<body><h1 id="top">One</h1>{body}<script type="application/json">{{"a": 1}}</script>
<footer>Build <span data-build></span></footer></body></html>
"""
PAGES = ("index.html", "two/index.html", "404.html")
MANIFEST = {"icons": [{"src": "icon.png"}]}

FIRST_HASH = "fDYmfWjvur9AxjhDbjHe6RvExc05MbXhhrbgz2vvy/A="  # printf "first()" | openssl dgst -sha256 -binary | base64
WASM_HASH = "M2FUv2f3Zfj3XRagrM7mG17l9qdbKikFcD35E71VDz4="

FAULTS = {
    "a style attribute": ('<p style="color:red">x</p>', "line 7: <p> carries an inline style"),
    "a script in an attribute": ('<button onclick="go()">x</button>', "line 7: <button onclick> is an inline script"),
    "an id twice": ('<p id="top">x</p>', 'line 7: id="top" is there twice'),
    "a second heading": ("<h1>x</h1>", "it has 2 h1 headings"),
    "a block in a paragraph": ("<p><div>x</div></p>", "line 7: <div> stands inside a paragraph"),
    "an element left open": ("<div><span></div>", "line 7: </div> closes nothing, or something else is still open"),
    "a link to no page": ('<a href="gone/">x</a>', "line 7: a link leads to gone/, which does not exist"),
    "a link to no anchor": ('<a href="two/#gone">x</a>', "two/index.html has no such anchor"),
    "an absolute link to no page": (f'<a href="{ADDRESS}gone/">x</a>', f"a link leads to {ADDRESS}gone/"),
    "a script address": ('<a href="javascript:go()">x</a>', "line 7: a link has the scheme javascript:"),
    "an image of another host": ('<img src="https://example.com/a.png" alt="">', "which is not on this site"),
    "a larger image of another host": (
        '<img srcset="icon.png 1x, //example.com/a.png 2x" alt="">',
        "//example.com/a.png",
    ),
    "a frame of another host": ('<iframe src="//example.com/"></iframe>', "<iframe> fetches //example.com/"),
    "a file above the site": ('<script src="../a.js"></script>', "<script> fetches ../a.js, which is not on this site"),
    "an image that is not there": ('<img src="gone.png" alt="">', "<img> fetches gone.png, which does not exist"),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A sound site of two pages and a 404 page."""
    for path, title in (("index.html", "One"), ("two/index.html", "Two"), ("404.html", "None")):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(PAGE.format(title=title, body='<a href="/repo/two/#top">x</a>'), encoding="utf-8")
    (tmp_path / "manifest.webmanifest").write_text(json.dumps(MANIFEST), encoding="utf-8")
    (tmp_path / "icon.png").write_bytes(b"icon")
    runtime = tmp_path / "assets/pyodide/1/python.wasm"
    runtime.parent.mkdir(parents=True)
    runtime.write_bytes(b"wasm")
    return tmp_path


def put(site: Path, body: str) -> None:
    (site / "index.html").write_text(PAGE.format(title="One", body=body), encoding="utf-8")


def link(site: Path, path: str, *names: str) -> None:
    """Have a page link stylesheets, by their names."""
    up = {"index.html": "", "two/index.html": "../", "404.html": "/repo/"}[path]
    links = "".join(f'<link rel="stylesheet" href="{up}assets/stylesheets/{name}.css">\n' for name in names)
    page = (site / path).read_text(encoding="utf-8")
    (site / path).write_text(page.replace("<script>", links + "<script>", 1), encoding="utf-8")


@pytest.mark.parametrize(("body", "said"), FAULTS.values(), ids=FAULTS)
def test_an_unsound_page_is_not_published(site: Path, body: str, said: str) -> None:
    """Each fault stops the build with the page, the line and what is wrong."""
    put(site, body)
    with pytest.raises(publish.UnsoundSiteError) as caught:
        publish.publish(site, ADDRESS)
    assert "index.html: " in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize("lost", ["<title>One</title>", ' lang="en"', '<meta name="description" content="One page.">'])
def test_a_page_without_title_language_or_description_is_not_published(site: Path, lost: str) -> None:
    """Every page says what it is, in which language, and what it is about."""
    page = site / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace(lost, ""), encoding="utf-8")
    with pytest.raises(publish.UnsoundSiteError, match=r"index\.html: it has no "):
        publish.publish(site, ADDRESS)


def test_two_pages_of_one_title_are_not_published(site: Path) -> None:
    """A title tells pages apart."""
    (site / "two/index.html").write_text(PAGE.format(title="One", body=""), encoding="utf-8")
    with pytest.raises(publish.UnsoundSiteError, match=r"two/index\.html: its title is also that of index.html"):
        publish.publish(site, ADDRESS)


def test_the_stylesheets_all_pages_link_become_one_and_the_others_of_a_page_another(site: Path) -> None:
    """In their order, named by their content, at any depth; the parts are gone, and a second time changes nothing."""
    folder = site / "assets/stylesheets"
    folder.mkdir(parents=True)
    for name in "abcd":
        (folder / f"{name}.css").write_text(f".{name} {{ color: red }}", encoding="utf-8")
    link(site, "index.html", "a", "b")
    link(site, "two/index.html", "a", "b", "c", "d")
    link(site, "404.html", "a", "b")
    for _ in range(2):
        publish.publish(site, ADDRESS)
        found = {path: styles.LINK.findall((site / path).read_text(encoding="utf-8")) for path in PAGES}
        (one,), [again, more], (absolute,) = found.values()
        assert absolute == f"/repo/{one}"
        assert again == f"../{one}"
        assert (site / one).read_text(encoding="utf-8") == ".a{color:red}\n.b{color:red}\n"
        assert (site / "two" / more).read_text(encoding="utf-8") == ".c{color:red}\n.d{color:red}\n"
        assert len([*folder.iterdir()]) == 2


def test_of_the_theme_s_stylesheet_goes_what_no_page_and_no_script_names(site: Path) -> None:
    """A class, an id, an element, an attribute or its value that stands nowhere; of ours nothing goes."""
    put(site, '<p class="page" id="fn:1" lang="de">x</p>')
    kept = [".page", ".by-script", "p[id^=fn]", '[id="fn:1"]', "[lang=de]", "p:not(.gone)", "a:hover", "*"]
    gone = [".gone", "#gone", "kbd", "[hidden]", "[lang=fr]", ".page .gone", ".gone>.page"]
    folder = site / "assets/stylesheets"
    folder.mkdir(parents=True)
    for first, name in ((0, "theme.min"), (100, "ours")):
        rules = [f"{one} {{ content: {first + number} }}" for number, one in enumerate((*kept, *gone))]
        (folder / f"{name}.css").write_text("".join(rules), encoding="utf-8")
    (folder / "theme.min.css.map").write_text("{}", encoding="utf-8")
    (site / "assets/javascripts").mkdir()
    (site / "assets/javascripts/theme.js").write_text("one.classList.add('by-script')", encoding="utf-8")
    for path in PAGES:
        link(site, path, "theme.min", "ours")
    publish.publish(site, ADDRESS)
    (made,) = folder.iterdir()
    numbers = [int(one) for one in re.findall(r"content:(\d+)", made.read_text(encoding="utf-8"))]
    assert numbers == [*range(len(kept)), *range(100, 100 + len(kept) + len(gone))]


def test_the_search_s_texts_are_apart_from_its_settings(site: Path) -> None:
    """The settings, which every page fetches, name no text; together they are what they were, twice or once."""
    file = site / "search/search_index.json"
    file.parent.mkdir()
    docs = [{"location": "", "title": "One", "text": "“Two”"}]
    file.write_text(json.dumps({"config": {"lang": ["en"]}, "docs": docs}), encoding="utf-8")
    for _ in range(2):
        publish.publish(site, ADDRESS)
        assert json.loads(file.read_text(encoding="utf-8")) == {"config": {"lang": ["en"]}, "docs": []}
        assert json.loads((site / "search/texts.json").read_text(encoding="utf-8")) == docs


def test_stylesheets_and_icons_are_checked_too(site: Path) -> None:
    """A font of another host and an icon that is not there are named."""
    (site / "a.css").write_text('@font-face{src:url("https://example.com/f.woff2")}', encoding="utf-8")
    (site / "icon.png").unlink()
    with pytest.raises(publish.UnsoundSiteError) as caught:
        publish.publish(site, ADDRESS)
    assert "a.css: it fetches https://example.com/f.woff2" in str(caught.value)
    assert "manifest.webmanifest: the icon icon.png does not exist" in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://example.com/">x</a>',
        '<a href="mailto:a@example.org">x</a>',
        "<template><p id='top'></p></template>",
    ],
)
def test_what_is_sound_is_let_through(site: Path, body: str) -> None:
    """Links to others, addresses to write to, and ids inside a template are no faults."""
    put(site, body)
    publish.publish(site, ADDRESS)


def test_every_page_gets_its_policy_first_and_nothing_in_it_is_unsafe(site: Path) -> None:
    """The policy allows this site and the page's own inline script by its hash; blocks of data need none."""
    publish.publish(site, ADDRESS)
    for path in ("index.html", "two/index.html", "404.html"):
        head = (site / path).read_text(encoding="utf-8").partition("<head>")[2].strip()
        assert head.startswith('<meta http-equiv="Content-Security-Policy"')
        rules = head.partition('content="')[2].partition('"')[0]
        assert rules.startswith("default-src 'self'")
        assert "unsafe" not in rules
        assert rules.count("sha256-") == 1
        assert f"script-src 'self' 'sha256-{FIRST_HASH}'" in rules


def test_pages_lead_to_the_manifest_and_script_from_any_depth(site: Path) -> None:
    """A page's own way up leads there; the 404 page, shown at any depth, starts from the root."""
    publish.publish(site, ADDRESS)
    expected = {"index.html": "", "two/index.html": "../", "404.html": "/repo/"}
    for path, up in expected.items():
        loads = [load.address for load in markup.read((site / path).read_text(encoding="utf-8")).loads]
        assert loads == [f"{up}manifest.webmanifest", f"{up}{publish.PAGE_SCRIPT}"]


def test_every_page_shows_the_build_it_is_of(site: Path) -> None:
    """The beginning of the release's id: of a page a reader has, that tells which release it is."""
    made = publish.publish(site, ADDRESS)
    for path in ("index.html", "two/index.html", "404.html"):
        assert f"Build <span data-build>{made.id[:8]}</span>" in (site / path).read_text(encoding="utf-8")


def test_what_the_theme_writes_of_itself_is_mended_once(site: Path) -> None:
    """No completion of a checkbox, no cover of a switch that nobody reaches, no spaces at the end of a line."""
    switches = "".join(
        f'<input class="md-toggle" data-md-toggle="{one}" type="checkbox" id="__{one}" autocomplete="off">  \n'
        for one in ("drawer", "search")
    )
    put(site, f'{switches}<label class="md-overlay" for="__drawer"></label>')
    for _ in range(2):
        publish.publish(site, ADDRESS)
        text = (site / "index.html").read_text(encoding="utf-8")
        assert text.startswith("<!DOCTYPE html>\n")
        assert 'type="checkbox" id="__drawer" hidden>\n' in text
        assert 'type="checkbox" id="__search">\n' in text
        assert "md-overlay" not in text


def test_where_pages_change_while_they_are_read_nothing_is_kept_or_forbidden(site: Path) -> None:
    """A server that reloads pages does so by a script no policy can name; an earlier visit's worker goes."""
    publish.publish(site, ADDRESS, live=True)
    pages = [(site / path).read_text(encoding="utf-8") for path in PAGES]
    assert not [text for text in pages if "Content-Security-Policy" in text or publish.PAGE_SCRIPT in text]
    assert "unregister()" in (site / precache.SERVICE_WORKER).read_text(encoding="utf-8")
    put(site, '<a href="gone/">x</a>')
    with pytest.raises(publish.UnsoundSiteError):
        publish.publish(site, ADDRESS, live=True)


def test_twice_is_once(site: Path) -> None:
    """Publishing a published folder changes no byte, so the release keeps its id."""
    first = publish.publish(site, ADDRESS)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert publish.publish(site, ADDRESS) == first
    assert before == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_release_lists_guide_and_runtime_apart(site: Path) -> None:
    """Every file a page may need is listed with its hash; what only machines read, and the worker itself, are not."""
    (site / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    (site / "bundle.js.map").write_text("{}", encoding="utf-8")
    (site / "downloads").mkdir()
    (site / "downloads/rules.whl").write_bytes(b"for other programs")
    made = publish.publish(site, ADDRESS)
    assert sorted(made.guide) == sorted(
        ["404.html", "icon.png", "index.html", "manifest.webmanifest", publish.PAGE_SCRIPT, "two/index.html"]
    )
    assert made.runtime == {"assets/pyodide/1/python.wasm": WASM_HASH}
    assert (
        (site / precache.SERVICE_WORKER).read_text(encoding="utf-8").startswith(f'const release = {{"id":"{made.id}"')
    )


@pytest.mark.parametrize("path", ["index.html", "icon.png", "assets/pyodide/1/python.wasm"])
def test_any_changed_file_is_a_new_release(site: Path, path: str) -> None:
    """Old code is never taken for new: one changed byte changes the id."""
    before = publish.publish(site, ADDRESS).id
    file = site / path
    file.write_bytes(file.read_bytes() + b"\n")
    assert publish.publish(site, ADDRESS).id != before


def test_it_runs_by_itself(site: Path) -> None:
    """Without any site generator: a folder and an address; faults end it with their list."""
    command = [sys.executable, HOOKS, "publish", str(site), ADDRESS]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    assert done.stdout == f"release {publish.publish(site, ADDRESS).id}\n"
    put(site, '<p style="color:red">x</p>')
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 1
    assert done.stderr.startswith("the site is not sound:\nindex.html: line 7: <p> carries an inline style")
    assert "Traceback" not in done.stderr
