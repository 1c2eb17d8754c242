"""Under which names answers and contributions are kept.

While an anonymous prompt is open, an author is an HMAC of the participant under the run's own key:
one answer each, which can still be changed. Without the key nobody can tell whose it is; see
`bot.services.sealing`.
"""

import hmac
import secrets
from base64 import b32encode
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row

from bot.domain.prompts import Answers
from storage.work import Reading

KEY_BYTES = 32
_NAME_BYTES = 10


def new_key() -> bytes:
    """Make the key of a run."""
    return secrets.token_bytes(KEY_BYTES)


def author_of(run: Row[Any], participant_id: int) -> str:
    """Give the name under which a participant's answers to a run are kept; none once sealed.

    A prompt that is not anonymous keeps them under the participant's id.
    """
    if run.definition["seen_by"] != "no_one":
        return str(participant_id)
    if run.seal_key is None:
        return ""
    return hmac.new(run.seal_key, str(participant_id).encode(), "sha256").hexdigest()


def contribution_of(run: Row[Any], author: str, part: str) -> str:
    """Name one contribution to a run, the same as long as it exists, without saying whose it is.

    Sealing keeps these names as authors: made with the run's key, they lead back to nobody once it
    is destroyed. Where types of organisations stand, the key stays, so that nobody who knows the
    ids on our buttons can work the names out. Sixteen characters of a-z2-7.
    """
    if is_sealed(run):
        return author
    key = run.seal_key or str(run.id).encode()
    digest = hmac.new(key, f"{author}/{part}".encode(), "sha256").digest()
    return b32encode(digest[:_NAME_BYTES]).decode().lower()


def is_sealed(run: Row[Any]) -> bool:
    """Tell whether a run's answers have no authors any more."""
    return run.seal_key is None and run.definition["seen_by"] == "no_one"


def moves_in_steps(run: Row[Any]) -> bool:
    """Tell whether a run is anonymous and open: what is known of it moves in steps."""
    return bool(run.state == "open" and run.definition["seen_by"] == "no_one")


def by_author(rows: Iterable[Row[Any]]) -> Mapping[str, Answers]:
    """Put the parts of each author's answers together."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for row in rows:
        found[row.author][row.part] = row.value
    return found


def answers_of(reading: Reading, run: Row[Any], participant_id: int) -> dict[str, Any]:
    """Give a participant's own answers to a run by part; empty once it is sealed."""
    author = author_of(run, participant_id)
    return reading.answers.of_author(run.id, author) if author else {}
