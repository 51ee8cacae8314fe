"""What the search looks through, apart from its settings.

The theme fetches the index with every page: it marks by its settings what somebody has searched for. The texts, nearly
all of it, are fetched when somebody searches (``guide/searcher.js``).
"""

import json
from pathlib import Path

INDEX = "search/search_index.json"
TEXTS = "search/texts.json"


def divide(site: Path) -> None:
    """Put the texts of a finished site's index into a file of their own, in place. Twice is once."""
    file = site / INDEX
    index = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    if index.get("docs"):
        texts = json.dumps(index["docs"], ensure_ascii=False, separators=(",", ":"))
        (site / TEXTS).write_text(texts, encoding="utf-8")
        file.write_text(json.dumps(index | {"docs": []}), encoding="utf-8")
