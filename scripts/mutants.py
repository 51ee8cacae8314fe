"""Change the rules in thousands of small ways, and count the changes that no test notices: ``make mutants``.

The changes are mutmut's, made in a copy under ``build/mutants``; ``trials.py`` runs the tests on each, about twenty a
second on two cores. A function with a decorator mutmut leaves alone, and so nearly every rule here; the copy therefore
applies ``@clause(…)``, ``@property`` and the like after the function, which means the same. A survivor that changes
nothing anyone could observe is explained in ``tests/mutants.toml``.
"""

import argparse
import ast
import os
import shutil
import sys
import tomllib
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from mutmut.mutation.file_mutation import mutate_file_contents
from trials import Change, Trials

ROOT = Path(__file__).resolve().parents[1]
COPY = ROOT / "build" / "mutants"
EXPLAINED = ROOT / "tests" / "mutants.toml"
COPIED = ("calculator", "tests", "docs", "overrides", "scripts", "benchmarks", "pyproject.toml")
TESTS = ("tests/unit", "tests/contract/test_coverage.py", "tests/contract/test_rulebook.py")
# What notices a change has to do so every time: tests of random input have their own place, in ``make test``. Those of
# growth and of memory, of the site and of the wheel say nothing of a single rule; another process is not changed.
LEFT_OUT = (
    "-m=not hypothesis",
    "-k=not wheel and not every_copy_of_the_package and not bounded_amount_of_memory",
    "--ignore=tests/unit/hooks",
    *(f"--deselect=tests/unit/{name}.py" for name in ("test_growth", "test_long_texts", "test_spoiled")),
    "--deselect=tests/unit/terminal/test_terminal_output.py",
)
# What pytest does at the end of a run, such as looking for objects that were lost, takes longer than most tests here.
QUICKLY = ("-q", "--capture=sys", "--assert=plain", "-pno:unraisableexception", "-pno:cacheprovider", "-pno:xdist")
GOOD = ("noticed", "explained")
APPLIED = {"property", "cache", "contextmanager"}  # decorators without arguments, besides ``clause(…)``


def main() -> int:
    """Try every change of the modules asked for; return 0 if each is noticed or explained."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("only", nargs="*", help="modules of the calculator, such as rules or rules.needs; all if none")
    only = parser.parse_args().only
    wanted = tuple(f"calculator.{one}." for one in only) or ("calculator.",)
    processes = int(os.environ.get("CHILDREN", "2"))
    modules = prepare(wanted, processes)
    report = Report(wanted)
    pytest.main([*TESTS, *LEFT_OUT, *QUICKLY], plugins=[Trials(modules, processes, report.add)])
    return 0 if report.sum_up() else 1


def prepare(wanted: tuple[str, ...], processes: int) -> list[str]:
    """Make the copy anew, with every change of the modules asked for beside what it changes; return those modules."""
    shutil.rmtree(COPY, ignore_errors=True)
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, COPY / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        else:
            shutil.copy(ROOT / name, COPY / name)
    names = {path: ".".join(path.relative_to(COPY).with_suffix("").parts) for path in COPY.glob("calculator/**/*.py")}
    changed = {path: name.removesuffix(".__init__") for path, name in names.items() if f"{name}.".startswith(wanted)}
    os.chdir(COPY)  # mutmut reads its settings from here, and pytest too
    with ProcessPoolExecutor(processes) as workers:
        list(workers.map(change, changed))
    return sorted(changed.values())


def change(path: Path) -> None:
    """Put every change of a module's functions beside them."""
    text = path.read_text(encoding="utf-8")
    text = text.replace(", strict=True", "").replace(", strict=False", "")  # an assertion that cannot fail; what is so
    path.write_text(mutate_file_contents(str(path), undecorated(text)).code, encoding="utf-8")


def undecorated(source: str) -> str:
    """Return a module with its clauses, properties and the like made after the function instead of above it."""
    lines = source.splitlines()
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    for function in sorted(functions, key=lambda one: one.lineno, reverse=True):
        for decorator in function.decorator_list:
            words = ast.unparse(decorator)
            margin = " " * function.col_offset
            if words in APPLIED:
                after = f"{margin}{function.name} = {words}({function.name})"
            elif words.startswith("clause("):
                after = f"{margin}{words}({function.name})"
            else:
                continue
            lines.insert(function.end_lineno or function.lineno, after)
            lines[decorator.lineno - 1] = ""
    return "\n".join(lines) + "\n"


class Report:
    """What became of the changes: it tells each that is neither noticed nor explained, and then the figures."""

    def __init__(self, wanted: tuple[str, ...]) -> None:
        """Take what the names of the changes begin with."""
        every = tomllib.loads(EXPLAINED.read_text(encoding="utf-8")).get("survivor", [])
        self._unused = [why for why in every if why["in"].startswith(wanted)]
        self._explained = list(self._unused)
        self._counts: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, change: Change, verdict: str) -> None:
        """Count a change, and tell of it if nothing speaks for it."""
        lines = "" if verdict == "noticed" else change.lines()
        found = [why for why in self._explained if lines and _explains(why, change.name, lines)]
        self._unused = [why for why in self._unused if why not in found]
        self._counts[change.name.rpartition(".")[0]]["explained" if found else verdict] += 1
        if lines and not found:
            print(f"{verdict}: {change.name}\n{lines}", flush=True)

    def sum_up(self) -> bool:
        """Print the figures; tell whether every change is noticed or explained, and every explanation used."""
        for why in self._unused:
            print(f"explained, but no longer a survivor: {why['in']}: {why['change']}")
        for module in sorted(self._counts):
            _told(module, self._counts[module])
        return _told("together", sum(self._counts.values(), Counter[str]())) and not self._unused


def _explains(why: dict[str, str], name: str, lines: str) -> bool:
    return name.startswith(f"{why['in']}__mutmut_") and why["change"] in lines


def _told(module: str, count: Counter[str]) -> bool:
    """Print a module's figures; tell whether there are any, and every change is noticed or explained."""
    good = sum(count[status] for status in GOOD)
    share = 100 * good / (count.total() or 1)
    rest = ", ".join(f"{number} {status}" for status, number in sorted(count.items()) if status != "noticed")
    print(f"{share:5.1f} %  {module}: {count['noticed']} of {count.total()} noticed{', ' if rest else ''}{rest}")
    return 0 < good == count.total()


if __name__ == "__main__":
    sys.exit(main())
