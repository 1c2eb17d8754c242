"""The error family. Each error that a person may see carries the key of a text, never a sentence.

HospesError
├── Refused        the act of a person cannot be done; they are told why, kindly
├── DatabaseDown   the database did not take the transaction; try again, nothing is lost
├── CopyError      a backup, a restore or a move was not made; the operator is told why
└── StartupError   Hospes cannot start; the operator is told what to mend
    └── DatabaseInUse
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

from bot.domain.messages import Arg


class HospesError(Exception):
    """Anything that Hospes itself raises."""


class Refused(HospesError):
    """A person's act that cannot be done: rolled back, and answered with a text.

    Args:
        key: the text to answer with.
        args: the text's arguments.
        alert: show it as a dialog that must be dismissed, where the act was a button.
    """

    def __init__(self, key: str, *, alert: bool = False, **args: Arg) -> None:
        super().__init__(key)
        self.key = key
        self.alert = alert
        self.text_args: Mapping[str, Arg] = args


class DatabaseDown(HospesError):
    """The transaction was not committed because the database failed, not because of its content."""


class CopyError(HospesError):
    """Nothing was copied; the message tells the operator why, and what to do."""


class StartupError(HospesError):
    """Hospes cannot start; the message tells the operator what is wrong and how to mend it."""


class DatabaseInUse(StartupError):
    """Another process already works on this database."""
