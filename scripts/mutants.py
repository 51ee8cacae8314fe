"""Change the rules in thousands of small ways, and count the changes that no test notices: ``make mutants``.

The changing is done by mutmut, in a copy under ``build/mutants``. A function with a decorator it leaves alone, and so
nearly every rule here; the copy therefore applies ``@clause(…)``, ``@property`` and the like after the function, which
means the same. A survivor that changes nothing anyone could observe is explained in ``tests/mutants.toml``. A change
with which the tests run out of time passes as noticed, but is printed: on a busy machine they may do so without it.
"""

import argparse
import ast
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code

ROOT = Path(__file__).resolve().parents[1]
COPY = ROOT / "build" / "mutants"
EXPLAINED = ROOT / "tests" / "mutants.toml"
COPIED = ("calculator", "tests", "docs", "overrides", "scripts", "benchmarks", "pyproject.toml")
NOTICED = {"killed", "segfault"}
GOOD = ("noticed", "explained", "timeout")
APPLIED = {"property", "cache", "contextmanager"}  # decorators without arguments, besides ``clause(…)``


def main() -> int:
    """Run mutmut on the modules asked for; return 0 if every change is noticed or explained."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("only", nargs="*", help="modules of the calculator, such as rules or rules.needs; all if none")
    asked = parser.parse_args()
    prepare(asked.only)
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", os.environ.get("CHILDREN", "2")]
    with (COPY / "mutmut.log").open("w", encoding="utf-8") as log:
        ran = subprocess.run(command, cwd=COPY, stdout=log, stderr=log, check=False)  # noqa: S603 - our own arguments
    if ran.returncode:
        print(f"mutmut could not run; {log.name} ends:\n{Path(log.name).read_text(encoding='utf-8')[-2000:]}")
        return 1
    os.chdir(COPY)  # mutmut reads its files from here
    return report(asked.only)


def prepare(only: Iterable[str]) -> None:
    """Make the copy anew: a verdict found with other tests is worth nothing. Only the modules asked for are changed."""
    shutil.rmtree(COPY, ignore_errors=True)
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, COPY / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        else:
            shutil.copy(ROOT / name, COPY / name)
    for path in (COPY / "calculator").rglob("*.py"):
        text = path.read_text(encoding="utf-8").replace(", strict=True", "")  # an assertion, and none that can fail
        path.write_text(undecorated(text), encoding="utf-8")
    files = [f"calculator/{one.replace('.', '/')}{end}" for one in only for end in (".py", "/*")] or ["*"]
    with (COPY / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"only_mutate = {json.dumps(files)}\n")  # the last table there is mutmut's


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


def report(only: Iterable[str]) -> int:
    """Print each module's figures and each survivor that is not explained; return 0 if there is none."""
    wanted = tuple(f"calculator.{one}." for one in only) or ("calculator.",)
    explained = tomllib.loads(EXPLAINED.read_text(encoding="utf-8")).get("survivor", [])
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    used: set[int] = set()
    for name, verdict, change in _verdicts(wanted):
        module, status = name.rpartition(".")[0], verdict
        if status not in NOTICED:
            found = [at for at, one in enumerate(explained) if _explains(one, name, change)]
            used |= set(found)
            status = "explained" if found else status
        counts[module]["noticed" if status in NOTICED else status] += 1
        if status not in {*NOTICED, "explained"}:
            print(f"{status}: {name}\n{change}")
    stale = [one for at, one in enumerate(explained) if at not in used and one["in"].startswith(wanted)]
    for one in stale:
        print(f"explained, but no longer a survivor: {one['in']}: {one['change']}")
    for module in sorted(counts):
        _told(module, counts[module])
    whole = _told("together", sum(counts.values(), Counter[str]()))
    return 0 if whole and not stale else 1


def _verdicts(wanted: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield every mutant asked for: its name, what became of it, and the lines it changes if no test failed."""
    for path in sorted(Path("mutants").rglob("*.meta")):
        for name, code in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            if name.startswith(wanted):
                status = status_by_exit_code[code]
                source = path.relative_to("mutants").with_suffix("")
                yield name, status, "" if status in NOTICED else _change(name, source)


def _change(name: str, source: Path) -> str:
    lines = get_diff_for_mutant(name, path=source).splitlines()
    return "\n".join(line for line in lines if line[:1] in "+-" and line[:3] not in {"+++", "---"})


def _explains(one: dict[str, str], name: str, change: str) -> bool:
    return name.startswith(f"{one['in']}__mutmut_") and one["change"] in change


def _told(module: str, count: Counter[str]) -> bool:
    """Print a module's figures; tell whether there are any, and every change is noticed or explained."""
    good = sum(count[status] for status in GOOD)
    share = 100 * good / count.total() if count.total() else 0.0
    rest = ", ".join(f"{number} {status}" for status, number in sorted(count.items()) if status != "noticed")
    print(f"{share:5.1f} %  {module}: {count['noticed']} of {count.total()} noticed{', ' if rest else ''}{rest}")
    return 0 < good == count.total()


if __name__ == "__main__":
    sys.exit(main())
