"""What will be sent, seen and decided by the team: sent now, skipped, moved; and what was not."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Row

from bot.domain.buttons import Verb, press
from bot.domain.timeline import SKIPPED, Kind
from bot.errors import Refused
from bot.services import settings, timeline_pages
from bot.services.callers import Caller
from bot.services.outlook import coming, not_sent
from bot.services.planning import export_plan, import_plan, replan
from schedules.tick import tick
from storage.database import Database
from storage.work import Work
from tests.bot.domain.sample_visit import brussels, sample
from tests.bot.services.desk import Desk
from tests.conftest import StillClock

BACK = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK} Back"
EVENING = "Evening before: Day 1"


@pytest.fixture
def desk(database: Database, clock: StillClock) -> Desk:
    made = Desk(database, clock)
    made.at("2027-04-18T09:00")
    return made


@pytest.fixture
def anna(desk: Desk) -> Caller:
    return desk.add("Anna")


@pytest.fixture
def aiko(desk: Desk) -> Caller:
    return desk.add("Aiko", "Asia/Tokyo")


def entry(desk: Desk, caller: Caller, kind: str, day: str = "d1") -> Row[Any]:
    part = desk.participant(caller)
    rows = desk.look(lambda r: r.timeline.of_participant(part.id))
    [row] = [row for row in rows if row.kind == kind and row.args["day"] == day]
    return row  # type: ignore[no-any-return]


def open_group(desk: Desk, what: str) -> str:
    """Open one thing on the card; give its token."""
    groups = desk.look(lambda reading: coming(reading, desk.visit_id))
    kind, day = what.split("/")
    [token] = [one.token for one in groups if (one.kind, one.day) == (kind, day)]
    desk.press(press(Verb.TIMELINE, desk.visit, "group", token))
    return str(token)


def local(moment: str) -> datetime:
    return brussels(moment)


@pytest.mark.usefixtures("aiko")
async def test_what_comes_is_listed(desk: Desk, anna: Caller) -> None:
    """Each thing is a line on the host's clock, to how many, on pages of at most eight buttons."""
    desk.database.perform(timeline_pages.bring, desk.ines)
    assert desk.timeline in desk.pending(desk.ines)
    text = desk.text(desk.timeline)
    assert "All times on the clock of Helsinki" in text
    # Aiko's 17:00 is 11:00 in Helsinki, Anna's is 18:00.
    assert f"Monday 19 April, 11:00 \N{EN DASH} 18:00 · <b>{EVENING}" in text
    assert "to 2 people\nMeant for 17:00 on everybody" in text
    pages = [text]
    while "Later \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}" in desk.labels(desk.timeline):
        desk.tap(desk.timeline, "Later \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}")
        assert len(desk.labels(desk.timeline)) <= 8
        pages.append(desk.text(desk.timeline))
    whole = "\n".join(pages)
    assert "Opens by itself: " in whole
    assert "Certificates" in whole
    desk.tap(desk.timeline, "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK} Earlier")
    desk.press(press(Verb.TIMELINE, desk.visit, "main", "0"))
    assert desk.text(desk.timeline) == text
    assert desk.text(desk.timeline, anna) == ""


async def test_skipped_and_sent_after_all(desk: Desk, anna: Caller) -> None:
    """What is skipped is planned so for everybody, later joiners too, until it is taken back."""
    open_group(desk, "tomorrow/d1")
    assert desk.tap(desk.timeline, "Skip").key == "timeline-skipped"
    late = desk.add("Late")
    assert [entry(desk, one, Kind.TOMORROW).args["drop"] for one in (anna, late)] == [SKIPPED] * 2
    assert "Skipped by the team: nobody gets it." in desk.text(desk.timeline)
    assert desk.labels(desk.timeline) == ["Send after all", BACK]
    desk.tap(desk.timeline, "Send after all")
    assert "drop" not in entry(desk, late, Kind.TOMORROW).args
    desk.tap(desk.timeline, "Skip")
    await desk.live_until("2027-04-19T18:00")
    assert "reminder-tomorrow" not in desk.keys(anna)
    assert entry(desk, anna, Kind.TOMORROW).reason == SKIPPED
    assert "reminder-tomorrow" not in desk.keys(late)
    await desk.live_until("2027-04-20T18:00")
    assert "reminder-tomorrow" in desk.keys(anna)  # that of the second day


