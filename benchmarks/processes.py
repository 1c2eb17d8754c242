"""Starting what is measured, and reading from /proc what it took."""

import contextlib
import json
import os
import queue
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PATIENCE = 10  # seconds for a process to end
LONGEST = 300  # seconds between two events
_TICKS = os.sysconf("SC_CLK_TCK")
_MEGABYTE = 1024  # kilobytes


class Running:
    """A process of ours; what it prints are events, a line of JSON each."""

    def __init__(self, process: subprocess.Popen[str], name: str) -> None:
        self.process = process
        self.name = name
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def tell(self, order: object) -> None:
        """Write a line of JSON to it."""
        if self.process.stdin is not None:
            self.process.stdin.write(json.dumps(order) + "\n")
            self.process.stdin.close()

    def end(self) -> None:
        """Ask it to end, and see to it that it does."""
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._reader.join()
        if self.process.stdout is not None:
            self.process.stdout.close()

    def event(self, wanted: str, needs: "Running | None" = None) -> dict[str, Any]:
        """Wait until it tells of this.

        Args:
            wanted: the event.
            needs: without whom it would wait for ever.

        Raises:
            EOFError: one of them ended.
            TimeoutError: it told of nothing for a long time.
        """
        while True:
            found: dict[str, Any] = json.loads(self._line(needs))
            if found["event"] == wanted:
                return found

    def _line(self, needs: "Running | None") -> str:
        for _ in range(LONGEST):
            with contextlib.suppress(queue.Empty):
                if line := self._lines.get(timeout=1):
                    return line
                raise EOFError(self.name)
            if needs is not None and needs.process.poll() is not None:
                raise EOFError(needs.name)
        raise TimeoutError(self.name)

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line)
        self._lines.put("")

    def cpu_seconds(self) -> float:
        """Give the CPU time that it has used, all threads, user and system."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        user, system = stat.rpartition(") ")[2].split()[11:13]
        return (int(user) + int(system)) / _TICKS

    def megabytes(self) -> float:
        """Give the memory that it holds (resident set)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        kilobytes = next(line.split()[1] for line in status.splitlines() if "VmRSS" in line)
        return int(kilobytes) / _MEGABYTE


@contextlib.contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str] | None = None, order: object = None
) -> Iterator[Running]:
    """Run a process meanwhile; what it logs appears as it comes.

    Args:
        command: what to run, in the project's folder.
        environment: what it is told beside ours.
        order: what it reads on its standard input, as JSON.
    """
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | (environment or {}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    ours = Running(process, " ".join(command[1:]))
    try:
        ours.tell(order)
        yield ours
    finally:
        ours.end()


def fake_api(order: Mapping[str, Any]) -> contextlib.AbstractContextManager[Running]:
    """Run the fake Bot API meanwhile."""
    return running([sys.executable, "-m", "benchmarks.fake_api"], order=order)


def free_port() -> int:
    """Give a port on which nobody listens just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
