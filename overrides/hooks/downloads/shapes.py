"""What the schemas are made of."""

from collections.abc import Iterable
from typing import Any

type Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}


def listed(items: Schema) -> Schema:
    """Return the schema of a list of such items."""
    return {"type": "array", "items": items}


def closed(fields: Schema, required: Iterable[str] | None = None) -> Schema:
    """Return the schema of an object that has these fields, all of them if none is named, and no other."""
    needed = list(fields if required is None else required)
    return {"type": "object", "required": needed, "properties": fields, "additionalProperties": False}