async def test_what_goes_to_some_only(desk: Desk, anna: Caller) -> None:
    """It says that these are the most, and to whom it goes; sending now counts who gets it."""
    ben = desk.add("Ben")
    await desk.live_until("2027-04-20T10:00")
    desk.database.perform(be_there, desk, ben)
    await desk.live_until("2027-04-20T13:30")
    open_group(desk, "missed/d1")
    assert "Of these, only those who are not there that day." in desk.text(desk.timeline)
    desk.press(press(Verb.TIMELINE, desk.visit, "main", "0"))
    line = "We missed you: Day 1 - Meet the place and each other</b>\nto 2 people at most: only"
    assert line in desk.text(desk.timeline)
    open_group(desk, "missed/d1")
    desk.tap(desk.timeline, "Send now")
    assert "It reaches one person now." in desk.text(desk.timeline)
    assert desk.tap(desk.timeline, "Yes").args == {"now": 1, "later": 0}
    await tick(desk.database)
    assert [desk.keys(one).count("reminder-missed") for one in (anna, ben)] == [1, 0]
    open_group(desk, "nudge/d1")
    desk.tap(desk.timeline, "Send now")
    assert "It reaches nobody now." in desk.text(desk.timeline)


def be_there(work: Work, desk: Desk, caller: Caller) -> None:
    work.presence.mark(
        participant_id=desk.participant(caller).id,
        day="d1",
        present=True,
        reason="there",
        marked_by=0,
        now=work.now,
    )


@pytest.mark.usefixtures("anna", "aiko")
async def test_what_was_not_sent_and_why(desk: Desk) -> None:
    """It stands in people's words, with counts, and with names one tap further."""
    open_group(desk, "tomorrow/d1")
    desk.tap(desk.timeline, "Skip")
    await desk.live_until("2027-04-20T17:00")
    desk.tap(desk.timeline, BACK)
    desk.tap(desk.timeline, "What was not sent")
    text = desk.text(desk.timeline)
    assert f"{EVENING} - Meet the place and each other · 2 · skipped by the team" in text
    number = next(line[3] for line in text.splitlines() if EVENING in line)
    desk.tap(desk.timeline, f"{number}.")
    assert "skipped by the team" in desk.text(desk.timeline)
    assert desk.text(desk.timeline).endswith("• Aiko\n• Anna")
    desk.tap(desk.timeline, BACK)
    assert desk.text(desk.timeline) == text


async def test_somebodys_own_settings_are_a_count_without_names(desk: Desk, anna: Caller) -> None:
    """A pause, quiet hours and enough messages are one reason, and no tap shows whose."""
    cem = desk.add("Cem")
    desk.database.perform(settings.pause, anna, "until 2027-04-20 18:00")
    desk.database.perform(settings.choose_quiet, cem, "1200-0500")  # a recap is stale by then
    open_group(desk, "recap/d1")
    assert "Not sent to 1: not now, by their own settings" in desk.text(desk.timeline)
    desk.database.perform(settings.fewer, cem)
    await desk.live_until("2027-04-20T17:00")
    desk.press(press(Verb.TIMELINE, desk.visit, "suppressed", "0"))
    text = desk.text(desk.timeline)
    assert "We missed you: Day 1 - Meet the place and each other · 1 · not now" in text
    assert "pause" not in text
    assert not any("We missed you" in label for label in desk.labels(desk.timeline))
    for line in desk.look(lambda r: not_sent(r, desk.visit_id)):
        desk.press(press(Verb.TIMELINE, desk.visit, "names", line.token))
        assert "Anna" not in desk.text(desk.timeline)


