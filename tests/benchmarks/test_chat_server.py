"""Who talks with the chat server while it is measured: they really do what is counted."""

import json

import pytest

from benchmarks.chat_crowd import talk
from benchmarks.contest import TOKEN
from bot.chat_server import ChatServer


async def test_everything_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    """Everybody gets their share of the messages, and everybody's presses are answered."""
    server = ChatServer(token=TOKEN)
    async with server.serve() as base_url:
        order = {"people": 3, "warm_up": 3, "calls": 66, "seconds": 0.05, "thinking": 0.01}
        await talk(int(base_url.rpartition(":")[2]), order)
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["event"] for one in events] == ["warm", "sent", "talked"]
    sent = [call for call in server.calls if call.method == "sendMessage"]
    assert all(call.outcome["ok"] for call in sent)
    for person in server.people:
        cards = [message for message in person.from_bot if "reply_markup" in message]
        answers = [one["text"] for one in person.alerts]
        assert len(cards) == 23 + len(answers)
        assert set(answers) == {"Noted"}
    assert len(events[2]["milliseconds"]) == sum(len(one.alerts) for one in server.people)
