"""What processes on one PostgreSQL tell each other."""

import pytest
from psycopg import Connection

from storage.database import Database
from storage.notices import CHANNEL, Notice
from storage.work import Work


@pytest.mark.parametrize("messages", [False, True])
@pytest.mark.parametrize("timeline", [False, True])
def test_a_notice_is_read_as_it_was_given(messages: bool, timeline: bool) -> None:
    """What one process gives another reads."""
    notice = Notice("3f", messages=messages, timeline=timeline)
    assert Notice.read(notice.payload) == notice


def write(work: Work) -> None:
    work.say(work.people.add_address("telegram", 5, "en", work.now), "hello")


def plan(work: Work) -> None:
    work.replanned()


def know(work: Work) -> None:
    work.records.know("a", "1")


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_others_hear_of_what_they_may_have_to_do(database: Database) -> None:
    """A commit with a letter or a change of what falls due is told to all, any other to nobody."""
    with Connection.connect(database.conninfo, autocommit=True) as listening:
        listening.execute(f"LISTEN {CHANNEL}".encode())
        for service in (know, write, plan):
            database.perform(service)
        heard = [Notice.read(one.payload) for one in listening.notifies(timeout=5, stop_after=2)]
    tag = database.tag
    assert heard == [Notice(tag, True, False), Notice(tag, False, True)]