async def test_moved_by_taps(desk: Desk, anna: Caller, aiko: Caller) -> None:
    """It moves on everybody's own clock; a new zone, a new version and late joiners keep to it."""
    open_group(desk, "tomorrow/d1")
    desk.tap(desk.timeline, "Move")
    desk.tap(desk.timeline, "+60 min")
    desk.tap(desk.timeline, "Move")
    desk.tap(desk.timeline, "\N{MINUS SIGN}15 min")
    assert "Meant for 17:45" in desk.text(desk.timeline)
    assert "Moved by the team: 45 minutes later than planned." in desk.text(desk.timeline)
    link = open_group(desk, "join/d2")
    desk.press(press(Verb.TIMELINE, desk.visit, "by", f"{link}.-1335"))
    assert "Moved by the team: 22 h 15 min earlier than planned." in desk.text(desk.timeline)
    open_group(desk, "tomorrow/d1")
    assert entry(desk, anna, Kind.TOMORROW).due == local("2027-04-19T17:45")
    assert entry(desk, aiko, Kind.TOMORROW).due == local("2027-04-19T10:45")
    desk.database.perform(settings.choose_zone, aiko, "Europe/Helsinki")
    assert entry(desk, aiko, Kind.TOMORROW).due == local("2027-04-19T16:45")
    plan = desk.look(lambda reading: export_plan(reading, sample().visit))
    desk.database.perform(import_plan, plan.model_copy(update={"places": 99}))
    assert entry(desk, anna, Kind.TOMORROW).due == local("2027-04-19T17:45")
    assert entry(desk, desk.add("Late"), Kind.TOMORROW).due == local("2027-04-19T17:45")
    desk.tap(desk.timeline, "As planned again")
    assert entry(desk, anna, Kind.TOMORROW).due == local("2027-04-19T17:00")


async def test_moved_to_a_typed_time(desk: Desk, anna: Caller, aiko: Caller) -> None:
    """A typed time is one of each own clock, or of the host's where it hangs on a session."""
    token = open_group(desk, "tomorrow/d1")
    desk.tap(desk.timeline, "Move")
    assert "Now: 17:00, on everybody" in desk.text(desk.timeline)
    desk.type("sometime")
    assert "I could not read “sometime” as a time." in desk.text(desk.timeline)
    desk.type("18:30")
    assert entry(desk, anna, Kind.TOMORROW).due == local("2027-04-19T18:30")
    assert entry(desk, aiko, Kind.TOMORROW).due == local("2027-04-19T11:30")
    assert token in str(desk.card(desk.ines, desk.timeline))
    open_group(desk, "join/d1")
    desk.tap(desk.timeline, "Move")
    assert "Now: 10:45, on the clock of Helsinki" in desk.text(desk.timeline)
    desk.type("10:30")
    assert entry(desk, anna, Kind.JOIN).due == local("2027-04-20T09:30")
    desk.tap(desk.timeline, "Move")
    desk.type("2027-04-20 10:00")
    assert entry(desk, anna, Kind.JOIN).due == local("2027-04-20T09:00")


async def test_moving_that_makes_no_sense(desk: Desk, anna: Caller) -> None:
    """Nothing moves into the past nor by more than a week."""
    open_group(desk, "tomorrow/d1")
    desk.at("2027-04-19T16:50")
    desk.tap(desk.timeline, "Move")
    with pytest.raises(Refused, match="timeline-in-the-past"):
        desk.tap(desk.timeline, "\N{MINUS SIGN}15 min")
    open_group(desk, "join/d1")
    desk.tap(desk.timeline, "Move")
    with pytest.raises(Refused, match="timeline-too-far"):
        desk.type("2027-05-20 10:00")
    assert entry(desk, anna, Kind.JOIN).due == local("2027-04-20T09:45")


