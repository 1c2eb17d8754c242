"""The signs of MarkdownV2, under the names that the real server gives them in its errors."""

import re

PLAIN = re.compile(r"[^_*\[\]()~`>#+\-=|{}.!\n\\]+|\\")
PLAIN_CODE = re.compile(r"[^`\\]+|\\")
ESCAPED = re.compile(r"\\([\x01-\x7e])")
LANGUAGE = re.compile(r"([^\s`]+)(?=\s)", re.ASCII)
NEW_LINE = re.compile(r"\r\n|\n\r|\n|\r")
TARGET = re.compile(r"\(((?:\\[\x01-\x7e]|[^)])*)(\))?")

SIGNS = {
    "```": "Pre",
    "__": "Underline",
    "||": "Spoiler",
    "![": "CustomEmoji",
    "_": "Italic",
    "*": "Bold",
    "~": "Strikethrough",
    "[": "TextUrl",
    "`": "Code",
}
SIGN = re.compile("|".join(map(re.escape, SIGNS)))  # the longer ones first
CLOSERS = {name: sign for sign, name in SIGNS.items()} | {"TextUrl": "]", "CustomEmoji": "]"}
TYPES = {
    "Pre": "pre",
    "PreCode": "pre",
    "Underline": "underline",
    "Spoiler": "spoiler",
    "Italic": "italic",
    "Bold": "bold",
    "Strikethrough": "strikethrough",
    "Code": "code",
}
CODES = frozenset({"Code", "Pre", "PreCode"})
CLOSERS["PreCode"] = CLOSERS["Pre"]
