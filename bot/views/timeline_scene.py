"""What all pages of the card of what will be sent are drawn with."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, Button, Keyboard, Say
from bot.domain.timeline import Kind
from bot.domain.turning import turns
from bot.services.looking import Look
from bot.services.outlook import Planned, what
from bot.texts import times
from bot.views.content import Content
from bot.views.reader import Reader
from bot.views.values import excerpt
from storage.ids import short
from storage.work import Reading

ON_A_PAGE = 5
LABEL = 40  # code points of what something is called on a button
OF_THE_VISIT = (Kind.OPEN_PROMPT, Kind.CLOSE_PROMPT, Kind.CERTIFY)
_CALLED = 120  # and in a line


@dataclass(frozen=True)
class Scene:
    """All that a page is drawn from; the reader reads on the host's clock."""

    reading: Reading
    reader: Reader
    visit_id: int
    look: Look

    def button(self, label: str, act: str, about: str = "0", **args: Arg) -> Button:
        """Give a button of this card."""
        data = press(Verb.TIMELINE, short(self.visit_id), act, about)
        return Button(Say(f"timeline-button-{label}", args), data)

    def content(self, lines: Sequence[str], rows: Keyboard) -> Content:
        """Put a page together."""
        return Content("\n".join(lines), self.reader.keyboard(rows))

    def called(self, about: str, day: str) -> str:
        """Name what a group or a line is, without markup."""
        said = what(self.reading, self.visit_id, about, day)
        return excerpt(" ".join(self.reader.plain(said.key, said.args).split()), _CALLED)


def decided(scene: Scene, found: Planned) -> list[str]:
    """Say for which time it is meant, and what the team decided about it."""
    lines = []
    act = found.override.act if found.override is not None else ""
    if found.own and act in {"", "move"}:
        time = times.clock_time(found.meant, scene.reader.host_zone, scene.reader.language)
        lines.append(scene.reader.say("timeline-own", {"time": time}))
    if act == "move" and found.override is not None:
        by = int(found.override.by.total_seconds()) // 60
        hours, minutes = divmod(abs(by), 60)
        way = "later" if by > 0 else "earlier"
        lines.append(
            scene.reader.say(f"timeline-moved-{way}", {"hours": hours, "minutes": minutes})
        )
    elif act:
        lines.append(scene.reader.say(f"timeline-decided-{act}"))
    return lines


def condition(found: Planned | None) -> Say | None:
    """Say to whom of all these people it goes when the time has come; none: to all of them."""
    if found is None:
        return None
    kind, reminder = found.reminder.say, found.reminder
    if kind in {Kind.NUDGE, Kind.LAST_CALL}:
        who = kind.replace("_", "-")
    else:
        who = reminder.only or (reminder.unless or "").replace("_", "-")
    return Say("timeline-only", {"who": who}) if who else None


def why(reason: str) -> Say:
    """Say in people's words why something is not sent."""
    return Say("timeline-reason", {"reason": reason.replace(" ", "-")})


def start_of(look: Look, number: int) -> int:
    """Give from which place on a list of so many is shown."""
    start = int(look.about) if look.about.isdecimal() else 0
    return start if start < number else 0


def turning(scene: Scene, page: str, start: int, number: int) -> list[list[Button]]:
    """Lead to what stands before and after on a list."""
    row = [scene.button(way, page, str(to)) for way, to in turns(start, ON_A_PAGE, number)]
    return [row] if row else []
