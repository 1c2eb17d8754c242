"""A chat server: Telegram's Bot API on one side, people with a browser on the other.

It knows nothing of the bot that it serves. Tests and rehearsals use it in-process:

    server = ChatServer()
    anna = server.person("Anna")
    async with server.serve() as base_url:
        ...  # start a bot with server.token, base_url + "/bot" and base_url + "/file/bot"
        await anna.open("payload")
        card = await anna.wait_for("Welcome")
        answer = await anna.press(card, "Yes")
"""

from bot.chat_server.errors import PersonError
from bot.chat_server.faults import Fault
from bot.chat_server.people.person import Person
from bot.chat_server.record import Call
from bot.chat_server.server import ChatServer

__all__ = ["Call", "ChatServer", "Fault", "Person", "PersonError"]
