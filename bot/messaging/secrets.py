"""The secret between a channel and our webhook."""

import hashlib
import hmac


def secret_of(token: str) -> str:
    """Give the secret by which we know that an update comes from the channel.

    Every process can compute it, nobody can compute the token from it (64 characters of the
    kinds that Bot API, setWebhook, `secret_token` allows).
    """
    return hmac.new(token.encode(), b"hospes webhook", hashlib.sha256).hexdigest()