async def test_sent_now(desk: Desk, anna: Caller) -> None:
    """It is sent to those who are awake; whoever sleeps gets it in the morning, nobody twice."""
    keala = desk.add("Keala", "Pacific/Honolulu")
    await desk.live_until("2027-04-20T12:30")  # half an hour after midnight in Honolulu
    before = desk.keys(anna)
    open_group(desk, "recap/d1")
    desk.tap(desk.timeline, "Send now")
    assert "Reaches 1 now, 1 after 08:00 their time." in desk.text(desk.timeline)
    receipt = desk.tap(desk.timeline, "Yes")
    assert (receipt.key, receipt.args) == ("timeline-sent", {"now": 1, "later": 1})
    await tick(desk.database)
    assert desk.keys(anna) == [*before, "reminder-recap"]
    assert "reminder-recap" not in desk.keys(keala)
    assert desk.labels(desk.timeline)[-1] == "What was not sent, and why"
    assert entry(desk, keala, Kind.RECAP).due == local("2027-04-20T20:00")
    await desk.live_until("2027-04-20T20:00")
    keys = [desk.keys(one) for one in (anna, keala)]
    assert [mine.count("reminder-recap") for mine in keys] == [1, 0]
    assert desk.keys(keala)[-1] == "reminder-together"  # with what else came in the night


async def test_what_is_left_after_sending_now(desk: Desk) -> None:
    """What still waits for the morning can be skipped, and not moved."""
    keala = desk.add("Keala", "Pacific/Honolulu")
    await desk.live_until("2027-04-20T12:30")
    token = open_group(desk, "recap/d1")
    desk.press(press(Verb.TIMELINE, desk.visit, "now", token))
    open_group(desk, "recap/d1")
    assert desk.labels(desk.timeline) == ["Skip", BACK]
    with pytest.raises(Refused, match="timeline-on-its-way"):
        desk.press(press(Verb.TIMELINE, desk.visit, "by", f"{token}.15"))
    desk.tap(desk.timeline, "Skip")
    await desk.live_until("2027-04-20T20:00")
    assert entry(desk, keala, Kind.RECAP).reason == SKIPPED


@pytest.mark.parametrize(
    ("what", "sent", "due"),
    [
        ("join", "2027-04-20T09:00", "2027-04-20T09:45"),
        ("tomorrow", "2027-04-19T15:00", "2027-04-19T17:00"),
    ],
)
async def test_sent_now_and_joined_later(
    desk: Desk, anna: Caller, what: str, sent: str, due: str
) -> None:
    """Whoever joins after it was sent gets it when it was planned; nobody gets it twice."""
    await desk.live_until(sent)
    token = open_group(desk, f"{what}/d1")
    desk.press(press(Verb.TIMELINE, desk.visit, "now", token))
    await desk.live_until(sent.replace(":00", ":20"))
    bert = desk.add("Bert")
    assert entry(desk, bert, what).due == local(due)
    desk.database.perform(settings.choose_zone, bert, "Europe/Paris")
    await desk.live_until("2027-04-20T10:00")
    said = [key.removesuffix("-early") for one in (anna, bert) for key in desk.keys(one)]
    assert said.count(f"reminder-{what}") == 2


async def test_moved_to_before_somebody_joined(desk: Desk, anna: Caller) -> None:
    """Whoever joins after the time to which it was moved gets it when it was planned."""
    await desk.live_until("2027-04-20T08:30")
    token = open_group(desk, "join/d1")
    desk.press(press(Verb.TIMELINE, desk.visit, "by", f"{token}.-60"))
    await desk.live_until("2027-04-20T09:00")
    assert desk.keys(anna)[-1].startswith("reminder-join")
    assert entry(desk, desk.add("Bert"), Kind.JOIN).due == local("2027-04-20T09:45")


