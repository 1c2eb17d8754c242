"""The words of the days: made with the plan, shown on the screen, offered to tap."""

from random import SystemRandom

from bot.domain.day_words import offer
from bot.domain.plan.model import Plan
from bot.texts import wordlists
from storage.work import Reading, Work


def make_words(work: Work, visit_id: int, plan: Plan) -> None:
    """Give every day of a plan its word, once; the words of a visit differ."""
    there = work.presence.words(visit_id)
    free = [word for word in wordlists.words(plan.working_language) if word not in there.values()]
    new = [day.key for day in plan.days if day.key not in there]
    work.presence.add_words(
        visit_id, dict(zip(new, SystemRandom().sample(free, len(new)), strict=True))
    )


def word_of_the_day(reading: Reading, visit_id: int, day_key: str) -> str:
    """Give the word that the screen shows on a day.

    Raises:
        KeyError: the visit has no such day.
    """
    return reading.presence.words(visit_id)[day_key]


def offered_words(reading: Reading, visit_id: int, day_key: str, participant_id: int) -> list[str]:
    """Give three words to tap, one of them right; the same three whenever they are asked for."""
    plan = reading.visits.plan(visit_id)
    word = word_of_the_day(reading, visit_id, day_key)
    seed = f"{visit_id}/{day_key}/{participant_id}"
    return list(offer(word, wordlists.words(plan.working_language), seed))
