"""Keyboards: what is read, what is refused, in the words of the Bot API."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import (
    Bot,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    KeyboardButtonPollType,
    KeyboardButtonRequestUsers,
    LoginUrl,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    SwitchInlineQueryChosenChat,
    WebAppInfo,
)

from bot.chat_server import Person
from bot.chat_server.bot_api.keyboards import read_markup
from bot.chat_server.errors import BotApiError
from bot.chat_server.wire.parameters import Parameters

INLINE = "can't parse inline keyboard button: "
REPLY = "can't parse keyboard button: "
TEXTS = f"{INLINE}Text buttons are unallowed in the inline keyboard"
APP = "inline keyboard button Web App URL"
MATRIX = "must be an Array of Arrays"
WRONG = "is invalid: Wrong HTTP URL"
PLAIN = {"text": "x", "callback_data": "x"}


def inline(*buttons: Any) -> dict[str, Any]:  # noqa: ANN401 - some of them are nonsense
    return {"inline_keyboard": [list(buttons)]}


def reply(*buttons: Any, **more: object) -> dict[str, Any]:  # noqa: ANN401 - as above
    return {"keyboard": [list(buttons)], **more}


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[" * 100_000, "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        ({"inline_keyboard": 1},
         'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array'),
        ({"inline_keyboard": [1]},
         'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
        ({"keyboard": 1}, 'field "keyboard" of the ReplyKeyboardMarkup must be an Array'),
        ({"keyboard": [1]}, f'field "keyboard" of the ReplyKeyboardMarkup {MATRIX}'),
        (reply("x", resize_keyboard=1),
         'field "resize_keyboard" of the ReplyKeyboardMarkup must be of the type Boolean'),
        ({"remove_keyboard": "x"},
         'field "remove_keyboard" of the ReplyKeyboardRemove must be of the type Boolean'),
        ({"force_reply": 1}, 'field "force_reply" of the reply markup must be of the type Boolean'),
        ({"force_reply": True, "input_field_placeholder": 5},
         'field "input_field_placeholder" of the reply markup must be of the type String'),
        (inline(1), f"{INLINE}InlineKeyboardButton must be an Object"),
        (inline({"callback_data": "x"}), f'{INLINE}Can\'t find field "text"'),
        (inline({"text": []}), f'{INLINE}Field "text" must be of type String'),
        (inline({"text": "x"}), TEXTS),
        (inline({"text": "x", "callback_data": ""}), TEXTS),
        (inline({"text": "x", "pay": False}), TEXTS),
        (inline({"text": "x", "pay": 5}), f'{INLINE}Field "pay" must be of type Boolean'),
        (inline({"text": "x", "callback_data": []}),
         f'{INLINE}Field "callback_data" must be of type String'),
        (inline({"text": "x", "callback_data": "ж" * 33}), "BUTTON_DATA_INVALID"),
        (inline({"text": "x", "url": "no url"}), f"inline keyboard button URL 'no url' {WRONG}"),
        (inline(PLAIN | {"style": "pink"}), f"{INLINE}Unsupported button style specified"),
        (inline({"text": "x", "web_app": 5}), f'{INLINE}Field "web_app" must be of type Object'),
        (inline({"text": "x", "web_app": {}}), f'{INLINE}Can\'t find field "url"'),
        (inline({"text": "x", "web_app": {"url": "no url"}}),
         f"{APP} 'no url' {WRONG}"),
        (inline({"text": "x", "web_app": {"url": "http://a.org"}}),
         f"{APP} 'http://a.org' is invalid: Only HTTPS links are allowed"),
        (inline({"text": "x", "login_url": {"url": "tg://user?id=7"}}),
         "link to a user can't be used in login URL buttons"),
        (inline({"text": "x", "login_url": {"url": "https://a.org", "bot_username": "@a b"}}),
         f"{INLINE}LoginUrl bot username is invalid"),
        (inline({"text": "x", "copy_text": {"text": "y" * 257}}), "BUTTON_COPY_TEXT_INVALID"),
        (inline({"text": "x", "copy_text": {"text": ""}}), "BUTTON_COPY_TEXT_INVALID"),
        ({"inline_keyboard": [[PLAIN] * 10] * 11}, "reply markup is too long"),
        (reply(1), f"{REPLY}KeyboardButton must be a String or an Object"),
        (reply({}), f'{REPLY}Can\'t find field "text"'),
        (reply({"text": "x", "request_contact": 1}),
         f'{REPLY}Field "request_contact" must be of type Boolean'),
        (reply({"text": "x", "request_poll": 1}),
         f'{REPLY}Field "request_poll" must be of type Object'),
    ],
)  # fmt: skip
def test_refused_markup(markup: object, problem: str) -> None:
    """Each mistake has its own error."""
    text = markup if isinstance(markup, str) else json.dumps(markup)
    with pytest.raises(BotApiError) as caught:
        read_markup(Parameters({"reply_markup": text}))
    assert caught.value.description == f"Bad Request: {problem}"


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        (None, None),
        ({}, None),
        ({"inline_keyboard": [[]]}, None),
        ({"keyboard": []}, None),
        ({"keyboard": [[""]]}, None),
        ({"force_reply": False}, None),
        (inline({"text": 5, "callback_data": "ж" * 32}),
         inline({"text": "5", "callback_data": "ж" * 32})),
        (inline({"text": " ", "callback_data": 5}), inline({"text": " ", "callback_data": "5"})),
        (inline({"text": "", "callback_data": "x"}, PLAIN), inline(PLAIN)),
        (inline({"text": "", "callback_data": "x", "icon_custom_emoji_id": "7"}),
         inline({"text": "", "callback_data": "x", "icon_custom_emoji_id": "7"})),
        (inline(PLAIN | {"url": "a.org", "other": 5}),
         inline({"text": "x", "url": "http://a.org/"})),
        (inline({"text": "x", "url": "tg://user?id=7"}),
         inline({"text": "x", "url": "tg://user?id=7"})),
        (inline({"text": "x", "switch_inline_query": ""}),
         inline({"text": "x", "switch_inline_query": ""})),
        (inline({"text": "x", "callback_game": {}}), inline({"text": "x", "callback_game": {}})),
        (inline({"text": "x", "pay": True}), inline({"text": "x", "pay": True})),
        (inline({"text": "x", "web_app": {"url": "a.org"}}),
         inline({"text": "x", "web_app": {"url": "https://a.org/"}})),
        ({"inline_keyboard": [[PLAIN] * 20]}, inline(*[PLAIN] * 12)),
        (reply("x", "", resize_keyboard=True, selective=False),
         reply({"text": "x"}, resize_keyboard=True)),
        (reply({"text": "x", "request_phone_number": True}),
         reply({"text": "x", "request_contact": True})),
        (reply({"text": "x", "request_poll": {"type": "other"}}),
         reply({"text": "x", "request_poll": {}})),
        ({"force_reply": True, "input_field_placeholder": "Say"},
         {"force_reply": True, "input_field_placeholder": "Say"}),
        ({"remove_keyboard": True, "selective": True},
         {"remove_keyboard": True, "selective": True}),
    ],
)  # fmt: skip
def test_accepted_markup(markup: object, read: object) -> None:
    """Numbers serve as texts, 64 bytes of data are allowed, what says nothing disappears."""
    assert read_markup(Parameters({"reply_markup": markup})) == read


async def test_every_inline_button(bot: Bot, anna: Person) -> None:
    """A real client sends all kinds of buttons and gets them back as they were."""
    app = WebAppInfo("https://example.org/app")
    chosen = SwitchInlineQueryChosenChat("q", allow_user_chats=True)
    markup = InlineKeyboardMarkup([
        [InlineKeyboardButton("a", callback_data="x", style="danger", icon_custom_emoji_id="7"),
         InlineKeyboardButton("b", url="https://example.org/")],
        [InlineKeyboardButton("c", copy_text=CopyTextButton("y" * 256)),
         InlineKeyboardButton("d", web_app=app),
         InlineKeyboardButton("e", login_url=LoginUrl("https://example.org/", forward_text="f"))],
        [InlineKeyboardButton("g", switch_inline_query="q"),
         InlineKeyboardButton("h", switch_inline_query_current_chat=""),
         InlineKeyboardButton("i", switch_inline_query_chosen_chat=chosen),
         InlineKeyboardButton("j", pay=True)],
    ])  # fmt: skip
    message = await bot.send_message(anna.id, "x", reply_markup=markup)
    assert message.reply_markup == markup


async def test_keyboards_at_the_text_box(bot: Bot, anna: Person) -> None:
    """What stands at the text box is kept in the chat, with the message that brought it."""
    buttons = [
        KeyboardButton("a", style="primary"),
        KeyboardButton("b", request_contact=True),
        KeyboardButton("c", request_location=True),
        KeyboardButton("d", request_poll=KeyboardButtonPollType("quiz")),
        KeyboardButton("e", request_users=KeyboardButtonRequestUsers(1)),
        KeyboardButton("f", web_app=WebAppInfo("https://example.org/")),
    ]
    flags = dict.fromkeys(("resize_keyboard", "one_time_keyboard", "selective"), True)
    shown = ReplyKeyboardMarkup.from_row(
        buttons, is_persistent=True, input_field_placeholder="Choose", **flags
    )
    message = await bot.send_message(anna.id, "x", reply_markup=shown)
    assert message.reply_markup is None
    kept = dict(anna.chat.keyboard or {})
    assert kept.pop("message_id") == message.message_id
    assert ReplyKeyboardMarkup.de_json(kept, None).to_dict() == shown.to_dict()
    await bot.send_message(anna.id, "x", reply_markup=ReplyKeyboardRemove())
    assert anna.chat.keyboard is None
    await bot.send_message(anna.id, "Why?", reply_markup=ForceReply(input_field_placeholder="So"))
    assert anna.chat.keyboard == {
        "force_reply": True,
        "input_field_placeholder": "So",
        "message_id": anna.chat.last_message,
    }


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(
        st.sampled_from(["text", "url", "web_app", "login_url", "copy_text", "pay", "keyboard",
                         "inline_keyboard", "callback_data", "request_poll", "force_reply",
                         "switch_inline_query_chosen_chat", "style", "bot_username"]),
        inner, max_size=4),
    max_leaves=6,
)  # fmt: skip


ROWS = st.lists(st.lists(JSON, max_size=2), max_size=2)


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(["keyboard", "inline_keyboard"]), ROWS))
def test_any_markup(markup: dict[str, Any]) -> None:
    """Whatever is sent, it is a keyboard, none, or refused."""
    try:
        read = read_markup(Parameters({"reply_markup": markup}))
    except BotApiError as error:
        assert error.code == 400  # noqa: PT017 - a refusal is one of the answers
    else:
        assert read is None or read.keys() & {"keyboard", "inline_keyboard"}
