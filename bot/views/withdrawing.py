"""The question in a card whether to take one's answer back."""

from bot.domain.prompts import ANSWER
from bot.views.content import Content
from bot.views.keyboards import withdraw_keyboard
from bot.views.scene import Scene, small_print, title
from bot.views.values import excerpt

_MOST = 4  # of one's own questions that can be taken back one by one, the newest


def withdraw_content(scene: Scene, mine: str) -> Content:
    """Ask whether the whole answer goes, or which question of several; `mine` is what was said."""
    parts = [part for part in scene.answers if part.startswith(f"{ANSWER}.")][-_MOST:]
    if len(parts) > 1:
        texts = (excerpt(str(scene.answers[part])) for part in parts)
        lines = [scene.say("option-line", n=n, label=text) for n, text in enumerate(texts, start=1)]
        said = "\n".join([scene.say("withdraw-which"), *lines])
    else:
        parts, said = [], "\n".join([mine, scene.say("withdraw-question")])
    text = "\n\n".join([title(scene), said, small_print(scene)])
    return Content(text, scene.reader.keyboard(withdraw_keyboard(scene.run, parts)))
