"""What messages say of a visit: its title, whom to ask, where to go from here."""

from bot.domain.buttons import Verb, press
from bot.domain.messages import Button, Keyboard, Say, Words
from bot.domain.plan.model import Plan


def title_of(plan: Plan) -> Words:
    """Give a visit's title in its languages."""
    return Words(plan.title.by_language)


def contact_of(plan: Plan) -> str:
    """Give whom to ask: the help contact, or else who answers for people's data."""
    return plan.help_contact or plan.privacy.contact


def ways_on() -> Keyboard:
    """Give the buttons that lead on from a greeting."""
    return [
        [
            Button(Say("button-now"), press(Verb.NOW)),
            Button(Say("button-agenda"), press(Verb.AGENDA)),
            Button(Say("button-me"), press(Verb.ME)),
        ]
    ]
