"""One server at a time uses a file."""

import fcntl
import os
from pathlib import Path
from typing import TextIO

from bot.chat_server.store.errors import StoreInUse


def lock(path: Path) -> TextIO:
    """Take the lock beside a file; closing it, or the end of the process, gives it back.

    Raises StoreInUse if another process, or another server of this one, has it.
    """
    real = path.resolve()  # whoever comes by another name is to be refused too
    file = real.with_name(f"{real.name}.lock").open("a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.seek(0)
        owner = file.read().strip() or "unknown"
        file.close()
        raise StoreInUse(
            f"chats cannot be kept in {path}: another server (process {owner}) does that"
        ) from error
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file
