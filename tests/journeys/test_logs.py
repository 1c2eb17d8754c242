"""What the process logs at its most talkative: numbers, and nothing that anybody said or is."""

import json
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bot.chat_server import ChatServer, Fault, Person
from bot.messaging.secrets import secret_of
from tests.bot.services.guests import Guest, sample_rows
from tests.journeys.process import PATIENCE, Process, on
from tests.journeys.test_kills import labels
from tests.journeys.visit import invite, open_database

OURS = {"Hospes"}  # the bot's own name
LONG = 8  # characters; shorter pieces of a text are found in any word


async def tap(person: Person, label: str) -> None:
    """Press the newest button with this on it, as soon as there is one."""
    message = await person.wait_for(
        lambda one: any(label in text for text in labels(one)), timeout=PATIENCE
    )
    person.press(message, next(text for text in labels(message) if label in text))


async def join(person: Person, token: str) -> None:
    """Go through the joining card, with a name of one's own."""
    await person.open(token)
    await tap(person, "English")
    await tap(person, "I agree")
    await person.wait_for("Step 3 of 4", timeout=PATIENCE)
    await person.send(f"Certificate {person.name} Zyxwvut")
    await person.wait_for("Step 4 of 4", timeout=PATIENCE)
    await person.press(person.from_bot[-1], next(labels(person.from_bot[-1])))
    await person.wait_for("You are in", timeout=PATIENCE)


def said(server: ChatServer) -> Iterator[str]:
    """Give every line that went through a chat, either way, and all names."""
    for person in server.people:
        yield from person.name.split()
        for message in person.messages:
            text = str(message.get("text") or message.get("caption") or "")
            yield from (line.strip() for line in text.splitlines() if len(line.strip()) >= LONG)
            yield from (label for label in labels(message) if len(label) >= LONG)


def numbers(folder: Path, person: Person) -> tuple[int, int]:
    """Give our own numbers of a chat and of who is behind it."""
    query = "SELECT id, person_id FROM addresses WHERE chat_id = ? AND person_id IS NOT NULL"
    with closing(sqlite3.connect(folder / "hospes.db")) as database:
        address, behind = database.execute(query, [person.id]).fetchone()
    return address, behind


async def meet_trouble(server: ChatServer, anna: Person, process: Process) -> None:
    """Errors, updates that nobody can read, an outage of either side."""
    stranger = server.person("Walburga", "Featherstone")
    for kind in ("too_many_requests", "server_error", "drop_before", "drop_after"):
        server.fail(Fault(kind, method="sendMessage"))  # type: ignore[arg-type]
    chat = {"id": anna.id, "type": "private"}
    server.inject({"message": {"chat": chat, "text": "unreadable confession"}})
    server.inject({"message": {"chat": chat, "from": {"first_name": "Xanthippe"}, "date": "noon"}})
    server.inject({"message": {"chat": {"id": -5, "type": "group"}, "text": "group whispering"}})
    server.inject({"update_id": "none", "message": {"text": "numberless mutterings"}})
    other = sqlite3.connect(process.folder / "hospes.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await anna.send("said while the database was away")
    await process.line("waiting for the database")
    other.execute("ROLLBACK")
    other.close()
    server.fail(Fault("forbidden", method="sendMessage", chat_id=stranger.id))
    await stranger.open("no-such-invitation")
    server.fail(Fault("server_error", method="getUpdates", times=1))
    await anna.send("said while the channel was away")
    await server.settled(60)


async def test_nothing_that_was_said_is_logged(tmp_path: Path) -> None:
    """Through joining, answering, errors and outages the log holds our numbers, no content."""
    database = open_database(tmp_path)
    tokens, lead = invite(database)
    server = ChatServer()
    anna, ines = server.person("Annabelle", "Quixote"), server.person("Inésita", "Rutherford")
    Guest(database, ines.id).join(lead)
    database.stop()
    async with on(server, tmp_path, HOSPES_LOG_LEVEL="debug") as process:
        await process.start()
        await process.line("Hospes is @")
        await join(anna, tokens[0])
        await ines.send("/sheet")
        await tap(ines, "All prompts")
        await tap(ines, "Challenge and offer")
        await tap(ines, "Open: Challenge and offer")
        card = await anna.wait_for("what can you offer", timeout=PATIENCE)
        await anna.send("An unmistakable leaking roof", reply_to=card)
        await anna.wait_for("Your answer: An unmistakable", timeout=PATIENCE)
        await meet_trouble(server, anna, process)
        code, rest = await process.end(signal.SIGTERM)
    assert code == 0
    printed = "".join([*process.read, rest])
    events = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    found = {event["event"] for event in events}
    assert {"update settled", "message sent", "update parked", "no updates"} <= found
    assert {"waiting for the database", "address does not take messages"} <= found
    assert all(event["level"] and event["timestamp"] for event in events)
    assert {event["outcome"] for event in events if event["event"] == "update settled"} >= {
        "handled",
        "parked",
        "group",
    }
    settled = [event for event in events if event["event"] == "update settled"]
    assert all(event["channel"] and isinstance(event["update"], int) for event in settled)
    told = {(event.get("address"), event.get("person")) for event in settled}
    known = {numbers(tmp_path, person) for person in (anna, ines)}
    assert told >= known
    sent = [event for event in events if event["event"] == "message sent"]
    assert all({"letter", "card"} & event.keys() for event in sent)
    assert all(isinstance(event["message"], int) for event in sent)
    assert {event["address"] for event in sent} >= {address for address, _person in known}
    given = [row.invitee.name for row in sample_rows()] + [
        row.invitee.email for row in sample_rows()
    ]
    injected = ["confession", "Xanthippe", "whispering", "mutterings"]
    secrets = [server.token, secret_of(server.token), *tokens, lead, server.token.partition(":")[2]]
    assert {"An unmistakable leaking roof", "Featherstone"} <= {*said(server)}
    for words in {*said(server), *given, *injected, *secrets} - OURS:
        assert words not in printed, words
