"""What a button carries: a verb and its arguments, in at most 64 bytes of callback data.

Arguments are ids and keys of ours, never text that people wrote. Telegram limits callback data
to 1 to 64 bytes (Bot API, InlineKeyboardButton).
"""

from enum import StrEnum

LIMIT = 64  # bytes

# Shapes of arguments, as regular expressions.
ID = "[a-p][a-z2-7]{11}[acegikmoqsuwy246]"  # 63 bits, as `storage.ids.short` writes them
KEY = "[!-9;-~]+"  # printable ASCII without the separator
WORD = "[^:]+"
NAME = "[a-z2-7]{16}"  # of a contribution
NUMBER = "[0-9]{1,4}"


class Verb(StrEnum):
    """Every act that a button can stand for; the value is what travels."""

    JOIN_LANGUAGE = "jl"
    JOIN_CONSENT = "jc"
    JOIN_NAME = "jn"
    JOIN_ZONE = "jz"
    ANSWER = "a"  # run, part, option
    FIELD = "f"  # run, move: next · back · skip · submit
    FOCUS = "w"  # run: what I write next goes there
    CHECK_IN = "ci"  # visit, day, word
    NOW = "now"  # run; nothing: all that is open
    AGENDA = "ag"
    ME = "me"
    STOP = "st"  # ask · yes · no
    DELETE = "de"
    MY_DATA = "md"
    SHEET = "s"  # visit, act, argument: the facilitator's run sheet
    SETTINGS = "se"  # what, value
    CONNECT = "cn"  # here: write to me in this chat; nothing: how to go to another
    PAUSE = "pa"  # until when
    ZONE = "zo"  # a place to choose
    NEXT = "nx"
    RSVP = "rs"  # visit, day, there · late · excused; ask: show me these
    TRY_OUT = "to"  # visit: does it work?
    INTEND = "in"  # visit, write · forget: when and where I mean to take part
    CALENDAR = "ca"  # send · feed · renew · off, visit; nothing: the files of all visits
    ANNOUNCE = "an"  # announcement, act
    TIMELINE = "tl"  # visit, act, argument: what will be sent
    CHANGE = "ch"  # visit, act, argument: a change of the plan from the chat
    VOTE = "v"  # run, contribution, or page and its number: on the questions of others
    DISCUSS = "d"  # run, away · join · pairs: who talks with whom between two votes
    HAND = "h"  # visit, act, participant: raised hands and who speaks next
    MODERATE = "mo"  # run, act, contribution: what others see of an answer
    BOARD = "bo"  # visit, act, argument: what the shared screen shows
    SPOT = "sp"  # visit, act: ask something on the spot
    PROXY = "px"  # run, participant, act: answer for somebody who told us otherwise
    GHOST = "gh"  # visit, on · off: rehearse among the team
    EXPORT = "ex"  # visit, format, run: nothing after the format: the whole visit
    MARK = "m"  # visit, participant, day, present · absent


def press(verb: Verb, *arguments: str) -> str:
    """Write callback data.

    Raises:
        ValueError: it is longer than Telegram takes, or an argument holds the separator.
    """
    if any(":" in argument for argument in arguments):
        raise ValueError(f"a separator inside {arguments}")
    data = ":".join([verb.value, *arguments])
    if len(data.encode()) > LIMIT:
        raise ValueError(f"{len(data.encode())} bytes of callback data: {data}")
    return data


def parse(data: str) -> tuple[Verb, tuple[str, ...]]:
    """Read what `press` wrote.

    Raises:
        ValueError: it is none of ours.
    """
    verb, *arguments = data.split(":")
    return Verb(verb), tuple(arguments)
