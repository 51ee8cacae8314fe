"""The build without a builder of sites: ``python overrides/hooks generate FOLDER`` or ``… publish FOLDER ADDRESS``."""

import sys

import licenses
from finish import publish
from guide import generate


def pages(arguments: list[str]) -> int:
    """Write every page: the guide's, and the one that lists the licenses."""
    return generate.main(arguments, licenses.pages)


COMMANDS = {"generate": pages, "publish": publish.main}

if __name__ == "__main__":
    name, *arguments = sys.argv[1:] or [""]
    if name not in COMMANDS:
        sys.exit(f"usage: python overrides/hooks {'|'.join(COMMANDS)} …")
    sys.exit(COMMANDS[name](arguments))
