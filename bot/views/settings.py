"""The card on which somebody settles how they want to be written to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, At, Button, Keyboard, Say
from bot.domain.plan.scalars import Quiet
from bot.domain.preferences import FOREVER, Wishes
from bot.domain.zones import offered, zones_of
from bot.services import settings
from bot.services.callers import Me
from bot.services.connecting import ways_for
from bot.services.settings_pages import LANGUAGE, MAIN, PAUSE, PREFIX, QUIET, WAYS, ZONE
from bot.services.visiting import concerning
from bot.services.wishing import (
    languages_of,
    mail_possible,
    mail_welcome,
    next_day,
    wishes_of,
)
from bot.texts import languages, times
from bot.views.content import Content
from bot.views.reader import Reader
from bot.views.readers import reader_of
from storage.work import Reading


@dataclass(frozen=True)
class Scene:
    """All that a page is drawn from; `noted` is what typed text left there."""

    reading: Reading
    reader: Reader
    address: Row[Any]
    person: Row[Any]
    who: Wishes
    noted: Mapping[str, Any]

    def say(self, key: str, **args: Arg) -> str:
        """Put a text into the reader's words."""
        return self.reader.say(key, args)

    def content(self, text: str, rows: Keyboard, unclear: str) -> Content:
        """Put a page together: what was not understood above, the way back below."""
        if said := self.noted.get("unclear"):
            text = f"{self.say(unclear, said=said)}\n\n{text}"
        back = Button(Say("settings-button-back"), press(Verb.SETTINGS, MAIN))
        return Content(text, self.reader.keyboard([*rows, [back]]))


def settings_card(reading: Reading, address: Row[Any], _about: str) -> Content | None:
    """Draw the page of their settings that somebody looks at."""
    person = reading.people.by_id(address.person_id) if address.person_id else None
    if person is None:
        return None
    dialogue = reading.people.dialogue(person.id)
    page, noted = MAIN, {}
    if dialogue is not None and dialogue.expects.startswith(PREFIX):
        page, noted = dialogue.expects.removeprefix(PREFIX), dialogue.draft
    visits = concerning(reading, person.id)
    reader = reader_of(reading, address, visits[0] if visits else None)
    scene = Scene(reading, reader, address, person, wishes_of(reading, person.id), noted)
    return _PAGES[page](scene)


def _main(scene: Scene) -> Content:
    who, code = scene.who, scene.reader.language
    lines = [
        scene.say("settings-title"),
        scene.say("settings-zone", city=times.city(who.zone, code), now=At(scene.reading.now)),
        scene.say("settings-quiet", hours=str(who.quiet), own="yes" if who.own_quiet else "no"),
        scene.say("settings-fewer-on" if who.fewer else "settings-fewer-off"),
        _pause_line(scene),
        scene.say("settings-language", language=languages.own_name(code)),
    ]
    return Content("\n\n".join(lines), scene.reader.keyboard(_main_rows(scene)))


def _main_rows(scene: Scene) -> Keyboard:
    fewer = "more" if scene.who.fewer else "fewer"
    paused = scene.who.paused(scene.reading.now)
    rows = [
        [_turn(ZONE), _turn(QUIET)],
        [
            Button(Say(f"settings-button-{fewer}"), press(Verb.SETTINGS, "fewer")),
            _resume() if paused else _turn(PAUSE),
        ],
        [_turn(LANGUAGE), _turn(WAYS) if _other_ways(scene) else _calendar()],
    ]
    return (
        rows if len(languages_of(scene.reading, scene.person.id)) > 1 else [*rows[:2], rows[2][1:]]
    )


def _other_ways(scene: Scene) -> Keyboard:
    """Give what some can settle and others cannot: e-mail on our page, another channel."""
    me, rows = Me(scene.address, scene.person), list[list[Button]]()
    if mail_possible(scene.reading, scene.person.id):
        label = "off" if mail_welcome(scene.reading, scene.person.id) else "on"
        mail = press(Verb.SETTINGS, "mail")
        rows.append([Button(Say(f"settings-button-mail-{label}"), mail)])
    if ways_for(scene.reading, me) or not scene.address.preferred:
        rows.append([Button(Say("settings-button-connect"), press(Verb.CONNECT))])
    return rows


