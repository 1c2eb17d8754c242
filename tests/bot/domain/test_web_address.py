"""Addresses on the web."""

import pytest

from bot.domain.web_address import base_fault, is_public, webhook_fault


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("visits.example.org", "does not begin with"),
        ("https://", "names no host"),
        ("https://:443", "names no host"),
        ("https://visits.example.org:99999", "cannot be read"),
        ("https://visits.example.org:0", "cannot be read"),
        ("https://[x", "cannot be read"),
        ("https://visits example.org", "cannot be read"),
        ("https://me:secret@visits.example.org", "a user or a password"),
        ("https://visits.example.org?x=1", "a ? or a #"),
        ("https://visits.example.org#x", "a ? or a #"),
    ],
)
def test_what_is_no_beginning_of_addresses(address: str, fault: str) -> None:
    """What is wrong is said, without quoting it; a webhook cannot be there either."""
    assert fault in base_fault(address)
    assert webhook_fault(address) == base_fault(address)
    assert "secret" not in base_fault(address)


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("http://visits.example.org", "does not begin with https://"),
        ("https://visits.example.org:8080", "none of 443, 80, 88 and 8443"),
        ("https://visits.example.org", ""),
        ("https://visits.example.org:8443/hospes/", ""),
        ("http://127.0.0.1:8080", ""),
        ("http://localhost:8080", ""),
        ("http://[::1]:8080", ""),
    ],
)
def test_where_updates_can_be_brought(address: str, fault: str) -> None:
    """Over https, to a port that Telegram serves, or on this machine."""
    assert fault in webhook_fault(address)
    assert bool(webhook_fault(address)) == bool(fault)
    assert not base_fault(address)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("https://visits.example.org", True),
        ("https://visits.example.org:8443/hospes", True),
        ("http://203.0.113.7:8080", True),
        ("http://127.0.0.1:8080", False),
        ("http://localhost:8080", False),
        ("http://[::1]:8080", False),
        ("http://0.0.0.0:8080", False),
        ("http://[::]:8080", False),
        ("https://", False),
        ("", False),
    ],
)
def test_what_others_can_reach(address: str, public: bool) -> None:
    """Another machine than this one itself, by name or by number."""
    assert is_public(address) == public