@pytest.mark.usefixtures("anna")
@pytest.mark.parametrize("what", ["recap/d1", "missed_day/d1", "nudge/d4"])
async def test_nothing_looks_back_on_a_day_before_its_end(desk: Desk, what: str) -> None:
    """What says how a day was is neither sent nor moved to before it is over."""
    kind, day = what.replace("_day", "").split("/")
    end = {"d1": "2027-04-20 13:00", "d4": "2027-04-23 13:00"}[day]  # in Helsinki
    token = open_group(desk, f"{kind}/{day}")
    assert "Send now" not in " ".join(desk.labels(desk.timeline))
    assert "It can be sent once the day is over" in desk.text(desk.timeline)
    desk.press(press(Verb.TIMELINE, desk.visit, "send", token))
    assert "Yes, send it now" not in desk.labels(desk.timeline)
    with pytest.raises(Refused, match="timeline-too-soon") as refused:
        desk.press(press(Verb.TIMELINE, desk.visit, "now", token))
    assert refused.value.text_args == {"soonest": end}
    desk.press(press(Verb.TIMELINE, desk.visit, "move", token))
    with pytest.raises(Refused, match="timeline-too-soon"):
        desk.type("2027-04-19 18:00")
    desk.type(end)
    assert "Moved by the team" in desk.text(desk.timeline)


async def test_nothing_moves_to_when_it_is_of_no_use(desk: Desk, anna: Caller) -> None:
    """The link comes before its day begins, the evening message before it in every zone."""
    token = open_group(desk, "join/d1")
    desk.tap(desk.timeline, "Move")
    with pytest.raises(Refused, match="timeline-too-late-host") as refused:
        desk.type("16:30")
    assert refused.value.text_args == {"before": "2027-04-20 11:00"}
    desk.type("10:59")
    assert entry(desk, anna, Kind.JOIN).due == local("2027-04-20T09:59")
    desk.add("Hal", "Pacific/Honolulu")
    token = open_group(desk, "tomorrow/d1")
    for _ in range(16):
        desk.press(press(Verb.TIMELINE, desk.visit, "by", f"{token}.60"))
    with pytest.raises(Refused, match="timeline-too-late-own") as refused:
        desk.press(press(Verb.TIMELINE, desk.visit, "by", f"{token}.60"))
    assert refused.value.text_args == {"before": "2027-04-20 10:00"}  # when Anna's day begins
    await desk.live_until("2027-04-20T10:00")
    assert "reminder-tomorrow" in desk.keys(anna)


async def test_in_a_pause_the_last_still_counts(desk: Desk, anna: Caller) -> None:
    """What waits for the end of a pause is one message about a day, whatever of it is skipped."""
    desk.database.perform(settings.pause, anna, "until 2027-04-20 09:55")
    open_group(desk, "join/d1")
    desk.tap(desk.timeline, "Skip")
    assert "drop" not in entry(desk, anna, Kind.TOMORROW).args
    desk.tap(desk.timeline, "Send after all")
    assert entry(desk, anna, Kind.TOMORROW).args["drop"] == "paused"


@pytest.mark.usefixtures("anna", "aiko")
@pytest.mark.parametrize("act", ["skip", "by", "now"])
async def test_only_what_is_decided_about_is_planned_anew(desk: Desk, act: str) -> None:
    """What a decision leaves is what planning all anew would leave."""
    part = desk.participant(desk.add("Bert"))
    token = open_group(desk, "tomorrow/d2")
    desk.press(press(Verb.TIMELINE, desk.visit, act, f"{token}.60" if act == "by" else token))
    rows = desk.look(lambda reading: reading.timeline.of_participant(part.id))
    desk.database.perform(replan, desk.visit_id)
    assert rows == desk.look(lambda reading: reading.timeline.of_participant(part.id))


