"""Secrets that open something: made up, given away once, and kept as their hash only."""

import hashlib
import secrets

BYTES = 32


def new_secret() -> str:
    """256 random bits, to be used in an address or a cookie."""
    return secrets.token_urlsafe(BYTES)


def hashed(secret: str) -> str:
    """What is kept of a secret.

    It is looked up by this hash: how long that takes may tell something of hashes, but nobody can
    choose a secret by its hash. One plain round is enough, for nobody tries 256 random bits out.
    """
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
