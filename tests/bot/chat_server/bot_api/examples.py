"""One call of every method that is served, and what must hold of its result."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import (
    BotCommand,
    BotDescription,
    BotName,
    BotShortDescription,
    ChatMemberMember,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MenuButtonCommands,
    Message,
    ReactionTypeEmoji,
)

from tests.bot.chat_server.bot_api.scene import (
    HOOK,
    Scene,
    album,
    all_about,
    asked_after,
    called_back,
    downloaded,
    other_picture,
    unpinned,
)
from tests.bot.chat_server.pictures import png

LINK = InlineKeyboardMarkup([[InlineKeyboardButton("Site", url="https://example.org/")]])

Do = Callable[[Scene], Awaitable[object]]
Holds = Callable[[Any], bool]


async def _with(before: Awaitable[int], do: Callable[[int], Awaitable[object]]) -> object:
    return await do(await before)


def _true(result: object) -> bool:
    return result is True


def _is(kind: type, **facts: object) -> Callable[[Any], bool]:
    def holds(result: object) -> bool:
        known = {name: getattr(result, name) for name in facts}
        assert (type(result), known) == (kind, facts)
        return True

    return holds


SERVED: dict[str, tuple[Do, Holds]] = {
    "getMe": (lambda s: s.bot.get_me(), lambda me: (me.id, me.is_bot) == (42, True)),
    "getUpdates": (lambda s: s.bot.get_updates(), lambda got: len(got) == 0),
    "setWebhook": (lambda s: s.bot.set_webhook(HOOK), _true),
    "deleteWebhook": (lambda s: s.bot.delete_webhook(drop_pending_updates=True), _true),
    "getWebhookInfo": (asked_after, lambda info: info.url == HOOK),
    "sendMessage": (lambda s: s.bot.send_message(s.anna.id, "hi"), _is(Message, text="hi")),
    "sendPhoto": (
        lambda s: s.bot.send_photo(s.anna.id, png(), "c", has_spoiler=True),
        _is(Message, caption="c", has_media_spoiler=True),
    ),
    "sendDocument": (
        lambda s: s.bot.send_document(s.anna.id, b"abc", filename="a.txt"),
        lambda sent: sent.document.file_name == "a.txt",
    ),
    "sendVoice": (
        lambda s: s.bot.send_voice(s.anna.id, b"OggS", duration=3),
        lambda sent: sent.voice.mime_type == "audio/ogg",
    ),
    "sendLocation": (
        lambda s: s.bot.send_location(s.anna.id, 60.17, 24.94, horizontal_accuracy=5),
        lambda sent: (sent.location.latitude, sent.location.horizontal_accuracy) == (60.17, 5),
    ),
    "sendContact": (
        lambda s: s.bot.send_contact(s.anna.id, "+3581", "Ines", "Ruiz"),
        lambda sent: (sent.contact.phone_number, sent.contact.last_name) == ("+3581", "Ruiz"),
    ),
    "sendMediaGroup": (album, lambda sent: [one.document.file_size for one in sent] == [1, 1]),
    "sendChatAction": (lambda s: s.bot.send_chat_action(s.anna.id, "typing"), _true),
    "copyMessage": (
        lambda s: _with(s.text(), lambda n: s.bot.copy_message(s.anna.id, s.anna.id, n)),
        lambda copy: copy.message_id > 1,
    ),
    "copyMessages": (
        lambda s: _with(s.text(), lambda n: s.bot.copy_messages(s.anna.id, s.anna.id, [n])),
        lambda copies: len(copies) == 1,
    ),
    "forwardMessage": (
        lambda s: _with(s.photo(), lambda n: s.bot.forward_message(s.anna.id, s.anna.id, n)),
        lambda sent: sent.forward_origin.sender_user.id == 42,
    ),
    "forwardMessages": (
        lambda s: _with(s.text(), lambda n: s.bot.forward_messages(s.anna.id, s.anna.id, [n])),
        lambda sent: len(sent) == 1,
    ),
    "editMessageText": (
        lambda s: _with(s.text(), lambda n: s.bot.edit_message_text("new", s.anna.id, n)),
        _is(Message, text="new"),
    ),
    "editMessageCaption": (
        lambda s: _with(s.photo(), lambda n: s.bot.edit_message_caption(s.anna.id, n, caption="d")),
        _is(Message, caption="d"),
    ),
    "editMessageMedia": (other_picture, _is(Message, caption="new")),
    "editMessageReplyMarkup": (
        lambda s: _with(
            s.text(), lambda n: s.bot.edit_message_reply_markup(s.anna.id, n, reply_markup=LINK)
        ),
        lambda sent: sent.reply_markup.inline_keyboard[0][0].url == "https://example.org/",
    ),
    "deleteMessage": (
        lambda s: _with(s.text(), lambda n: s.bot.delete_message(s.anna.id, n)),
        _true,
    ),
    "deleteMessages": (
        lambda s: _with(s.text(), lambda n: s.bot.delete_messages(s.anna.id, [n])),
        _true,
    ),
    "answerCallbackQuery": (called_back, _true),
    "setMessageReaction": (
        lambda s: _with(
            s.text(), lambda n: s.bot.set_message_reaction(s.anna.id, n, ReactionTypeEmoji("👍"))
        ),
        _true,
    ),
    "getFile": (downloaded, lambda file: file.file_size == 3),
    "pinChatMessage": (
        lambda s: _with(s.text(), lambda n: s.bot.pin_chat_message(s.anna.id, n)),
        _true,
    ),
    "unpinChatMessage": (unpinned, _true),
    "unpinAllChatMessages": (lambda s: s.bot.unpin_all_chat_messages(s.anna.id), _true),
    "getChat": (all_about, lambda chat: chat.pinned_message.caption == "caption"),
    "getChatMember": (
        lambda s: s.bot.get_chat_member(s.anna.id, s.anna.id),
        lambda member: isinstance(member, ChatMemberMember),
    ),
    "getUserProfilePhotos": (
        lambda s: s.bot.get_user_profile_photos(s.anna.id),
        lambda photos: (photos.total_count, photos.photos) == (0, ()),
    ),
    "setMyCommands": (lambda s: s.bot.set_my_commands([("now", "What is next")]), _true),
    "getMyCommands": (
        lambda s: s.bot.get_my_commands(),
        lambda menu: menu == (BotCommand("now", "What is next"),),
    ),
    "deleteMyCommands": (lambda s: s.bot.delete_my_commands(), _true),
    "setMyName": (lambda s: s.bot.set_my_name("Host"), _true),
    "getMyName": (lambda s: s.bot.get_my_name("fr"), _is(BotName, name="Host")),
    "setMyDescription": (lambda s: s.bot.set_my_description("Long"), _true),
    "getMyDescription": (
        lambda s: s.bot.get_my_description(),
        _is(BotDescription, description="Long"),
    ),
    "setMyShortDescription": (lambda s: s.bot.set_my_short_description("Short"), _true),
    "getMyShortDescription": (
        lambda s: s.bot.get_my_short_description(),
        _is(BotShortDescription, short_description="Short"),
    ),
    "setChatMenuButton": (lambda s: s.bot.set_chat_menu_button(), _true),
    "getChatMenuButton": (
        lambda s: s.bot.get_chat_menu_button(),
        lambda button: isinstance(button, MenuButtonCommands),
    ),
    "close": (lambda s: s.bot.close(), _true),
    "logOut": (lambda s: s.bot.log_out(), _true),
}
