"""`hospes`, the same as `python -m bot`."""

import gc
import signal
import sys

from bot.app.logs import configure
from bot.errors import StartupError


def main() -> None:
    """Run one verb; what cannot start says why in a sentence and exits with 1."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C while loading ends without a traceback
    gc.disable()  # until everything is loaded: collecting finds nothing then, and takes a tenth
    configure()
    try:
        _start(sys.argv[1:])
    except StartupError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)


def _start(words: list[str]) -> None:
    if words == ["run"]:  # the one verb whose start people wait for needs no parser
        from bot.app.verbs import run  # noqa: PLC0415 - a verb loads only what it needs

        run()
    else:
        from bot.app.commands import command_line  # noqa: PLC0415 - as above

        command_line()()


if __name__ == "__main__":
    main()
