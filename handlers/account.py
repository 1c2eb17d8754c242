"""/mydata, /stop, /delete, /help, blocking and unblocking."""

from typing import Any

from telegram import ChatMember, Update
from telegram.ext import BaseHandler, ChatMemberHandler

from bot.domain.buttons import KEY, Verb
from bot.services import account, connecting, helping
from handlers.buttons import button, does, pressed
from handlers.commands import command
from handlers.context import Context


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """Give the handlers of this subject, in order."""
    return [
        command("help", help_out),
        command("mydata", my_data),
        command("stop", ask_stop),
        command("delete", ask_delete),
        command("connect", connect),
        button(Verb.CONNECT, does(connecting.press_offer)),
        button(Verb.CONNECT, stay_here, connecting.HERE),
        button(Verb.STOP, stop, KEY),
        button(Verb.DELETE, delete, KEY),
        ChatMemberHandler(blocked, ChatMemberHandler.MY_CHAT_MEMBER),
    ]


async def help_out(_update: Update, context: Context) -> None:
    """Say what can be done here, or pass a question on."""
    await context.tell(helping.help_out, " ".join(context.args or ()))


async def my_data(_update: Update, context: Context) -> None:
    """Show somebody what is kept of them."""
    await context.tell(account.my_data)


async def connect(_update: Update, context: Context) -> None:
    """Show how to go on in another app, or take the code of one."""
    await context.tell(connecting.offer, " ".join(context.args or ()))


async def stay_here(_update: Update, context: Context) -> None:
    """Write to somebody in this chat again."""
    await context.press(connecting.stay_here)


async def ask_stop(_update: Update, context: Context) -> None:
    """Ask whether to leave."""
    await context.tell(account.ask_stop)


async def ask_delete(_update: Update, context: Context) -> None:
    """Ask whether to erase."""
    await context.tell(account.ask_delete)


async def stop(update: Update, context: Context) -> None:
    """Leave, or not."""
    _, (choice,) = pressed(update)
    await context.press(account.stop, choice)


async def delete(update: Update, context: Context) -> None:
    """Erase somebody, or not."""
    _, (choice,) = pressed(update)
    await context.press(account.delete, choice)


async def blocked(update: Update, context: Context) -> None:
    """Note that somebody blocked us, or lets us write again."""
    assert update.my_chat_member is not None  # noqa: S101 - this handler takes nothing else
    status = update.my_chat_member.new_chat_member.status
    reachable = status not in {ChatMember.BANNED, ChatMember.LEFT}
    await context.tell(account.set_reachable, reachable)
