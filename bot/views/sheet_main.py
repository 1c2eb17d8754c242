"""The first page of the run sheet: what was, what runs, what comes, in a few lines."""

from datetime import timedelta

from bot.domain.messages import At, Words
from bot.domain.plan.calendar import day_end, session_end, session_start
from bot.domain.plan.model import Method, Prompt, Session
from bot.services import hands
from bot.services.runs import title_of
from bot.texts import times
from bot.views.announcements import latest_announcement
from bot.views.ghosts import ghost_lines
from bot.views.news import latest_lines
from bot.views.sheet_keyboards import main_keyboard
from bot.views.sheet_lines import closed_line, run_line, standing
from bot.views.sheet_list import method_title
from bot.views.sheet_more import lead_line
from bot.views.sheet_scene import Drawn, SheetScene
from bot.views.values import called

_WAS = 2  # closed prompts that are shown
_LATER = 2  # prompts after the next one that are named
_SKIPPED = 3
_RECENT = timedelta(hours=12)  # as long as what was closed is of the day


def main_page(scene: SheetScene) -> Drawn:
    """Draw the first page."""
    reading, reader, visit_id = scene.reading, scene.reader, scene.sheet.visit_id
    title = Words(scene.sheet.plan.title.by_language)
    blocks = [
        [scene.say("sheet-title", visit=title), lead_line(scene)],
        ghost_lines(reading, reader, visit_id),
        [_day_line(scene), *_sessions(scene)],
        latest_lines(reading, reader, visit_id),
        latest_announcement(reading, reader, visit_id),
        _presence(scene),
        [*_was(scene), *_runs(scene), *_comes(scene)],
        [_hands(scene)],
    ]
    text = "\n\n".join("\n".join(filter(None, block)) for block in blocks if any(block))
    return text, main_keyboard(scene)


def _was(scene: SheetScene) -> list[str]:
    closed = [run for run in scene.sheet.runs.values() if run.state == "closed"]
    recent = [run for run in closed if scene.reading.now - run.closed_at < _RECENT]
    recent.sort(key=lambda run: run.closed_at)
    return [closed_line(scene, run) for run in recent[-_WAS:]]


def _runs(scene: SheetScene) -> list[str]:
    running = [run for run in scene.sheet.runs.values() if run.state == "open"]
    return [line for run in running for line in (run_line(scene, run), standing(scene, run))]


def _comes(scene: SheetScene) -> list[str]:
    course, lines = scene.sheet.course, []
    if course.coming is not None:
        itself = course.coming.start == "with_session" and not course.went_back
        key = "sheet-coming-itself" if itself else "sheet-coming"
        lines.append(scene.say(key, title=_called(scene, course.coming)))
    if course.later:
        named = [_called(scene, prompt) for prompt in course.later[:_LATER]]
        more = len(course.later) - len(named)
        lines.append(scene.say("sheet-later", titles=" · ".join(named), more=more))
    if course.skipped:
        named = [_called(scene, prompt) for prompt in course.skipped[:_SKIPPED]]
        lines.append(scene.say("sheet-skipped", titles=" · ".join(named)))
    return lines


def _presence(scene: SheetScene) -> list[str]:
    sheet = scene.sheet
    day = Words(sheet.now.day.title.by_language)
    return [
        scene.say("sheet-word", word=sheet.word) if sheet.word else "",
        scene.say("sheet-presence", there=sheet.checked_in, joined=sheet.joined, day=day),
        _expected(scene),
    ]


def _expected(scene: SheetScene) -> str:
    """Say how many come, before and during a day, once anybody has said anything."""
    sheet, expected = scene.sheet, scene.sheet.expected
    if not expected.said or scene.reading.now >= day_end(sheet.plan, sheet.now.day):
        return ""
    return scene.say(
        "sheet-expected",
        there=expected.there,
        late=expected.late,
        excused=expected.excused,
        silent=expected.not_said,
    )


def _hands(scene: SheetScene) -> str:
    raised = hands.waiting(scene.reading, scene.sheet.visit_id)
    return scene.say("sheet-hands", raised=raised) if raised else ""


def _day_line(scene: SheetScene) -> str:
    day = scene.sheet.now.day
    date = times.day(day.date, scene.reader.language)
    return scene.say("sheet-day", date=date, title=Words(day.title.by_language))


def _sessions(scene: SheetScene) -> list[str]:
    now, lines = scene.sheet.now, []
    if now.session is not None:
        lines.append(_session_line(scene, now.session))
        lines += [_method_line(scene, one) for one in now.session.run if isinstance(one, Method)]
    if now.next_session is not None and now.next_start is not None:
        when = At(now.next_start, "time" if now.next_session in now.day.sessions else "moment")
        title = Words(now.next_session.title.by_language)
        lines.append(scene.say("sheet-next", when=when, title=title))
    return lines or [scene.say("sheet-over")]


def _session_line(scene: SheetScene, session: Session) -> str:
    plan, day = scene.sheet.plan, scene.sheet.now.day
    start, end = session_start(plan, day, session), session_end(plan, day, session)
    return scene.say(
        "sheet-now",
        start=times.clock_time(start, scene.reader.zone, scene.reader.language),
        end=At(end),
        title=Words(session.title.by_language),
    )


def _method_line(scene: SheetScene, method: Method) -> str:
    return scene.say("sheet-method", title=method_title(scene, method))


def _called(scene: SheetScene, prompt: Prompt) -> str:
    return called(scene.reader, title_of(prompt))
