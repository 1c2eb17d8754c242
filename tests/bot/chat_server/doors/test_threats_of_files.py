"""What somebody may try with files: names, sizes, types, and other people's."""

import asyncio
import time

import pytest

from bot.chat_server import ChatServer
from bot.chat_server.doors import uploads
from bot.chat_server.doors.rates import FILES, KIBIBYTES, Rates
from bot.chat_server.errors import PersonError
from bot.chat_server.files import plain_name
from bot.chat_server.people import operations
from bot.chat_server.wire.parameters import Upload
from tests.bot.chat_server.conftest import Clock
from tests.bot.chat_server.doors.conftest import Anna, Browser, address
from tests.bot.chat_server.pictures import png


async def test_header_injection(anna: Anna) -> None:
    """A file name cannot end its header, nor make a browser show or run the file."""
    client, person = anna
    name = 'a"\r\nSet-Cookie: x=y\r\n\r\n<script>.html'
    await person.send_document(b"<script>alert(1)</script>", name, "text/html")
    number = person.messages[-1]["document"]["file_id"]
    answer = await client.get(address(person, f"files/{number}"))
    assert "set-cookie" not in answer.headers
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''a%22")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html>"])
async def test_pictures_that_are_none(anna: Anna, content: bytes) -> None:
    """What is no picture cannot be sent as one, and as a document is never shown in place."""
    client, person = anna
    files = {"file": ("a.png", content, "image/png")}
    assert (await client.post(address(person, "photos"), files=files)).status_code == 400
    sent = await client.post(address(person, "documents"), files=files)
    place = address(person, f"files/{sent.json()['document']['file_id']}")
    assert (await client.get(place)).headers["Content-Disposition"].startswith("attachment")


async def test_a_picture_says_itself_what_it_is(anna: Anna) -> None:
    """The type that a sender claims for a picture is not believed."""
    client, person = anna
    files = {"file": ("a.html", png(), "text/html")}
    sent = await client.post(address(person, "photos"), files=files)
    answer = await client.get(address(person, f"files/{sent.json()['photo'][-1]['file_id']}"))
    assert (answer.headers["Content-Type"], answer.headers["Content-Disposition"]) == (
        "image/png",
        "inline",
    )


async def test_files_of_others(anna: Anna, ben: Anna) -> None:
    """Who knows or guesses the id of another's file gets it in neither chat."""
    _, person = anna
    await person.send_document(b"secret", "a.txt")
    number = person.messages[-1]["document"]["file_id"]
    client, other = ben
    for place in (address(person, f"files/{number}"), address(other, f"files/{number}")):
        assert (await client.get(place)).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/static/../pages.py",
        "/static/%2e%2e/pages.py",
        "/static/..%2f..%2fserver.py",
        "/static//etc/passwd",
    ],
)
async def test_path_traversal(base_url: str, path: str) -> None:
    """Nothing but the page's own files is served, however the path is written."""
    host, _, port = base_url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    assert answer.startswith((b"HTTP/1.1 404", b"HTTP/1.1 400"))


async def test_names_that_climb(anna: Anna) -> None:
    """The name of an upload is a name, wherever it says it wants to be."""
    client, person = anna
    files = {"file": ("../../etc/passwd", b"x")}
    sent = await client.post(address(person, "documents"), files=files)
    assert sent.json()["document"]["file_name"] == "passwd"