async def test_sent_now_and_announced_anew(desk: Desk, anna: Caller) -> None:
    """A day that moves after its link was sent early reminds of its new time."""
    token = open_group(desk, "join/d1")
    desk.press(press(Verb.TIMELINE, desk.visit, "now", token))
    await tick(desk.database)
    plan = desk.look(lambda reading: export_plan(reading, sample().visit))
    first, *others = plan.days
    spans = [
        one.model_copy(update={"at": type(one.at).of("13:00-14:00")}) for one in first.sessions[:1]
    ]
    moved = first.model_copy(update={"sessions": tuple(spans)})
    new = plan.model_copy(update={"days": (moved, *others)})
    desk.database.perform(import_plan, new)
    await desk.live_until("2027-04-20T18:00")
    assert sum(key.startswith("reminder-join") for key in desk.keys(anna)) == 2


@pytest.mark.usefixtures("anna")
async def test_announcements_that_wait(desk: Desk) -> None:
    """An announcement stands there until it leaves, and leads to its card."""
    card = desk.announce("Bring tea")
    desk.tap(card, "Send at …")
    desk.type("tomorrow 10:00")
    assert "Announcement: Bring tea" in desk.text(desk.timeline)
    desk.tap(desk.timeline, "1.")
    assert desk.labels(desk.timeline) == ["Open it", BACK]
    desk.tap(desk.timeline, "Open it")
    assert desk.labels(card)[0] == "Undo"
    token = open_group(desk, "announce/")
    desk.tap(card, "Undo")
    assert "This is not to come any more." in desk.text(desk.timeline)
    with pytest.raises(Refused, match="timeline-gone"):
        desk.press(press(Verb.TIMELINE, desk.visit, "open", token))


@pytest.mark.usefixtures("anna")
async def test_what_happens_by_itself(desk: Desk) -> None:
    """Prompts that open by themselves and certificates are shown, and not decided about."""
    groups = desk.look(lambda reading: coming(reading, desk.visit_id))
    token = next(one.token for one in groups if one.kind == Kind.OPEN_PROMPT)
    desk.press(press(Verb.TIMELINE, desk.visit, "group", token))
    assert "cannot be moved here" in desk.text(desk.timeline)
    assert desk.labels(desk.timeline) == [BACK]
    for act in ("skip", "now", "plan"):
        with pytest.raises(Refused, match="timeline-gone"):
            desk.press(press(Verb.TIMELINE, desk.visit, act, token))


async def test_only_the_team(desk: Desk, anna: Caller) -> None:
    """A participant neither sees nor decides it."""
    token = open_group(desk, "tomorrow/d1")
    with pytest.raises(Refused, match="timeline-not-yours"):
        desk.database.perform(timeline_pages.bring, anna)
    with pytest.raises(Refused, match="not-your-button"):
        desk.press(press(Verb.TIMELINE, desk.visit, "skip", token), anna)
    with pytest.raises(Refused, match="not-your-button"):
        desk.database.perform(timeline_pages.open_timeline, anna, desk.visit)


@pytest.mark.usefixtures("anna")
async def test_decisions_are_in_the_log(desk: Desk) -> None:
    """Who decided what is kept."""
    open_group(desk, "tomorrow/d1")
    desk.tap(desk.timeline, "Skip")
    me = desk.me(desk.ines).person.id
    rows = desk.look(lambda r: r.belongings.of(me)["audit_log"])
    assert [(row["act"], row["subject"]) for row in rows] == [
        ("timeline.skip", "tomorrow/d1.day_before")
    ]


async def test_letters_that_did_not_arrive(desk: Desk, anna: Caller) -> None:
    """What left as a letter and was given up stands among what was not sent."""
    await desk.live_until("2027-04-19T17:30")
    address = desk.me(anna).address.id
    desk.database.perform(lambda work: work.outbox.drop_for(address, "unreachable", work.now))
    desk.press(press(Verb.TIMELINE, desk.visit, "suppressed", "0"))
    assert "they could not be reached" in desk.text(desk.timeline)
