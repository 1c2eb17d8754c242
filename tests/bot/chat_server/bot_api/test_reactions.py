"""Reactions of both sides: the bot's through a real Bot, the person's as updates."""

import httpx
import pytest
from telegram import Bot, MessageReactionUpdated, ReactionTypeCustomEmoji, ReactionTypeEmoji
from telegram.constants import ReactionEmoji
from telegram.error import BadRequest

from bot.chat_server import ChatServer, Person
from bot.chat_server.errors import PersonError
from bot.chat_server.reactions import ALLOWED

UNREADABLE = [
    ("{}", "expected an Array of ReactionType"),
    ("[1]", "can't parse ReactionType: expected an Object"),
    ('[{"type":"paid"}]', "can't parse ReactionType: invalid reaction type specified"),
    ('[{"type":"emoji"}]', "can't parse ReactionType: Can't find field \"emoji\""),
]


def test_allowed_emoji() -> None:
    """The list is the one that python-telegram-bot knows."""
    assert sorted(ALLOWED) == sorted(emoji.value for emoji in ReactionEmoji)


async def test_bot_reacts(bot: Bot, anna: Person, server: ChatServer) -> None:
    """The person sees the bot's latest reaction, until it is taken away; no update tells of it."""
    said = (await anna.send("done"))["message_id"]
    server.state.updates.drop()
    await bot.get_updates(allowed_updates=["message_reaction"])
    for emoji in ("👍", "❤️"):
        await bot.set_message_reaction(anna.id, said, ReactionTypeEmoji(emoji))
    assert anna.chat.reactions == {str(said): {"bot": ["❤"]}}
    told = [event["reactions"] for event in anna.chat.events if event["kind"] == "reaction"]
    assert told == [{"bot": ["👍"]}, {"bot": ["❤"]}]
    await bot.set_message_reaction(anna.id, said)
    assert anna.chat.reactions == {}
    assert len(server.state.updates) == 0


@pytest.mark.parametrize(
    ("reaction", "problem"),
    [
        (["✅"], "reaction_invalid"),
        ([ReactionTypeCustomEmoji("7")], "reaction_invalid"),
        (["👍", "👎"], "reactions_too_many"),
    ],
)
async def test_refused_reactions(bot: Bot, anna: Person, reaction: list[str], problem: str) -> None:
    """One emoji of Telegram's list is all that a bot may react with."""
    with pytest.raises(BadRequest) as caught:
        await bot.set_message_reaction(anna.id, 1, reaction)
    assert caught.value.message.casefold() == problem
    with pytest.raises(BadRequest, match="Message to react not found"):
        await bot.set_message_reaction(anna.id, 99, "👍")


async def test_reactions_that_make_no_sense(http: httpx.AsyncClient, anna: Person) -> None:
    """What python-telegram-bot would not send is refused too."""
    for reaction, problem in UNREADABLE:
        asked = {"chat_id": anna.id, "message_id": 1, "reaction": reaction}
        answer = await http.post("/bot42:secret/setMessageReaction", data=asked)
        assert answer.json()["description"] == f"Bad Request: {problem}"


async def test_person_reacts(bot: Bot, anna: Person) -> None:
    """A bot that asked for it hears of each change of a person's reaction."""
    sent = await bot.send_message(anna.id, "?")
    anna.react(sent.message_id, "🔥")
    await bot.get_updates(allowed_updates=["message_reaction"])
    for emoji in ("👍", "👍", "👎", None):
        anna.react(sent.message_id, emoji)
    changes = [update.message_reaction for update in await bot.get_updates()]
    assert [_told(change) for change in changes] == ["🔥 → 👍", "👍 → 👎", "👎 → "]
    with pytest.raises(PersonError, match="is no reaction"):
        anna.react(sent.message_id, "✅")
    with pytest.raises(PersonError, match="there is no message 99"):
        anna.react(99, "👍")


async def test_over_http(bot: Bot, http: httpx.AsyncClient, anna: Person) -> None:
    """The page puts a reaction, takes it away, and sees those of both sides with the message."""
    sent = await bot.send_message(anna.id, "?")
    await bot.set_message_reaction(anna.id, sent.message_id, "👀")
    person = f"/api/people/{anna.id}"
    place = f"{person}/messages/{sent.message_id}/reaction"
    assert (await http.put(place, json={"emoji": "👍"})).status_code == 204
    chat = (await http.get(f"{person}/chat")).json()
    assert chat["messages"][-1]["reactions"] == {"bot": ["👀"], "mine": ["👍"]}
    assert (await http.put(place, json={})).status_code == 204
    assert (await http.put(place, json={"emoji": "x"})).status_code == 400
    await bot.set_message_reaction(anna.id, sent.message_id)
    chat = (await http.get(f"{person}/chat")).json()
    assert "reactions" not in chat["messages"][-1]
    await sent.delete()
    assert anna.chat.reactions == {}


def _told(change: MessageReactionUpdated | None) -> str:
    assert change is not None
    sides = (change.old_reaction, change.new_reaction)
    old, new = ("".join(_emoji(one) for one in side) for side in sides)
    return f"{old} → {new}"


def _emoji(reaction: object) -> str:
    assert isinstance(reaction, ReactionTypeEmoji)
    return reaction.emoji
