"""How long texts may be, so that they fit into Telegram's messages, buttons and captions.

A message holds 4,096 code points, a caption 1,024, a button's payload 64 bytes
(core.telegram.org/bots/api). The room left is for what stands around a text: the title, who sees
the answer, the options chosen, a certificate's line.
"""

from bot.domain.buttons import Verb

RUN_ID = "x" * 13  # the length of storage.ids.short

ONE_LINE = 200
IN_A_MESSAGE = 3000
IN_A_CAPTION = 700
ON_A_BUTTON = 64
HALF_A_BUTTON = 30  # two of them name a corner of a grid

LONGEST = {
    "Plan.call_link": 500,
    "Host.name": 120,
    "Host.practice": 600,
    "TeamMember.name": 120,
    "TeamMember.title": 100,
    "Day.title": 120,
    "Session.title": 120,
    "Prompt.title": 100,
    "Prompt.text": IN_A_MESSAGE,
    "Prompt.explain": IN_A_CAPTION,
    "Prompt.options": ON_A_BUTTON,
    "Axes.left": HALF_A_BUTTON,
    "Axes.right": HALF_A_BUTTON,
    "Axes.bottom": HALF_A_BUTTON,
    "Axes.top": HALF_A_BUTTON,
    "Scale.low": ON_A_BUTTON,
    "Scale.high": ON_A_BUTTON,
    "FollowUp.text": 1000,
    "FormField.label": 300,
    "FormField.options": ON_A_BUTTON,
    "CriticalFriend.questions": 300,
    "LaterQuestion.text": 1000,
    "LaterQuestion.options": ON_A_BUTTON,
    "Method.title": 100,
    "Method.text": IN_A_MESSAGE,
    "Step.text": 1000,
    "Step.collect": 1000,
    "CertificateTerms.outcomes": 300,
    "Privacy.basis": 1000,
}


def longest(place: str) -> int:
    """Give the most code points of a text by its place in the schema, like `Prompt.text`."""
    return LONGEST.get(place, ONE_LINE)


def payload_bytes(part: str, option: str) -> int:
    """Measure the longest payload a plan's keys travel in: an answer to one part of a run."""
    return len(f"{Verb.ANSWER.value}:{RUN_ID}:{part}:{option}".encode())