def _ways(scene: Scene) -> Content:
    lines = [scene.say("settings-ways")]
    if mail_possible(scene.reading, scene.person.id):
        on = mail_welcome(scene.reading, scene.person.id)
        lines.append(scene.say("settings-mail", on="yes" if on else "no"))
    text = "\n\n".join(lines)
    return scene.content(text, [[_calendar()], *_other_ways(scene)], "settings-later")


def _calendar() -> Button:
    return Button(Say("settings-button-calendar"), press(Verb.CALENDAR))


def _pause_line(scene: Scene) -> str:
    until = scene.who.paused_until
    if until is None or not scene.who.paused(scene.reading.now):
        return scene.say("settings-no-pause")
    if until >= FOREVER:
        return scene.say("settings-paused-on-call")
    return scene.say("settings-paused", until=At(until, "moment"))


def _zone(scene: Scene) -> Content:
    zones = scene.noted.get("found") or _likely(scene)
    rows = [[Button(_clock(scene, zone), press(Verb.ZONE, zone))] for zone in zones]
    return scene.content(scene.say("settings-ask-zone"), rows, "settings-zone-unclear")


def _likely(scene: Scene) -> tuple[str, ...]:
    host = (scene.reader.host_zone, "Europe/Brussels")
    there = (*zones_of(scene.person.country), *host)
    return offered(scene.who.zone, there, scene.reading.now)


def _clock(scene: Scene, zone: str) -> Say:
    now, code = scene.reading.now, scene.reader.language
    args: dict[str, Arg] = {
        "city": times.city(zone, code),
        "time": times.clock_time(now, zone, code),
        "offset": times.offset(now, zone),
    }
    return Say("join-button-zone", args)


def _quiet(scene: Scene) -> Content:
    chosen = [Quiet.read(hours) for hours in settings.USUAL_QUIET]
    rows = [[Button(str(one), press(Verb.SETTINGS, "quiet", _short(one)))] for one in chosen]
    if scene.who.own_quiet:
        usual = press(Verb.SETTINGS, "quiet", settings.AS_THE_VISIT)
        rows.append([Button(Say("settings-button-quiet-visit"), usual)])
    text = scene.say("settings-ask-quiet", hours=str(scene.who.quiet))
    return scene.content(text, rows, "settings-quiet-unclear")


def _short(hours: Quiet) -> str:
    return str(hours).replace(":", "")


def _language(scene: Scene) -> Content:
    offer = languages_of(scene.reading, scene.person.id)
    rows = [
        [Button(languages.own_name(code), press(Verb.SETTINGS, "language", code))] for code in offer
    ]
    return scene.content(scene.say("settings-ask-language"), rows, "settings-language-unclear")


def _pause(scene: Scene) -> Content:
    coming = next_day(scene.reading, scene.person.id)
    offer = [one for one in settings.PAUSES if one != settings.NEXT_DAY or coming is not None]
    rows = [[Button(_until(scene, one), press(Verb.PAUSE, one))] for one in offer]
    return scene.content(scene.say("settings-ask-pause"), rows, "settings-pause-unclear")


def _until(scene: Scene, pause: str) -> Say:
    coming = next_day(scene.reading, scene.person.id) if pause == settings.NEXT_DAY else None
    args: dict[str, Arg] = {"until": scene.reader.at(At(coming, "day"))} if coming else {}
    return Say(f"settings-button-pause-{pause}", args)


def _turn(page: str) -> Button:
    return Button(Say(f"settings-button-{page}"), press(Verb.SETTINGS, page))


def _resume() -> Button:
    return Button(Say("settings-button-resume"), press(Verb.SETTINGS, "resume"))


_PAGES: Mapping[str, Callable[[Scene], Content]] = {
    MAIN: _main,
    ZONE: _zone,
    QUIET: _quiet,
    LANGUAGE: _language,
    PAUSE: _pause,
    WAYS: _ways,
}
