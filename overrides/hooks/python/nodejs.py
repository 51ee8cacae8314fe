"""Running a script in Node, whichever ``scripts/node-tool`` finds or fetches, with the packages it needs beside it."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
ENVIRONMENT = {"PYTHON": sys.executable}  # where Node is put if there is none


def command(script: Path, *arguments: object) -> list[str]:
    """Return the command line that runs a script in Node with some arguments."""
    return [str(ROOT / "scripts" / "node-tool"), "node", str(script), *map(str, arguments)]


def run(script: Path, *arguments: object, **options: Any) -> subprocess.CompletedProcess[Any]:  # noqa: ANN401 - subprocess's own
    """Run a script in Node; raises subprocess.CalledProcessError if it fails."""
    packages()
    environment = os.environ | ENVIRONMENT
    return subprocess.run(command(script, *arguments), check=True, env=environment, **options)  # noqa: S603 - our own arguments


@cache
def packages() -> None:
    """Have the packages of package-lock.json installed: who builds with MkDocs alone has not asked make for them."""
    subprocess.run([ROOT / "scripts" / "node-packages"], check=True, env=os.environ | ENVIRONMENT)  # noqa: S603 - ours
