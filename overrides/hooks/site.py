"""The site as MkDocs builds it: a thin adapter over ``generate`` and ``runtime``, which know nothing of MkDocs.

Who knows only MkDocs needs no more: ``pip install -r requirements/dev.txt``, then ``mkdocs build`` or ``mkdocs serve``.

Upstream: https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/structure/files.py
  read as pypi:mkdocs/structure/files.py 4132e55a63c6
Upstream: https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/commands/build.py
  read as pypi:mkdocs/commands/build.py 77fb0135d13f
"""

import sys
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

sys.path.append(str(Path(__file__).resolve().parents[2]))  # the rules, where they are not installed
try:
    import content
    import downloads
    import licenses
    import page
    from downloads import calendars
    from finish import publish
    from guide import artwork, generate, structured
    from python import runtime

    from calculator.rulebook import load
except ModuleNotFoundError as missing:
    raise ConfigurationError(
        f"The build needs {missing.name}, which is not installed: pip install -r requirements/dev.txt"
    ) from None

OTHER_LANGUAGES = "assets/javascripts/lunr/"  # a megabyte of the theme's, for searches in what is not English
SOURCES_ONLY = ("assets/javascripts/calculator/", "assets/javascripts/offline/", "generated/", "hooks/", "macros/")


class Asked:
    """What MkDocs was asked for: it says so once, when it starts."""

    to_serve = False


def on_startup(command: str, **_: Any) -> None:  # noqa: ANN401 - MkDocs passes what it likes
    """Note whether the site is served while it is written."""
    Asked.to_serve = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Have the site's address as a browser writes it, in everything that is built."""
    config.site_url = content.address(config.site_url or "")


def on_pre_build(**_: Any) -> None:  # noqa: ANN401 - as above
    """Read the rulebook and the scripts anew; what takes long is made anew only if they have changed."""
    for kept in (load, runtime.site_wheel, runtime.site_files):
        kept.cache_clear()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages."""
    for path, text in {**generate.generated_pages(load()), **licenses.pages()}.items():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:  # noqa: ANN401 - as above
    """Fill in a hand-written page; a generated one is whole already."""
    return markdown if page.file.generated_by else generate.written_page(markdown, load())


def on_env(env: jinja2.Environment, files: Files, **_: Any) -> jinja2.Environment:  # noqa: ANN401
    """Give the theme's templates the rulebook and what the calculator page starts from; drop mere sources."""
    env.globals |= generate.vocabulary(load())
    env.globals["page_data"] = page.data(load(), runtime.site_files()[1])
    env.globals |= {"artwork": artwork, "social_words": " ".join(artwork.words(load()))}
    for file in list(files):
        if _is_our_source(file) or file.src_uri.startswith(OTHER_LANGUAGES):
            files.remove(file)
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:  # noqa: ANN401
    """Give a page what it says of itself to machines."""
    title, description = str(page.title), str(page.meta.get("description", ""))
    home, address = config.site_url or "", page.canonical_url or ""
    above = ((one.title or "", _index(one, page)) for one in [*page.ancestors][::-1])
    trail = [(name, index.canonical_url or "") for name, index in above if index]
    about = structured.About(title, description, address, config.site_name, home, trail)
    context["structured"] = structured.data(about, page.meta.get("schema", ()), page.content or "", load())
    return context


def _index(section: Any, page: Page) -> Page | None:  # noqa: ANN401 - MkDocs leaves it untyped
    """Return the page a section of the menu opens with, if it has one that is not the page itself."""
    found = next((one for one in section.children if one.is_page and one.is_index), None)
    return None if found is page else found


def _is_our_source(file: File) -> bool:
    folder = Path(file.src_dir or "").resolve()
    return folder == generate.OVERRIDES and file.src_uri.startswith(SOURCES_ONLY)


def on_post_build(config: MkDocsConfig) -> None:
    """Put images, runtime, rules, scripts and downloads into the site; then finish and check it as a whole."""
    robots = f"User-agent: *\nAllow: /\nSitemap: {config.site_url}sitemap.xml\n"
    made = {"robots.txt": robots.encode(), **artwork.files(load()), **runtime.site_files()[0], **licenses.files()}
    made |= downloads.files(load(), config.site_url or "/") | calendars.files(load())
    for path, content in made.items():
        target = Path(config.site_dir) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    try:
        publish.publish(Path(config.site_dir), config.site_url or "/", live=Asked.to_serve)
    except publish.UnsoundSiteError as fault:
        raise PluginError(str(fault)) from fault
