"""Reactions: the emoji that stand under a message, one of the bot's and one of the person's.

They are no part of a message as the Bot API knows it, so the chat keeps them beside its messages.
"""

from typing import Any, Literal

from bot.chat_server.chats import Chat, Message

Side = Literal["bot", "mine"]

# The emoji that Bot API 10.0 lists for ReactionTypeEmoji; some consist of several code points.
_LISTED = """
👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊
🤡 🥱 🥴 😍 🐳 ❤️‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋
🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃
💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂️ 🤷 🤷‍♀️ 😡
"""
ALLOWED = tuple(_LISTED.split())


def _plain(emoji: str) -> str:
    return emoji.replace("\N{VARIATION SELECTOR-16}", "")


_BY_PLAIN = {_plain(emoji): emoji for emoji in ALLOWED}


def allowed(emoji: str) -> str | None:
    """The emoji as Telegram spells it, with or without its selector; None if it is no reaction."""
    return _BY_PLAIN.get(_plain(emoji))


def react(chat: Chat, number: int, side: Side, emoji: str | None) -> str | None:
    """Put one side's reaction under a message, or take it away; returns the earlier one."""
    both = dict(chat.reactions.get(str(number), {}))
    before = next(iter(both.pop(side, [])), None)
    if emoji == before:
        return before
    if emoji:
        both[side] = [emoji]
    chat.reactions = {**chat.reactions, str(number): both}
    if not both:
        del chat.reactions[str(number)]
    chat.tell("reaction", message_id=number, reactions=both)
    return before


def with_reactions(chat: Chat, message: Message) -> Message:
    """A message as its person sees it: with the emoji under it, if there are any."""
    reactions = chat.reactions.get(str(message["message_id"]))
    return {**message, "reactions": reactions} if reactions else message


def as_types(emoji: str | None) -> list[dict[str, Any]]:
    """A reaction as the Bot API's list of ReactionType."""
    return [{"type": "emoji", "emoji": emoji}] if emoji else []
