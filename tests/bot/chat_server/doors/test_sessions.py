"""Sessions and links by themselves: how many there may be, and what is left of them."""

from pathlib import Path

from bot.chat_server.doors.house import Doors
from bot.chat_server.doors.links import Links
from bot.chat_server.doors.sessions import LIFE, Sessions
from bot.chat_server.store import Memory, open_store

NOW = 1_800_000_000.0


def test_at_most_twenty_browsers() -> None:
    """A person who comes in once more is sent out where they came in first; others stay."""
    sessions = Sessions(Memory())
    other = sessions.begin(2, NOW)
    secrets = [sessions.begin(1, NOW) for _ in range(21)]
    found = [bool(sessions.find(secret, NOW)) for secret in (*secrets[:2], secrets[-1], other)]
    assert found == [False, True, True, True]
    assert len(sessions) == 21


def test_what_is_over_is_forgotten() -> None:
    """Sessions and links that are over are not kept for ever."""
    sessions, links = Sessions(Memory()), Links(Memory())
    sessions.begin(1, NOW)
    links.make(1, NOW, 10)
    links.give("payload", 1)
    sessions.begin(1, NOW + LIFE)
    links.make(1, NOW + 10, 10)
    assert (len(sessions), len(links)) == (1, 2)


def test_at_most_sixty_links_wait() -> None:
    """However often somebody is called, their oldest link is forgotten, no personal one."""
    links = Links(Memory())
    links.give("payload", 1)
    first = links.make(1, NOW, 10)
    for _ in range(60):
        links.make(1, NOW, 10)
    assert links.find(first) is None
    assert links.find("payload")
    assert len(links) == 61


def test_a_session_slides_without_writing_each_time() -> None:
    """Its end moves on at most once an hour, for that is written."""
    sessions = Sessions(Memory())
    secret = sessions.begin(1, NOW)
    ends = []
    for seconds in (0, 3600, 3601):
        session = sessions.find(secret, NOW + seconds)
        assert session
        ends.append(session.until - NOW - LIFE)
    assert ends == [0, 0, 3601]


def test_forgetting_somebody() -> None:
    """Nothing is left of somebody who is no more, and all of the others."""
    doors = Doors(clock=lambda: NOW)
    for person in (1, 2):
        doors.sessions.begin(person, NOW)
        doors.links.give(f"payload-{person}", person)
        doors.way_in(person, 10)
    doors.forget(1)
    assert (len(doors.sessions), len(doors.links)) == (1, 2)


def test_a_restart(tmp_path: Path) -> None:
    """Sessions and links are as they were, used ones too, and only their hashes are on the disk."""
    path = tmp_path / "chat.db"
    store = open_store(path)
    doors = Doors(store, lambda: NOW)
    session, link = doors.sessions.begin(1, NOW), doors.links.make(1, NOW, 10)
    doors.links.use(doors.links.give("payload", 2), "browser", NOW)
    store.close()
    store = open_store(path)
    doors = Doors(store, lambda: NOW)
    found = doors.sessions.find(session, NOW)
    used, waiting = doors.links.find("payload"), doors.links.find(link)
    assert found
    assert used
    assert waiting
    assert (found.person, used.person, waiting.person) == (1, 2, 1)
    assert [used.opens("browser", NOW), used.opens("other", NOW)] == [True, False]
    store.close()
    kept = path.read_bytes()
    assert not [word for word in (session, link, "payload") if word.encode() in kept]
