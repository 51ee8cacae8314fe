"""Running a script in Node, whichever ``scripts/node-tool`` finds or fetches."""

import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]


def command(script: Path, *arguments: object) -> list[str]:
    """Return the command line that runs a script in Node with some arguments."""
    return [str(ROOT / "scripts" / "node-tool"), "node", str(script), *map(str, arguments)]


def run(script: Path, *arguments: object, **options: Any) -> subprocess.CompletedProcess[Any]:  # noqa: ANN401 - subprocess's own
    """Run a script in Node; raises subprocess.CalledProcessError if it fails."""
    return subprocess.run(command(script, *arguments), check=True, **options)  # noqa: S603 - our own arguments
