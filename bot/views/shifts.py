"""What a talk changed, in words."""

from bot.domain.items import Shift
from bot.views.reader import Reader
from bot.views.values import option


def shift_lines(reader: Reader, item: Shift) -> list[str]:
    """Write how many changed their mind, from which option to which, and both votes."""
    changed = sum(item.moved.values())
    lines = [reader.say("shift-changed", {"changed": changed, "people": item.people})]
    for (before, after), number in item.moved.items():
        way = {"before": _label(reader, item, before), "after": _label(reader, item, after)}
        lines.append(reader.say("shift-moved", {"number": number, **way}))
    for first, second in zip(item.before, item.after, strict=True):
        numbers = {"before": first.number, "after": second.number}
        label = _label(reader, item, first.key)
        lines.append(reader.say("shift-count", {"label": label, **numbers}))
    return [*lines, reader.say("shift-twice")]


def _label(reader: Reader, item: Shift, key: str) -> str:
    return option(reader, item.question, key)
