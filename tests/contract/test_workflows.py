"""What runs at the host: pinned by content, over every lock file, and in an environment where the browsers start."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
USED = re.compile(r"^\s*(?:- )?(?:uses|container|image):\s*(\S+)(.*)$", re.MULTILINE)
ACTION = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
IMAGE = re.compile(r"[\w./:-]+:[\w.-]+@sha256:[0-9a-f]{64}")
NOT_OURS = {"node_modules", ".venv", ".git", "build", "site", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
NAMES = '#!/bin/sh\nprintf \'%s %s\\n\' "$(pwd)" "$*" >>"$LOG"\nexit "$STATUS"\n'


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_what_a_workflow_runs_is_named_by_its_content(workflow: Path) -> None:
    """A tag can be moved to other code; a commit or a digest cannot. An action's version stands beside it."""
    used = USED.findall(workflow.read_text(encoding="utf-8"))
    assert used
    for name, more in used:
        assert IMAGE.fullmatch(name) or (ACTION.fullmatch(name) and re.search(r"# v\d+\.\d+\.\d+$", more)), name


def locks() -> Iterator[Path]:
    """Every file of the repository that holds packages to versions and hashes, found by what it says."""
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [one for one in inner if one not in NOT_OURS]
        for path in (Path(folder, name) for name in names if name.endswith((".txt", ".json", ".lock", ".toml"))):
            text = path.read_text(encoding="utf-8", errors="replace")
            if re.search(r'^\s+--hash=sha256:|^\s+"lockfileVersion":', text, re.MULTILINE):
                yield path


@pytest.mark.parametrize("status", ["0", "1"])
def test_the_audit_asks_about_every_lock_file(status: str, tmp_path: Path) -> None:
    """All of them even if the first has a fault, and its end says whether one had."""
    log = tmp_path / "log"
    for tool in ("pipx", "npm"):
        (tmp_path / tool).write_text(NAMES)
        (tmp_path / tool).chmod(0o755)
    own = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "LOG": str(log), "STATUS": status}
    done = subprocess.run([ROOT / "scripts" / "audit"], env=own, capture_output=True, text=True, check=False)  # noqa: S603
    asked = log.read_text(encoding="utf-8").splitlines()
    found = list(locks())
    assert len(found) > 3
    for path in found:
        if path.suffix == ".txt":
            assert any(line.endswith(f"--requirement ./{path.relative_to(ROOT)}") for line in asked), path
        else:
            assert any(line.startswith(f"{path.parent} audit") for line in asked), path
    assert len(asked) == len(found)
    assert str(done.returncode) == status


def test_a_home_that_is_somebody_else_s_is_left_for_one_s_own(tmp_path: Path) -> None:
    """As a job in a container has it: root with the HOME of the machine's user, or with one that is not there."""
    foreign = tmp_path / "github"
    foreign.mkdir()
    if os.geteuid() == 0:
        os.chown(foreign, 1001, 1001)
    else:
        foreign.chmod(0o500)
    own = tmp_path / "own"
    own.mkdir()
    begins, found, _ = (ROOT / ".ci" / "run").read_text(encoding="utf-8").partition("for tool in git make; do")
    assert found
    script = begins.replace('cd "$(dirname "$0")/.."', "") + 'printf "%s\\n" "$HOME"\n'
    for home, kept in ((foreign, False), (tmp_path / "nowhere", False), (own, True)):
        ran = subprocess.run(  # noqa: S603 - the beginning of our own script
            ["/bin/bash", "-c", script],
            env={"PATH": os.environ["PATH"], "HOME": str(home)},
            capture_output=True,
            text=True,
            check=True,
        )
        used = Path(ran.stdout.splitlines()[-1])
        assert (used == home, used.stat().st_uid) == (kept, os.geteuid())
        assert os.access(used, os.W_OK)
