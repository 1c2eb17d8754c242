"""A run sheet as it is drawn for one of the team: the state, the reader, the page."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.buttons import Verb, press
from bot.domain.messages import Arg, Button, Keyboard, Say, Words
from bot.domain.plan.model import Prompt
from bot.services import ghosts
from bot.services.runs import title_of
from bot.services.sheets import Sheet
from bot.views.reader import Reader
from bot.views.values import called, excerpt
from storage.ids import short
from storage.work import Reading

Args = dict[str, Arg]
Drawn = tuple[str, Keyboard]

_TITLE = 40  # code points of a title on a button; what was asked on the spot may be a whole text


@dataclass(frozen=True)
class SheetScene:
    """What every page of the run sheet is drawn from.

    Attributes:
        about: what the page is about.
        person_id: whose sheet it is.
    """

    reading: Reading
    reader: Reader
    sheet: Sheet
    about: str
    person_id: int

    def say(self, key: str, **args: Arg) -> str:
        """Give a text in the reader's words."""
        return self.reader.say(key, args)

    def button(self, act: str, about: str = "", label: str = "", **args: Arg) -> Button:
        """Give a button of the run sheet; its label is named after its act, or as told."""
        visit = short(self.sheet.visit_id)
        words = Say(f"sheet-button-{label or act.replace('_', '-')}", self._shortened(args))
        return Button(words, press(Verb.SHEET, visit, act, about))

    def opening(self, prompt: Prompt) -> Button:
        """Give the button that opens a prompt: for everybody, or in a rehearsal for the team."""
        act = "rehearse" if ghosts.is_on(self.reading, self.sheet.visit_id) else "open"
        return self.button(act, prompt.ask, title=title_of(prompt))

    def leading_to(self, verb: Verb, *arguments: str, label: str, **args: Arg) -> Button:
        """Give a button that brings another card of the team."""
        return Button(Say(label, args), press(verb, *arguments))

    def home(self) -> list[Button]:
        """Give the way back to the first page."""
        return [self.button("main")]

    def _shortened(self, args: Mapping[str, Arg]) -> Args:
        return {name: self._short(arg) for name, arg in args.items()}

    def _short(self, arg: Arg) -> Arg:
        match arg:
            case Words():
                return excerpt(called(self.reader, arg), _TITLE)
            case Say():
                return Say(arg.key, self._shortened(arg.args))
            case _:
                return arg
