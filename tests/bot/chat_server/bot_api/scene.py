"""A bot in a chat, and what takes more than one call to ask for."""

from dataclasses import dataclass

from telegram import Bot, InputMediaDocument, InputMediaPhoto

from bot.chat_server import Person
from tests.bot.chat_server.pictures import png

HOOK = "http://127.0.0.1:9/hook"


@dataclass
class Scene:
    """A bot and somebody it talks with; messages are made as they are needed."""

    bot: Bot
    anna: Person

    async def text(self) -> int:
        """The id of a new text of the bot's."""
        return (await self.bot.send_message(self.anna.id, "text")).message_id

    async def photo(self) -> int:
        """The id of a new picture of the bot's."""
        return (await self.bot.send_photo(self.anna.id, png(), "caption")).message_id

    async def press(self) -> str:
        """The id of a callback query."""
        return self.anna.press_data(await self.text(), "yes").query_id

    async def file(self) -> str:
        """The id of a file that Anna has sent."""
        said = await self.anna.send_document(b"abc", "a.txt")
        return str(said["document"]["file_id"])


async def called_back(scene: Scene) -> object:
    """Answer the press of a button."""
    return await scene.bot.answer_callback_query(await scene.press(), "Recorded")


async def all_about(scene: Scene) -> object:
    """Ask for a chat with a pinned message."""
    await scene.bot.pin_chat_message(scene.anna.id, await scene.photo())
    return await scene.bot.get_chat(scene.anna.id)


async def downloaded(scene: Scene) -> object:
    """Ask for a file and fetch it."""
    file = await scene.bot.get_file(await scene.file())
    assert bytes(await file.download_as_bytearray()) == b"abc"
    return file


async def unpinned(scene: Scene) -> object:
    """Pin, and unpin."""
    await scene.bot.pin_chat_message(scene.anna.id, await scene.text())
    return await scene.bot.unpin_chat_message(scene.anna.id)


async def other_picture(scene: Scene) -> object:
    """Replace a picture."""
    media = InputMediaPhoto(png(9, 9), "new")
    return await scene.bot.edit_message_media(media, scene.anna.id, await scene.photo())


async def album(scene: Scene) -> object:
    """Send two documents at once."""
    media = [InputMediaDocument(b"a", filename="a.txt"), InputMediaDocument(b"b")]
    return await scene.bot.send_media_group(scene.anna.id, media)


async def asked_after(scene: Scene) -> object:
    """Ask for a webhook that was set."""
    await scene.bot.set_webhook(HOOK, allowed_updates=["message"], secret_token="s")
    info = await scene.bot.get_webhook_info()
    await scene.bot.delete_webhook()
    return info
