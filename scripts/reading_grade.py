"""Holds the hand-written pages to plain language: a reading grade of at most nine, figures and links filled in.

Run by ``make check``. Prints the pages that are harder to read, and ends with status 1 if there are any.
"""

import re
import sys
from pathlib import Path

import textstat

ROOT = Path(__file__).resolve().parents[1]
sys.path += [str(ROOT), str(ROOT / "overrides" / "hooks")]

from guide import generate  # noqa: E402 - found where the line above says

from calculator.rulebook import load  # noqa: E402

HARDEST = 9  # school years
FEWEST_WORDS = 30  # fewer say nothing about a grade
NOT_PROSE = re.compile(
    r"\A---[\s\S]*?---$|^```[\s\S]*?^```$|^[|#>].*$|<[^>]+>|\{[^}]*\}|\]\([^)]*\)|^\s*(?:-|\d+\.)\s|[*_\[\]]",
    re.MULTILINE,
)


def grade(markdown: str) -> float:
    """Return the Flesch-Kincaid grade of a page's prose, in school years; 0 for a page without prose."""
    prose = NOT_PROSE.sub("", generate.written_page(markdown, load()).strip())
    return float(textstat.flesch_kincaid_grade(prose)) if len(prose.split()) >= FEWEST_WORDS else 0.0


def main() -> int:
    """Print the pages that are too hard to read; return how the process ends."""
    grades = {path.name: grade(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "docs").rglob("*.md"))}
    hard = {name: one for name, one in grades.items() if one > HARDEST}
    for name, one in hard.items():
        print(
            f"docs/{name} reads at grade {one:.1f}; at most {HARDEST} is plain. Shorten its sentences.", file=sys.stderr
        )
    return 1 if hard else 0


if __name__ == "__main__":
    sys.exit(main())
