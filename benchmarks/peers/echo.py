"""The peer that stores nothing: an echo bot on aiogram, as its documentation writes one.

By polling (`echo.py`) or by webhook (`echo.py PORT`), on uvloop, with a handler per task.
"""

import os
import sys

import uvloop
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

SECRET = "a-secret-of-the-benchmark"  # noqa: S105 - nobody else is there
PATH = "/webhook"


def bot() -> Bot:
    """Give the bot, on the API that the environment names."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API"])
    return Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))


async def echo(message: Message) -> None:
    """Reply with what was said."""
    await message.answer(message.text or "")


def run(dispatcher: Dispatcher) -> None:
    """Run a bot until told to stop: by polling, or by webhook on the port that is given."""
    if sys.argv[1:]:
        _serve(dispatcher, int(sys.argv[1]))
    else:
        uvloop.run(dispatcher.start_polling(bot()))


def _serve(dispatcher: Dispatcher, port: int) -> None:
    async def on_startup(bot: Bot) -> None:
        await bot.set_webhook(f"http://127.0.0.1:{port}{PATH}", secret_token=SECRET)

    dispatcher.startup.register(on_startup)
    application = web.Application()
    SimpleRequestHandler(dispatcher, serving := bot(), secret_token=SECRET).register(
        application, path=PATH
    )
    setup_application(application, dispatcher, bot=serving)
    loop = uvloop.new_event_loop()
    web.run_app(application, host="127.0.0.1", port=port, print=None, loop=loop)


if __name__ == "__main__":
    echoing = Dispatcher()
    echoing.message.register(echo)
    run(echoing)
