"""What the bot says of itself in each language, and the button that it puts beside the text box."""

from dataclasses import dataclass, field
from typing import Any, Literal

About = Literal["name", "description", "short_description"]
MenuButton = dict[str, Any]

COMMANDS_BUTTON: MenuButton = {"type": "commands"}


@dataclass
class Profile:
    """Texts by what they are and by language, "" for everybody without one of their own."""

    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    menu_button: MenuButton = field(default_factory=lambda: COMMANDS_BUTTON)

    def text(self, about: About, language: str) -> str:
        """The text in a language, or the one for everybody; empty if there is neither."""
        texts = self.texts.get(about, {})
        return texts.get(language) or texts.get("", "")

    def tell(self, about: About, language: str, text: str) -> None:
        """Set a text; an empty one takes it back."""
        texts = self.texts.setdefault(about, {})
        texts.pop(language, None)
        if text:
            texts[language] = text
