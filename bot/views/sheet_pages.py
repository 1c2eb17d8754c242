"""The further pages of the run sheet: the list, one prompt or method, who is missing."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.messages import Arg, At, Say, Words
from bot.domain.plan.model import Method, Prompt
from bot.services import disclosure
from bot.services.outside import Reach
from bot.services.runs import prompt_of, title_of
from bot.services.sheets import Sheet
from bot.views.reader import Reader
from bot.views.values import excerpt, localised
from storage.ids import unshort
from storage.work import Reading

Args = dict[str, Arg]


def list_text(reader: Reader, sheet: Sheet) -> str:
    """Say what the list is."""
    return reader.say("sheet-list", {"visit": Words(sheet.plan.title.by_language)})


def item_text(reading: Reading, reader: Reader, sheet: Sheet, key: str) -> str:
    """Show a prompt and how it stands, or the steps of a method."""
    item = sheet.item(key)
    if isinstance(item, Prompt):
        return "\n\n".join(_prompt_lines(reading, reader, sheet, item))
    if isinstance(item, Method):
        return "\n".join(_method_lines(reader, item))
    return reader.say("sheet-gone")


def _prompt_lines(reading: Reading, reader: Reader, sheet: Sheet, prompt: Prompt) -> list[str]:
    lines = [reader.say("prompt-title", {"title": title_of(prompt)})]
    if prompt.text:
        lines.append(reader.say("prompt-text", {"text": Words(prompt.text.by_language)}))
    lines.append(reader.say(f"seen-by-{prompt.seen_by.replace('_', '-')}"))
    run = sheet.runs.get(prompt.ask)
    if run is None:
        lines.append(reader.say("sheet-not-yet"))
    elif run.state == "open":
        lines.append(run_line(reading, reader, run))
    else:
        asked, answered = reading.prompts.counts(run.id)
        args: Args = {"answered": answered, "asked": asked}
        lines.append(reader.say(f"sheet-was-{run.state}", args))
    return lines


def _method_lines(reader: Reader, method: Method) -> list[str]:
    lines = [reader.say("prompt-title", {"title": method_title(reader, method)})]
    if method.text:
        lines.append(
            reader.say("prompt-text", {"text": excerpt(localised(reader, method.text), 1500)})
        )
    size = method.grouping.size if method.grouping else 0
    lines.append(reader.say("method-rounds", {"rounds": method.rounds, "size": size}))
    for number, step in enumerate(method.steps, start=1):
        minutes, seconds = divmod(int(step.lasts.total_seconds()), 60)
        args: Args = {
            "number": number,
            "what": excerpt(localised(reader, step.text or step.collect)) or step.key,
            "who": Say("method-who", {"who": step.who}),
            "minutes": minutes,
            "seconds": f"{seconds:02}",
        }
        lines.append(reader.say("method-step-each" if step.each_round else "method-step", args))
    return [*lines, reader.say("method-by-hand")]


def method_title(reader: Reader, method: Method) -> str:
    """Name a method."""
    return localised(reader, method.title) or method.method.replace("_", " ")


def missing_text(reading: Reading, reader: Reader, about: str) -> str:
    """Name those who have not answered a run; what the others answered shows nowhere here."""
    run = reading.prompts.run(unshort(about))
    if run is None:
        return reader.say("sheet-gone")
    title, names = title_of(prompt_of(run)), disclosure.who_is_missing(reading, run)
    if not names:
        return reader.say("sheet-nobody-missing", {"title": title})
    lines = [reader.say("sheet-missing", {"title": title, "count": len(names)})]
    return "\n".join([*lines, *(reader.say("sheet-name", {"name": name}) for name in names)])


def withdraw_text(reading: Reading, reader: Reader, about: str) -> str:
    """Ask whether a run is to be withdrawn."""
    run = reading.prompts.run(unshort(about))
    if run is None:
        return reader.say("sheet-gone")
    return reader.say("sheet-withdraw", {"title": title_of(prompt_of(run))})


def outside_text(reader: Reader, prompt: Prompt, reached: Reach, closes: datetime | None) -> str:
    """Say what it means to open a prompt while no session is on, and when it would close."""
    lines = [reader.say("sheet-outside", {"title": title_of(prompt)})]
    if reached.late and closes is not None:
        args: Args = {"late": reached.late, "closes": At(closes, "moment")}
        lines.append(reader.say("sheet-outside-late", args))
    if reached.silent:
        lines.append(reader.say("sheet-outside-silent", {"silent": reached.silent}))
    return "\n".join(lines)


def run_line(reading: Reading, reader: Reader, run: Row[Any]) -> str:
    """Say how an open prompt stands."""
    asked, answered = reading.prompts.counts(run.id)
    args: Args = {"title": title_of(prompt_of(run)), "answered": answered, "asked": asked}
    if run.closes_at is None:
        return reader.say("sheet-open-by-hand", args)
    soon = run.closes_at.date() == reading.now.date()
    return reader.say(
        "sheet-open-until", {**args, "closes": At(run.closes_at, "time" if soon else "moment")}
    )
