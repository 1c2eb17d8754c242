"""The peer of the fan-out: aiogram sends to so many chats (`fan_out.py NUMBER`), storing nothing.

As many workers as Hospes has, each sending one message at a time; the same text and buttons.
"""

import asyncio
import sys

import uvloop
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from echo import bot

WORKERS = 64
FIRST_CHAT = 100_000
TEXT = (
    "<b>Tomorrow: Day 1 - Meet the place and each other</b>\n\nWe start on Tuesday 22 December "
    "2026 at 10:00 (Europe/Brussels). The link to the call is below.\n\n"
    "One thing to prepare: think about “Challenge and offer”. You will be asked."
)
KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Join the call", url="https://meet.example.org/vlm-2027-04")],
        [InlineKeyboardButton(text="Agenda", callback_data="agenda")],
    ]
)


async def send_all(number: int) -> None:
    """Send one message to each chat, then wait to be ended."""
    async with bot() as sending:
        chats = iter(range(FIRST_CHAT, FIRST_CHAT + number))

        async def work() -> None:
            for chat in chats:
                await sending.send_message(chat, TEXT, parse_mode="HTML", reply_markup=KEYBOARD)

        await asyncio.gather(*(work() for _ in range(WORKERS)))
        await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(send_all(int(sys.argv[1])))
