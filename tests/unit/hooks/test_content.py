"""A site's address as a browser writes it."""

import content
import pytest
import serve


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("https://example.org/repo/", "https://example.org/repo/"),
        ("https://example.org/my site/", "https://example.org/my%20site/"),
        ("https://example.org/my%20site/", "https://example.org/my%20site/"),
        ("https://example.org/café/(a)/", "https://example.org/caf%C3%A9/(a)/"),
        ("https://example.org/caf%c3%a9/", "https://example.org/caf%C3%A9/"),
        ("https://example.org/100%/", "https://example.org/100%25/"),
        ("https://example.org/100%25/", "https://example.org/100%25/"),
        ("", ""),
    ],
)
def test_any_way_to_type_a_path_is_one_address(typed: str, written: str) -> None:
    """However its signs are typed; written once more, it stays."""
    assert content.address(typed) == written
    assert content.address(written) == written


def test_the_server_leaves_the_same_signs_as_they_are() -> None:
    """It runs without the build, and must look for the path the build wrote."""
    assert serve.AS_THEY_ARE == content.AS_THEY_ARE
