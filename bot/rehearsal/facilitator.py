"""A simulated facilitator: drives the visit by the buttons of the run sheet, nothing else."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from bot.domain.plan.calendar import day_end, day_start, session_end, session_start
from bot.domain.plan.model import Plan, Prompt
from bot.rehearsal.guest import Guest
from bot.rehearsal.messages import Message, Tappable, buttons_of, first_line, text_of, with_verb
from bot.rehearsal.sayings import saying

_SHEET, _CHANGE = "s", "ch"  # bot.domain.buttons.Verb
_PAGES = frozenset({"main", "list", "tools"})  # what only run sheets lead to
_OPENS = frozenset({"open", "rehearse"})
_MOST_STEPS = 8  # taps from the first page of the run sheet to any button
_REDRAWN = 4  # seconds within which the sheet shows what a tap did
_PHASES = timedelta(minutes=2)  # between a facilitator's steps from phase to phase, at most


class Facilitator(Guest):
    """Somebody of the team who has the run sheet before them.

    Attributes:
        taps: which acts of the run sheet were done, with the prompt's key.
    """

    taps: list[tuple[str, str]]

    def intend(self, invited_at: datetime, *, leads: bool) -> None:
        """Put the visit on the agenda; who does not lead opens one prompt at the same time."""
        self.taps = []
        self.opens_link(invited_at + timedelta(minutes=30 if leads else 45))
        by_hand = list(openings(self.world.plan))
        if leads:
            self._intend_screen()
            for number, (opens, closes, prompt) in enumerate(by_hand):
                self.plan(opens, partial(self._open, prompt, longer=number == 0))
                for step_at in _steps(prompt, opens, closes):
                    self.plan(step_at, partial(self._act, "step", prompt))
                if closes is not None:
                    self.plan(closes, partial(self._close, prompt))
        elif by_hand:
            opens, _, prompt = by_hand[min(1, len(by_hand) - 1)]
            self.plan(opens, partial(self._act, "open", prompt))

    def _intend_screen(self) -> None:
        plan = self.world.plan
        for day in plan.days:
            self.plan(day_start(plan, day) - timedelta(minutes=5), self._show_word)
            self.plan(day_end(plan, day), self._clear_screen)

    async def _show_word(self) -> None:
        """Read the word of the day off the run sheet, and show it in the call."""
        sheet = await self._first_page()
        found = (
            saying(self.language, "sheet-word", "word").search(text_of(sheet)) if sheet else None
        )
        if sheet is not None and found is not None:
            self.world.call.screen = found[1]
            self.write_down("me", "(shows the word of the day in the call)")
            self.world.call.copied = with_verb(sheet, _SHEET)[0].data

    async def _clear_screen(self) -> None:
        self.world.call.screen = ""

    async def _open(self, prompt: Prompt, *, longer: bool) -> None:
        """Open a prompt, look after half a minute who is missing, perhaps give more time."""
        await self._act("open", prompt)
        await self.pause(35)
        await self._act("missing", prompt)
        await self.pause(10)
        await self._first_page()
        if longer:
            await self._act("more", prompt)

    async def _close(self, prompt: Prompt) -> None:
        """Close what is still open, and have the result shown."""
        await self._act("close", prompt)
        await self.pause(10)
        await self._act("result", prompt)

    async def _act(self, act: str, prompt: Prompt) -> bool:
        """Find the button for an act on a prompt, from page to page, and tap it; tell if so."""
        for _ in range(_MOST_STEPS):
            sheet = self._sheet()
            if sheet is None:
                return False
            button = self._button(sheet, act, prompt)
            if button is not None:
                self.taps.append((act, prompt.ask))
                await self.tap(sheet, button)
                await self.pause(_REDRAWN)
                return True
            way = self._way(sheet, prompt)
            if way is None or self._is_about(sheet, prompt):
                return False  # somebody else has done it meanwhile
            await self.tap(sheet, way)
            await self.pause(_REDRAWN)
        return False

    async def _turn_to(self, *ways: str) -> Message | None:
        """Turn the run sheet from its first page on to other ones; give it."""
        await self._first_page()
        for way in ways:
            await self._press(_SHEET, way)
        return self._sheet()

    async def _press(self, verb: str, *words: str) -> bool:
        """Tap the newest button of a verb whose second argument is this; tell if there is one."""
        for message in reversed(self.chat.from_bot):
            for button in with_verb(message, verb):
                if button.words[2 : 2 + len(words)] == [*words]:
                    await self.tap(message, button)
                    await self.pause(_REDRAWN)
                    return True
        return False

    def _button(self, sheet: Message, act: str, prompt: Prompt) -> Tappable | None:
        """Find the button that does it; those for a run of a prompt stand where its title does."""
        there = [b for b in with_verb(sheet, _SHEET) if b.words[2] == act]
        if act in _OPENS:
            return next((b for b in there if b.words[3] == prompt.ask), None)
        title = self._title(prompt)
        named = any(title in b.label for b in with_verb(sheet, _SHEET) if b.words[2] not in _OPENS)
        return there[0] if there and (named or self._is_about(sheet, prompt)) else None

    def _is_about(self, sheet: Message, prompt: Prompt) -> bool:
        """Tell whether the run sheet is turned to a prompt's own page."""
        return first_line(sheet) == self._title(prompt)

    def _way(self, sheet: Message, prompt: Prompt) -> Tappable | None:
        """Find the button that leads on: to the prompt's page, up or down the list, or to it."""
        buttons = with_verb(sheet, _SHEET)
        items = [b for b in buttons if b.words[2] == "item"]
        pages = [b for b in buttons if b.words[2] == "list"]
        back = [b for b in buttons if b.words[2] == "main"]
        here = [b for b in items if b.words[3] == prompt.ask]
        up = bool(items) and self._place(prompt.ask) < self._place(items[0].words[3])
        return next(iter([*here, *(pages[:1] if up else pages[-1:]), *back]), None)

    def _place(self, key: str) -> int:
        """Give the place of a prompt or method in the list of all; what was added comes last."""
        sessions = (session for day in self.world.plan.days for session in day.sessions)
        keys = [item.ask if isinstance(item, Prompt) else item.key
                for session in sessions for item in session.run]  # fmt: skip
        return keys.index(key) if key in keys else len(keys)

    def _sheet(self) -> Message | None:
        """Find the newest run sheet; the card of changes has a way back to it, too."""
        return next((one for one in reversed(self.chat.from_bot) if _is_sheet(one)), None)

    async def _first_page(self) -> Message | None:
        """Turn the run sheet to its first page."""
        sheet = self._sheet()
        back = [b for b in with_verb(sheet, _SHEET) if b.words[2] == "main"] if sheet else []
        if sheet is not None and back:
            await self.tap(sheet, back[0])
            await self.pause(_REDRAWN)
        return self._sheet()

    def _title(self, prompt: Prompt) -> str:
        return (prompt.title or prompt.text).in_(self.language, self.world.plan.working_language)


