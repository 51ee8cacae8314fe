"""What is refused for what it is, however it begins."""

import pytest

from calculator.exchange.otherfiles import refuse
from calculator.ledger.document import UnreadableLedgerError


@pytest.mark.parametrize("content", ["\ufeff%PDF-1.7", b"\xef\xbb\xbf%PDF-1.7", "  %pdf-"])
def test_a_mark_or_a_space_in_front_makes_no_table_of_a_file(content: str | bytes) -> None:
    """As an editor may put it there, or a paste."""
    with pytest.raises(UnreadableLedgerError, match=r"^file-other$"):
        refuse(content)


def test_a_sign_that_cannot_be_written_makes_no_file_of_a_table() -> None:
    """Half of a sign, as a text that was cut off may end with."""
    refuse("Course,\ud83d")
