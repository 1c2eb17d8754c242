"""The locks carry hashes and no address."""

from tests.check_locks import faults

GOOD = "aiohttp==3.14.5 \\\n    --hash=sha256:00\nidna==3.20 \\\n    --hash=sha256:11\n"


def test_a_good_lock_has_no_faults() -> None:
    """Pins with hashes pass."""
    assert faults(GOOD) == []


def test_faults_are_named() -> None:
    """An address, an option and a missing hash are each found."""
    bad = "--index-url here\n# from ftp://x\n" + GOOD + "yarl==1.25.1\n"
    assert len(faults(bad)) == 3
