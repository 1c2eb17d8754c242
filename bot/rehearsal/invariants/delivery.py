"""Invariants of what arrives in people's chats."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from datetime import timedelta

from bot.rehearsal.facts import CardFacts, Facts, LetterFacts, Sent, VisitFacts
from bot.rehearsal.sayings import strange_in

_WINDOW = timedelta(seconds=1)
MOST_A_SECOND, MOST_IN_A_CHAT = 30, 3
LONGEST_TEXT, LONGEST_CAPTION, MOST_BUTTONS, MOST_OF_THE_TEAM = 4096, 1024, 6, 8
_TOO_SOON = timedelta(seconds=60)
_UNCHANGED = "message is not modified"
_BLOCKED = "bot was blocked by the user"


def no_message_twice(facts: Facts) -> Iterator[str]:
    """The clock's messages differ from each other; the same text comes again only when asked."""
    solicited = {
        (letter.chat, letter.message_id) for letter in facts.letters if letter.lane == "live"
    }
    own_accord = {letter.message_id: letter.chat for letter in facts.letters if letter.message_id}
    for person in facts.people:
        acts = [line.at for line in person.diary.lines if line.who == "me"]
        before: dict[str, Sent] = {}
        for one in facts.to(person):
            if not one.new:
                continue
            earlier = before.get(one.text)
            before[one.text] = one
            asked_for = earlier and any(earlier.at <= act <= one.at for act in acts)
            by_clock = (
                own_accord.get(one.message_id) == one.chat
                and (one.chat, one.message_id) not in solicited
            )
            twice = earlier and (by_clock or one.at - earlier.at < _TOO_SOON) and not asked_for
            yield f"{person.reference} twice: {_short(one.text)}" if twice else ""


def no_other_visits_message(facts: Facts) -> Iterator[str]:
    """Letters and cards are about the visit of those in whose chats they stand.

    By their words only the visits beside can be told: their titles are made not to be mistaken,
    while "Welcome" may be a title of anybody's visit, and stand in any message.
    """
    theirs = {person.chat: visit.plan.visit for visit in facts.visits for person in visit.people}
    told: list[LetterFacts | CardFacts] = [*facts.letters, *facts.cards]
    for one in told:
        strange = one.visit and theirs.get(one.chat, one.visit) != one.visit
        yield f"{one.chat}: something of {one.visit}" if strange else ""
    beside = set().union(*(_titles(visit) for visit in facts.visits[1:]))
    for person in facts.visit.people:
        for message in facts.to(person):
            title = next((title for title in beside if title in message.text), "")
            yield from _on(message, f"{person.reference}: {title}" if title else "")


def within_limits(facts: Facts) -> Iterator[str]:
    """Texts and captions fit; a participant chooses among six buttons at most, the team eight."""
    for person in facts.people:
        for one in facts.to(person):
            limit = LONGEST_CAPTION if one.method in {"sendPhoto", "sendDocument"} else LONGEST_TEXT
            fault = ""
            if len(one.text) > limit:
                fault = f"{person.reference}: {len(one.text)} characters: {_short(one.text)}"
            elif one.buttons > (MOST_BUTTONS if person.role == "participant" else MOST_OF_THE_TEAM):
                fault = f"{person.reference}: {one.buttons} buttons: {_short(one.text)}"
            yield from _on(one, fault)


def paced(facts: Facts) -> Iterator[str]:
    """Count what was sent in every sliding second, by channel and by chat."""
    for name, sent in _by_channel(facts.sent).items():
        worst = worst_second(sent)
        yield f"{name}: {worst} in a second" if worst > MOST_A_SECOND else ""
    for person in facts.people:
        worst = worst_second(one for one in facts.sent if one.chat == person.chat)
        yield f"{person.reference}: {worst} in a second" if worst > MOST_IN_A_CHAT else ""


def nothing_parked(facts: Facts) -> Iterator[str]:
    """No update and no letter failed for good; the channel refused nothing unexpected."""
    yield from (f"update parked: {error}" for error in facts.parked_updates)
    for letter in facts.letters:
        yield f"letter {letter.key} is {letter.state}" if letter.state == "parked" else ""
    for one in facts.sent:
        expected = one.arrived or one.provoked or _UNCHANGED in one.error or _BLOCKED in one.error
        yield from _on(one, "" if expected else f"{one.method} to {one.chat}: {one.error}")


def cards_shown(facts: Facts) -> Iterator[str]:
    """Every card that can be shown shows what is wanted."""
    for card in facts.cards:
        if card.reachable:
            fine = card.shown == card.wanted and not card.error
            yield "" if fine else f"{card.chat} {card.subject}: {card.shown} of {card.wanted}"


def in_their_language(facts: Facts) -> Iterator[str]:
    """People with another language than English read none of our English sentences."""
    for person in facts.people:
        if person.language != "en":
            for one in facts.to(person):
                chooses = any(data.startswith("jl:") for data in one.data)
                strange = "" if chooses else strange_in(one.text, "en", person.language)
                yield from _on(one, f"{person.reference}: {strange}" if strange else "")


def worst_second(sent: Iterable[Sent]) -> int:
    """Give the largest number of calls that fell into any sliding second; times ascend."""
    worst, window = 0, deque[Sent]()
    for one in sent:
        if not one.arrived:
            continue
        window.append(one)
        while window[0].at <= one.at - _WINDOW:
            window.popleft()
        worst = max(worst, len(window))
    return worst


def repeated(facts: Facts) -> int:
    """Count the messages that came twice."""
    return sum(bool(line) for line in no_message_twice(facts))


def _on(one: Sent, fault: str) -> Iterator[str]:
    """Give what is wrong with a message, and a line for each new one that is in order.

    How often a card is drawn on its way to its newest state depends on the machine, so an edit
    that is in order is not counted.
    """
    if fault or one.new:
        yield fault


def _by_channel(sent: Iterable[Sent]) -> dict[str, list[Sent]]:
    found: dict[str, list[Sent]] = defaultdict(list)
    for one in sent:
        found[one.chat[0]].append(one)
    return found


def _titles(visit: VisitFacts) -> set[str]:
    """Give the titles of a visit and of its days, sessions and prompts, in all languages."""
    plan = visit.plan
    sessions = [session for day in plan.days for session in day.sessions]
    titles = [
        plan.title,
        *(day.title for day in plan.days),
        *(session.title for session in sessions),
        *(prompt.title for prompt in plan.prompts().values()),
    ]
    return {text for title in titles for text in title.by_language.values() if text}


def _short(text: str) -> str:
    return text[:60].replace("\n", " / ")