def openings(plan: Plan) -> Iterator[tuple[datetime, datetime | None, Prompt]]:
    """Give when each prompt is opened by hand, and when it is closed by hand: with its session.

    What stays open for days, or closes earlier by itself, is not closed by hand.
    """
    for day in plan.days:
        for session in day.sessions:
            start, end = session_start(plan, day, session), session_end(plan, day, session)
            for number, item in enumerate(session.run):
                if isinstance(item, Prompt) and item.start == "by_hand" and not item.retired:
                    opens = start + (end - start) * (2 * number + 1) / (2 * len(session.run))
                    opens = opens.replace(second=opens.second // 10 * 10, microsecond=0)
                    yield opens, _closing(item, opens, end), item


def _closing(prompt: Prompt, opens: datetime, end: datetime) -> datetime | None:
    if prompt.until is not None or (prompt.open is not None and opens + prompt.open < end):
        return None
    return end


def _steps(prompt: Prompt, opens: datetime, closes: datetime | None) -> Iterator[datetime]:
    """Give when a facilitator takes a prompt to its next phase, earlier than it goes by itself."""
    if not (prompt.votes or prompt.discuss):
        return
    first = opens + (prompt.open or timedelta(minutes=3)) * 2 / 3
    if closes is not None:
        first = min(first, opens + (closes - opens) / 2)
    yield first
    if prompt.discuss:
        yield first + min(prompt.discuss / 2, _PHASES)


def _is_sheet(message: Message) -> bool:
    pages = {button.words[2] for button in with_verb(message, _SHEET) if button.words[2:]}
    return bool(pages & _PAGES) and buttons_of(message)[0].words[0] != _CHANGE
