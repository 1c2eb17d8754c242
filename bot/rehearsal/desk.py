"""What a facilitator does once in a while: rehearse, note, hand over, ask on the spot, export."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from bot.domain.plan.calendar import day_start
from bot.domain.plan.model import Prompt
from bot.domain.spots import drafted, prompt_from
from bot.rehearsal.actor import Act
from bot.rehearsal.diary import Told
from bot.rehearsal.facilitator import openings
from bot.rehearsal.messages import newest, with_verb
from bot.rehearsal.moderator import Moderator
from bot.rehearsal.script import composed

_ANSWER, _BOARD, _EXPORT, _GHOST, _HAND = "a", "bo", "ex", "gh", "h"  # bot.domain.buttons.Verb
_PROXY, _SPOT, _SHEET = "px", "sp", "s"
_SHOWN = 5  # seconds until a card has come or changed
SPOT = "Shall we stay a little longer to talk about {visit}?"
TOLD = "Told in the call"
_REHEARSED = "Only a rehearsal"
_MINUTE = timedelta(minutes=1)
_REHEARSAL = timedelta(hours=20)  # before the first day


class Desk(Moderator):
    """Somebody of the team who makes use of everything that the run sheet leads to."""

    def _intend_desk(self) -> None:
        """Put on the agenda what is done once, each where it fits."""
        plan = self.world.plan
        start = day_start(plan, plan.days[0])
        by_hand = list(openings(plan))
        if not by_hand:
            return
        opens, _, first = by_hand[0]
        self.plan(start - _REHEARSAL, partial(self._rehearse, first))
        self.plan(start - 20 * _MINUTE, self._bring_board)
        self.plan(start + 2 * _MINUTE, self._note)
        self.plan(start + 4 * _MINUTE, self._hand_over)
        self.plan(start + 25 * _MINUTE, self._give_floor)
        self.plan(opens - _MINUTE, partial(self._act, "skip", first))
        self.plan(self.world.over - timedelta(hours=1), self._export)
        last = by_hand[-1][0]
        self.plan(last + 3 * _MINUTE, self._ask_on_the_spot)
        self._used: set[str] = set()
        for opened, _, prompt in by_hand:
            self._intend_for(prompt, opened)

    def _intend_rehearsal(self) -> None:
        """Put on the agenda, too, for whoever does not lead: to answer what is rehearsed."""
        plan = self.world.plan
        if next(openings(plan), None) is not None:
            start = day_start(plan, plan.days[0])
            self.plan(start - _REHEARSAL + timedelta(seconds=45), self._stand_in)

    def _intend_for(self, prompt: Prompt, opens: datetime) -> None:
        """Put on the agenda what is done with a prompt of its kind, the first time."""
        acts = self._acts_on(prompt)
        for kind in sorted(_kinds(prompt) - self._used):
            self._used.add(kind)
            for minutes, act in acts.get(kind, ()):
                self.plan(opens + minutes * _MINUTE, act)

    def _acts_on(self, prompt: Prompt) -> Mapping[str, Sequence[tuple[float, Act]]]:
        """Give what is done with a prompt, by what it is, with the minutes after its opening."""
        curate = partial(self._curate, prompt)
        voting = prompt.open.total_seconds() / 90 if prompt.open else 0.0
        return {
            "anonymous": [(0.6, partial(self._show_growing, prompt))],
            "text": [
                (1.5, partial(self._nudge, prompt)),
                (2, partial(curate, "star")),
                (2.5, partial(self._answer_for, prompt)),
                (3.2, partial(curate, "spot")),
            ],
            "choices": [(1, partial(self._undo, prompt))],
            "words": [(2.5, partial(curate, "merge"))],
            "votes": [
                (voting + 0.8, partial(curate, "pin")),
                (voting + 1.6, partial(curate, "hide")),
            ],
        }

    async def _rehearse(self, prompt: Prompt) -> None:
        """Rehearse a prompt among the team, the day before."""
        await self._turn_to("tools", "files")
        if not await self._press(_GHOST, "on"):
            return
        opened = await self._act("rehearse", prompt)
        await self._stand_in()
        await self.pause(60)
        closed = await self._act("close", prompt)
        await self._turn_to("tools", "files")
        if await self._press(_GHOST, "off") and opened and closed:
            self.diary.act("rehearsed", self.world.now())

    async def _stand_in(self) -> None:
        """Answer what is rehearsed, as somebody who takes part would."""
        card = newest(self.chat.from_bot, _ANSWER)
        if card is None:
            await self.write(_REHEARSED)
            return
        await self.tap(card, with_verb(card, _ANSWER)[0])

    async def _bring_board(self) -> None:
        await self._turn_to("tools")
        if await self._press_visit(_BOARD):
            self.diary.act("brought the board", self.world.now())

    async def _note(self) -> None:
        await self._turn_to("tools", "note")
        await self.write("Half of them came late: begin with coffee next time.")
        self.diary.act("noted", self.world.now())

    async def _hand_over(self) -> None:
        """Give the lead to a colleague."""
        await self._turn_to("tools", "files", "team")
        sheet = self._sheet()
        colleagues = [b for b in with_verb(sheet, _SHEET) if b.words[2] == "lead"] if sheet else []
        if sheet is not None and colleagues:
            await self.tap(sheet, colleagues[-1])
            self.diary.act("handed over", self.world.now())

    async def _give_floor(self) -> None:
        """Let those speak who have raised their hand, one after the other."""
        await self.write("/hand")
        await self.pause(_SHOWN)
        while await self._press(_HAND, "next"):
            self.diary.act("gave the floor", self.world.now())
            await self.pause(30)
            if not await self._press(_HAND, "done"):
                return

    async def _ask_on_the_spot(self) -> None:
        """Ask what nobody had planned, as it is seen before it is sent."""
        key = f"spot-{len(self.world.spots) + 1}"
        title = self.world.plan.title.in_(self.language, self.world.plan.working_language)
        asked = f"{SPOT.format(visit=title)}\n- Yes\n- No"
        self.world.spots[key] = prompt_from(drafted(asked), key)
        await self.write(f"ask: {asked}")
        await self.pause(_SHOWN)
        if await self._press(_SPOT, "send"):
            self.diary.act("asked on the spot", self.world.now())

    async def _export(self) -> None:
        """Have everything sent as a file."""
        await self._turn_to("tools", "files")
        if await self._press_visit(_EXPORT) and await self._press(_EXPORT, "json"):
            self.diary.act("exported", self.world.now())

    async def _answer_for(self, prompt: Prompt) -> None:
        """Write down what the first of those who are missing said in the call."""
        await self._act("missing", prompt)
        await self._press_visit(_PROXY)
        card = newest(self.chat.from_bot, _PROXY)
        people = [b for b in with_verb(card, _PROXY) if b.words[-1] == "pick"] if card else []
        if card is None or not people:
            await self._first_page()
            return
        await self.tap(card, people[0])
        await self.pause(_SHOWN)
        await self.write(TOLD)
        await self.pause(_SHOWN)
        self.diary.told.append(Told(people[0].label, prompt.ask, "answer", composed(TOLD)))
        self.diary.act("answered for somebody", self.world.now())
        await self._press_last(_PROXY, "done")

    async def _nudge(self, prompt: Prompt) -> None:
        await self._act("missing", prompt)
        if await self._press(_SHEET, "nudge"):
            self.diary.act("nudged", self.world.now())
        await self._first_page()

    async def _undo(self, prompt: Prompt) -> None:
        """Give a minute more by mistake, and take it back."""
        await self._act("more", prompt)
        await self._first_page()
        if await self._press(_SHEET, "undo"):
            self.diary.act("undid", self.world.now())

    async def _show_growing(self, prompt: Prompt) -> None:
        """Have the board show a result while it grows."""
        if await self._act("show", prompt):
            self.diary.act("showed on the board", self.world.now())


def _kinds(prompt: Prompt) -> set[str]:
    """Tell as what a prompt may be the first one."""
    found = {"votes"} if prompt.votes else set()
    if prompt.anonymous and not prompt.votes:
        found |= {"anonymous", "choices"} & {"anonymous", prompt.kind}
    elif prompt.seen_by == "group":  # what is told in steps differs from time to time
        found |= {"text", "words"} & {prompt.kind}
    return found
