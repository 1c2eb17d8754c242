"""The card that leads through joining, and what it becomes once somebody is inside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.joining import (
    AGAIN,
    BACK,
    CONSENT,
    LANGUAGE,
    NAME,
    NO,
    NOT_ME,
    PREFIX,
    YES,
    ZONE,
)
from bot.domain.messages import Arg, Button, Keyboard, Say, Words
from bot.domain.names import first_name
from bot.domain.plan.model import Plan
from bot.domain.retention import days_kept
from bot.domain.zones import offered, zones_of
from bot.services.asking import what_is_next
from bot.services.joining import is_newcomer, languages_for, steps_of
from bot.services.visit_words import contact_of, title_of, ways_on
from bot.texts import catalogue, languages, times
from bot.views.content import Content
from bot.views.reader import Reader
from bot.views.readers import reader_of
from storage.work import Reading


@dataclass(frozen=True)
class Scene:
    """All that a step is drawn from; `plan` is none for who runs the installation."""

    reading: Reading
    reader: Reader
    address: Row[Any]
    person: Row[Any]
    dialogue: Row[Any]
    plan: Plan | None

    @property
    def contact(self) -> Arg:
        """Whom to ask."""
        return contact_of(self.plan) if self.plan else Say("join-operator")

    def content(self, text: str, rows: Keyboard) -> Content:
        """Put a step together: which step it is, its text, its buttons."""
        all_steps = steps_of(self.reading, self.dialogue)
        number = all_steps.index(self.dialogue.expects) + 1
        progress = self.reader.say("join-step", {"step": number, "steps": len(all_steps)})
        buttons = [*rows, *([] if number == 1 else [[self._back()]]), *self._not_me(number)]
        return Content(f"{progress}\n\n{text}", self.reader.keyboard(buttons))

    def _back(self) -> Button:
        return Button(Say("join-back"), press(_VERBS[self.dialogue.expects], BACK))

    def _not_me(self, number: int) -> Keyboard:
        if number != 1 or not is_newcomer(self.reading, self.person.id):
            return []
        return [[Button(Say("join-button-not-me"), press(_VERBS[self.dialogue.expects], NOT_ME))]]


def joining_card(reading: Reading, address: Row[Any], _about: str) -> Content | None:
    """Draw the step at which somebody is, or the welcome when they are through."""
    person = reading.people.by_id(address.person_id) if address.person_id else None
    if person is None:
        return None
    dialogue = reading.people.dialogue(person.id)
    if dialogue is None or not dialogue.expects.startswith(PREFIX):
        return _inside(reading, address, person)
    scene = Scene(
        reading,
        reader_of(reading, address, dialogue.visit_id),
        address,
        person,
        dialogue,
        reading.visits.plan(dialogue.visit_id) if dialogue.visit_id else None,
    )
    return _STEPS[dialogue.expects](scene)


def _language(scene: Scene) -> Content:
    offer = languages_for(scene.reading, scene.dialogue.visit_id)
    greeting = _greeting(scene)
    questions = [catalogue.say(language, "join-language") for language in offer]
    rows = [[_choice(Verb.JOIN_LANGUAGE, languages.own_name(code), code)] for code in offer]
    return scene.content("\n\n".join([greeting, *questions]), rows)


def _greeting(scene: Scene) -> str:
    if scene.plan is None or not scene.person.name:
        return scene.reader.say("join-hello-organiser")
    return scene.reader.say(
        "join-hello", {"name": scene.person.name, "visit": title_of(scene.plan)}
    )


def _consent(scene: Scene) -> Content:
    if scene.dialogue.draft.get("refused"):
        text = scene.reader.say("join-refused", {"contact": scene.contact})
        again = _choice(Verb.JOIN_CONSENT, Say("join-button-read-again"), AGAIN)
        return scene.content(text, [[again]])
    rows = [
        [_choice(Verb.JOIN_CONSENT, Say("join-button-agree"), YES)],
        [_choice(Verb.JOIN_CONSENT, Say("join-button-refuse"), NO)],
    ]
    return scene.content(_notice(scene), rows)


def _notice(scene: Scene) -> str:
    channel = {"channel": scene.address.channel}
    if scene.plan is None:
        return scene.reader.say("privacy-installation", channel)
    privacy = scene.plan.privacy
    basis = Words(privacy.basis.by_language) if privacy.basis else Say("privacy-basis")
    return scene.reader.say(
        "privacy-notice",
        {
            "controller": privacy.controller,
            "contact": privacy.contact,
            "basis": basis,
            "days": days_kept(privacy),
            **channel,
        },
    )


def _name(scene: Scene) -> Content:
    name = scene.person.certificate_name or scene.person.name
    text = scene.reader.say("join-name", {"name": name})
    problem = scene.dialogue.draft.get("problem")
    if problem:
        letters = scene.dialogue.draft.get("letters", "")
        text = f"{scene.reader.say(problem, {'letters': letters})}\n\n{text}"
    return scene.content(text, [[_choice(Verb.JOIN_NAME, Say("join-button-name"), YES)]])


def _zone(scene: Scene) -> Content:
    draft = scene.dialogue.draft
    zones = draft.get("found") or _likely(scene)
    text = scene.reader.say("join-zone")
    if "found" in draft and not draft["found"]:
        text = f"{scene.reader.say('join-zone-unknown', {'said': draft['said']})}\n\n{text}"
    return scene.content(text, [[_choice(Verb.JOIN_ZONE, _clock(scene, z), z)] for z in zones])


def _likely(scene: Scene) -> tuple[str, ...]:
    there = zones_of(scene.person.country)
    host = (scene.plan.times_in, scene.plan.host.zone) if scene.plan else ("Europe/Brussels",)
    return offered(scene.person.zone, there or host, scene.reading.now)


def _clock(scene: Scene, zone: str) -> Say:
    now = scene.reading.now
    return Say(
        "join-button-zone",
        {
            "city": times.city(zone, scene.reader.language),
            "time": times.clock_time(now, zone, scene.reader.language),
            "offset": times.offset(now, zone),
        },
    )


def _inside(reading: Reading, address: Row[Any], person: Row[Any]) -> Content | None:
    opened = [row for row in reading.invitations.of_person(person.id) if row.used_at]
    if not opened:
        return None
    newest = max(opened, key=lambda row: row.used_at)
    reader = reader_of(reading, address, newest.visit_id)
    name = first_name(person.name)
    if newest.visit_id is None:
        return Content(reader.say("join-done-organiser"))
    plan = reading.visits.plan(newest.visit_id)
    args: dict[str, Arg] = {"name": name, "visit": title_of(plan)}
    if newest.role != "participant":
        return Content(reader.say("join-done-team", args))
    args |= {"next": what_is_next(reading, person.id), "contact": contact_of(plan)}
    text = reader.say("join-done", args)
    call = [[Button(Say("button-call"), url=plan.call_link)]] if plan.call_link else []
    return Content(text, reader.keyboard([*ways_on(), *call]))


def _choice(verb: Verb, label: Say | str, choice: str) -> Button:
    return Button(label, press(verb, choice))


_STEPS: Mapping[str, Callable[[Scene], Content]] = {
    LANGUAGE: _language,
    CONSENT: _consent,
    NAME: _name,
    ZONE: _zone,
}
_VERBS = {
    LANGUAGE: Verb.JOIN_LANGUAGE,
    CONSENT: Verb.JOIN_CONSENT,
    NAME: Verb.JOIN_NAME,
    ZONE: Verb.JOIN_ZONE,
}
