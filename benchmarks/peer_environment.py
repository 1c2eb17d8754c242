"""The peers' own environment: they need other versions than we do."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contest import note
from benchmarks.processes import ROOT, free_port

_PLACE = ROOT / ".venv-peers"
_LOCK = ROOT / "benchmarks" / "peers" / "requirements.txt"


def python() -> str:
    """Give the peers' interpreter; its environment is made, or renewed, if need be."""
    interpreter, mark = _PLACE / "bin" / "python", _PLACE / "lock"
    if not mark.exists() or mark.read_bytes() != _LOCK.read_bytes():
        note("making the peers' environment in .venv-peers")
        subprocess.run([sys.executable, "-m", "venv", _PLACE], check=True)
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        locked = ["--require-hashes", "--only-binary", ":all:", "-r", _LOCK]
        subprocess.run([interpreter, *install, *locked], check=True)
        mark.write_bytes(_LOCK.read_bytes())
    return str(interpreter)


@dataclass(frozen=True)
class Peer:
    """A bot on aiogram, from a file of benchmarks/peers.

    Attributes:
        script: the file's name.
        webhook: whether updates are brought to it; otherwise it polls.
    """

    script: str
    name: str
    webhook: bool = False

    @property
    def command(self) -> Sequence[str]:
        """Give what starts it."""
        port = [str(free_port())] if self.webhook else []
        return [python(), f"benchmarks/peers/{self.script}.py", *port]

    def prepare(self, folder: Path) -> None:
        """Lay nothing out."""

    def environment(self, folder: Path, api: str) -> Mapping[str, str]:
        """Tell it where its folder and the Bot API are."""
        return {"TELEGRAM_API": api, "PEER_DATA": str(folder)}

    def check(self, folder: Path, said: Mapping[int, str]) -> None:
        """Look at nothing: it stores nothing."""


ECHO = Peer("echo", "bare aiogram echo bot")
ECHO_WEBHOOK = Peer("echo", "bare aiogram echo bot", webhook=True)