async def test_huge_bodies(anna: Anna, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody makes the server read much: little JSON, files up to a size, one page of a form."""
    assert (uploads.LARGEST_UPLOAD, operations.LARGEST_FORM) == (20 << 20, (20 << 20) + (64 << 10))
    monkeypatch.setattr(uploads, "LARGEST_UPLOAD", 100_000)
    monkeypatch.setattr(operations, "LARGEST_FORM", 164_000)
    client, person = anna
    for size, status in ((100_000, 201), (100_001, 413), (200_000, 413)):
        files = {"file": b"x" * size}
        sent = await client.post(address(person, "documents"), files=files)
        assert sent.status_code == status, size
    text = {"text": "x" * 300_000}
    assert (await client.post(address(person, "texts"), json=text)).status_code == 413
    assert (await browser().post("/way-in", data={"email": "x" * 20_000})).status_code == 413


async def test_a_stranger_uploads_nothing(anna: Anna, base_url: str) -> None:
    """A stranger is refused before the body is read."""
    host, _, port = base_url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    head = (
        f"POST {address(anna[1], 'documents')} HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n"
    )
    writer.write(head.encode())
    assert (await reader.readline()).startswith(b"HTTP/1.1 401")
    writer.close()


async def test_slow_bodies(anna: Anna, base_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who sends a body drop by drop is told that it took too long."""
    monkeypatch.setattr(operations, "READING_SECONDS", 0.05)
    client, person = anna
    host, _, port = base_url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    head = (
        f"POST {address(person, 'texts')} HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n"
        f"Cookie: chat={client.cookies['chat']}\r\nContent-Length: 100\r\n\r\n{{"
    )
    writer.write(head.encode())
    assert (await reader.readline()).startswith(b"HTTP/1.1 408")
    writer.close()


async def test_programs(anna: Anna) -> None:
    """Programs are refused, by their name or by how they begin; other files are taken."""
    client, person = anna
    for name, content, status in (
        ("a.exe", b"x", 403),
        ("invoice.pdf.JS. ", b"x", 403),
        ("harmless.txt", b"MZ\x90\0", 403),
        ("run", b"#!/bin/sh", 403),
        ("a.html", b"<p>", 201),
        ("notes.txt", b"MZ is no program", 201),
    ):
        answer = await client.post(address(person, "documents"), files={"file": (name, content)})
        assert answer.status_code == status, name


async def test_too_many_files_for_a_day(anna: Anna, clock: Clock) -> None:
    """After 200 files on a day there are no more before tomorrow."""
    client, person = anna
    for number in range(200):
        await person.send_document(b"%d" % number)
    files = {"file": ("a.txt", b"abc")}
    answer = await client.post(address(person, "documents"), files=files)
    assert (answer.status_code, "tomorrow" in answer.text) == (429, True)
    clock.now += 86_401
    assert (await client.post(address(person, "documents"), files=files)).status_code == 201


@pytest.mark.parametrize(
    "name",
    ["a.exe\\", "a.exe/", "a.exe\u200b", "a.e\u200bxe", "a.exe::$DATA", "x:a.exe", "a.exe\u00a0 ."],
)
def test_programs_in_disguise(name: str) -> None:
    """What is taken off a name later does not hide how it ends."""
    with pytest.raises(PersonError, match="programs cannot be sent"):
        uploads.check_upload(Upload(name, "", b"abc"))


def test_names_that_are_seen_otherwise() -> None:
    """A name has no sign that turns it around, and is no book; what people write is kept."""
    assert plain_name("photo\u202egpj.exe\0") == "photogpj.exe"
    assert plain_name("x" * 900 + ".pdf") == "x" * 251 + ".pdf"
    persian = "\u0646\u0627\u0645\u0647\u200c\u0627.pdf"
    assert plain_name(persian) == persian
    assert plain_name("\u202e/") == "file"


async def test_whether_others_sent_the_same(anna: Anna, ben: Anna) -> None:
    """Nobody finds out by sending a file that somebody else has sent it, too."""
    await ben[1].send_document(b"I vote yes", "vote.txt", "text/plain")
    sent = await anna[1].send_document(b"I vote yes", "vote.txt", "x/mine")
    assert sent["document"]["mime_type"] == "x/mine"


async def test_files_that_were_taken_back_count(anna: Anna, server: ChatServer) -> None:
    """Deleting messages, or sending what is refused, is no way around what a day allows."""
    client, person = anna
    for rate, most in ((KIBIBYTES, 200 * 1024), (FILES, 200)):
        rates = server.state.doors.rates = Rates(server.state.clock)
        rates.add(rate, person.id, most - 2)
        statuses = []
        for rest in ({}, {"reply_to": "999"}, {}):
            files = {"file": ("a.txt", b"x" * 1000)}
            sent = await client.post(address(person, "documents"), files=files, data=rest)
            statuses.append(sent.status_code)
            if sent.is_success:
                await person.delete(sent.json()["message_id"])
        assert statuses == [201, 404, 429], rate


async def test_what_is_no_picture_is_not_kept(anna: Anna, server: ChatServer) -> None:
    """A refused picture leaves nothing behind."""
    client, person = anna
    before = len(server.state.files)
    sent = await client.post(address(person, "photos"), files={"file": ("a.png", b"GIF" * 99)})
    assert (sent.status_code, len(server.state.files)) == (400, before)


async def test_a_caption_like_a_book(anna: Anna) -> None:
    """A caption is refused before anybody reads it: that took a quarter of a minute."""
    client, person = anna
    data, files = {"caption": "a.b " * 1_000_000}, {"file": ("a.txt", b"abc")}
    begun = time.perf_counter()
    sent = await client.post(address(person, "documents"), files=files, data=data)
    assert sent.status_code == 400
    assert time.perf_counter() - begun < 2


async def test_uploads_of_one_person_at_once(anna: Anna, base_url: str) -> None:
    """Of many files of one person only one is read at a time; others need not wait for it."""
    client, person = anna
    host, _, port = base_url.removeprefix("http://").partition(":")
    _, writer = await asyncio.open_connection(host, int(port))
    head = (
        f"POST {address(person, 'documents')} HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n"
        f"Cookie: chat={client.cookies['chat']}\r\nX-Requested-With: chat\r\n\r\nx"
    )
    writer.write(head.encode())
    await asyncio.sleep(0.05)
    files = {"file": ("a.txt", b"abc")}
    second = asyncio.create_task(client.post(address(person, "documents"), files=files))
    await asyncio.sleep(0.05)
    assert not second.done()
    writer.close()
    assert (await second).status_code == 201


async def test_files_after_signing_out(anna: Anna) -> None:
    """A browser asks for each picture anew, so that nothing is shown to whoever comes after."""
    client, person = anna
    sent = await person.send_document(b"abc", "a.txt")
    place = address(person, f"files/{sent['document']['file_id']}")
    first = await client.get(place)
    assert first.headers["Cache-Control"] == "private, no-cache"
    known = {"If-None-Match": first.headers["ETag"]}
    again = await client.get(place, headers=known)
    assert (again.status_code, again.content) == (304, b"")
    await client.delete(address(person, "session"))
    assert (await client.get(place, headers=known)).status_code == 401
