"""What a commit tells the other processes on one PostgreSQL."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

CHANNEL = "hospes"
# Commits that notify go one after the other, by a lock that even a group must wait for.
_notify = text(f"SELECT pg_notify('{CHANNEL}', :payload), set_config('lock_timeout', '10s', true)")


@dataclass(frozen=True)
class Notice:
    """That there is something new; what it is says the database.

    Attributes:
        writer: the process that committed it, by its database's `tag`.
        messages: letters or cards want to be sent.
        timeline: what falls due next may have changed.
        pages: what pages show may have changed.
    """

    writer: str
    messages: bool
    timeline: bool
    pages: bool = False

    @property
    def tells(self) -> bool:
        """Tell whether there is anything new at all."""
        return self.messages or self.timeline or self.pages

    @property
    def payload(self) -> str:
        """Write it as it travels."""
        flags = "m" * self.messages + "t" * self.timeline + "p" * self.pages
        return f"{self.writer} {flags}"

    def give(self, connection: Connection) -> None:
        """Let everybody know, with the commit of this transaction."""
        connection.execute(_notify, {"payload": self.payload})

    @classmethod
    def read(cls, payload: str) -> "Notice":
        """Read what another process gave."""
        writer, _, flags = payload.partition(" ")
        return cls(writer, "m" in flags, "t" in flags, "p" in flags)
