"""What is said again because an answer got lost is said once; long chats come in parts."""

import httpx

from bot.chat_server import Person
from tests.bot.chat_server.pictures import png

ANNA = "/api/people/1001"


async def test_the_same_key_says_it_once(http: httpx.AsyncClient, anna: Person) -> None:
    """Texts, pictures and files: another attempt gets the message of the first."""
    attempts = [
        {"url": f"{ANNA}/texts", "json": {"text": "hello", "key": "a"}},
        {"url": f"{ANNA}/photos", "files": {"file": png()}, "data": {"key": "b"}},
        {"url": f"{ANNA}/documents", "files": {"file": b"x"}, "data": {"key": "c"}},
    ]
    before = len(anna.messages)
    for attempt in attempts:
        answers = [(await http.post(**attempt)).json() for _ in range(2)]  # type: ignore[arg-type]
        assert answers[0] == answers[1]
    assert len(anna.messages) == before + len(attempts)


async def test_without_a_key_it_is_new(http: httpx.AsyncClient, anna: Person) -> None:
    """Whoever gives no key means it each time."""
    for _ in range(2):
        await http.post(f"{ANNA}/texts", json={"text": "hello"})
    assert [one["text"] for one in anna.messages[-2:]] == ["hello", "hello"]


async def test_a_key_that_cannot_be(http: httpx.AsyncClient, anna: Person) -> None:
    """A long key is refused; the key of a message that was deleted says nothing again."""
    long = await http.post(f"{ANNA}/texts", json={"text": "x", "key": "k" * 65})
    assert (long.status_code, long.json()) == (400, {"error": "key has at most 64 characters"})
    sent = (await http.post(f"{ANNA}/texts", json={"text": "x", "key": "k"})).json()
    anna.chat.remove(sent["message_id"])
    again = await http.post(f"{ANNA}/texts", json={"text": "x", "key": "k"})
    assert (again.status_code, again.json()) == (404, {"error": "that message was deleted"})


async def test_old_keys_are_forgotten(http: httpx.AsyncClient, anna: Person) -> None:
    """The latest hundred keys are remembered: no attempt is that old."""
    for number in range(101):
        await http.post(f"{ANNA}/texts", json={"text": "x", "key": str(number)})
    assert list(anna.chat.said) == [str(number) for number in range(1, 101)]


async def test_a_long_chat_in_parts(http: httpx.AsyncClient, anna: Person) -> None:
    """The latest messages, then those before them, until there are no older ones."""
    for number in range(5):
        await anna.send(str(number))

    async def part(query: str) -> tuple[list[int], bool]:
        seen = (await http.get(f"{ANNA}/chat?{query}")).json()
        return [one["message_id"] for one in seen["messages"]], seen["older"]

    assert await part("limit=2") == ([5, 6], True)
    assert await part("limit=3&before=5") == ([2, 3, 4], True)
    assert await part("limit=3&before=2") == ([1], False)
    assert await part("after=4") == ([5, 6], False)
    assert await part("limit=0") == ([1, 2, 3, 4, 5, 6], False)
