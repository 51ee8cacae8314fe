"""The build without a builder of sites: ``python overrides/hooks generate FOLDER`` or ``… publish FOLDER ADDRESS``."""

import sys

from finish import publish
from guide import generate

COMMANDS = {"generate": generate.main, "publish": publish.main}

if __name__ == "__main__":
    name, *arguments = sys.argv[1:] or [""]
    if name not in COMMANDS:
        sys.exit(f"usage: python overrides/hooks {'|'.join(COMMANDS)} …")
    sys.exit(COMMANDS[name](arguments))
