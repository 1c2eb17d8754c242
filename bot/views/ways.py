"""Buttons that lead on from one card to another, in pairs."""

from bot.domain.buttons import Verb, press
from bot.domain.messages import Button, Keyboard, Say
from bot.domain.plan.model import Plan

_WAYS = {
    "now": Verb.NOW,
    "next": Verb.NEXT,
    "agenda": Verb.AGENDA,
    "me": Verb.ME,
    "calendar": Verb.CALENDAR,
    "settings": Verb.SETTINGS,
}


def call(plan: Plan) -> Keyboard:
    """Give the button that opens the call; none if its address is not known."""
    return [[Button(Say("button-call"), url=plan.call_link)]] if plan.call_link else []


def ways(*names: str) -> Keyboard:
    """Give the buttons that do as the commands of these names, two in a row."""
    buttons = [Button(Say(f"button-{name}"), press(_WAYS[name])) for name in names]
    return [buttons[place : place + 2] for place in range(0, len(buttons), 2)]
