"""/settings: how somebody wants to be written to, and what follows at once when they choose."""

from datetime import datetime, timedelta

from bot.domain.messages import At, Receipt
from bot.domain.plan.scalars import Quiet
from bot.domain.plan.words import known_zones
from bot.domain.preferences import FOREVER
from bot.domain.spoken_times import pause_said, quiet_said
from bot.errors import Refused
from bot.services import asking
from bot.services.aside import said_back
from bot.services.callers import Caller, Me, hold, someone
from bot.services.following import follow
from bot.services.settings_pages import CARD, PAUSE, enter, leave
from bot.services.wishing import languages_of, mail_welcome, next_day, wishes_of
from storage.work import Work

TOMORROW, A_WEEK, NEXT_DAY, ON_CALL = "tomorrow", "week", "day", "forever"
PAUSES = (TOMORROW, A_WEEK, NEXT_DAY, ON_CALL)
AS_THE_VISIT = "visit"
USUAL_QUIET = ("21:00-07:00", "22:00-07:00", "23:00-08:00")


def choose_zone(work: Work, caller: Caller, zone: str) -> Receipt:
    """Take the zone somebody tapped; from now on everything is on that clock."""
    me = _held(work, caller)
    if zone not in known_zones():
        return Receipt("stale-button")
    work.people.settle(me.person.id, zone=zone)
    return _done(work, me, Receipt("settings-zone-set"))


def choose_quiet(work: Work, caller: Caller, hours: str) -> Receipt:
    """Take the quiet hours somebody tapped, as `2200-0700`, or those of the visit again."""
    me = _held(work, caller)
    chosen = None if hours == AS_THE_VISIT else quiet_said(_with_colons(hours))
    return set_quiet(work, me, chosen)


def choose_language(work: Work, caller: Caller, language: str) -> Receipt:
    """Take the language somebody tapped."""
    me = _held(work, caller)
    if language not in languages_of(work, me.person.id):
        return Receipt("stale-button")
    return set_language(work, me, language)


def tap_fewer(work: Work, caller: Caller) -> Receipt:
    """Turn fewer messages on or off."""
    me = _held(work, caller)
    return Receipt(_toggle_fewer(work, me), alert=True)


def fewer(work: Work, caller: Caller) -> None:
    """Do so for /fewer, and say what still comes.

    Raises:
        Refused: nobody that we know.
    """
    me = _held(work, caller)
    work.say(me.address.id, _toggle_fewer(work, me))


def tap_mail(work: Work, caller: Caller) -> Receipt:
    """Turn e-mails that something waits on or off."""
    me = _held(work, caller)
    on = not mail_welcome(work, me.person.id)
    work.preferences.set_mail(me.person.id, on)
    return _done(work, me, Receipt("settings-mail-set" if on else "settings-mail-unset"))


def choose_pause(work: Work, caller: Caller, until: str) -> Receipt:
    """Pause until what somebody tapped: one of `PAUSES`."""
    me = _held(work, caller)
    end = _end_of(work, me, until)
    return Receipt("stale-button") if end is None else set_pause(work, me, end)


def pause(work: Work, caller: Caller, said: str) -> None:
    """Pause until what somebody wrote behind /pause; without it, ask until when.

    Raises:
        Refused: it cannot be read; says what would be right.
    """
    me = _held(work, caller)
    if said:
        end = pause_said(said, work.now, wishes_of(work, me.person.id).zone)
        if end is None:
            raise Refused("settings-pause-unclear", said=said_back(said))
        set_pause(work, me, end)
        work.say(me.address.id, "settings-paused", args={"until": At(end, "moment")})
    else:
        enter(work, me, PAUSE)
        work.refresh(me.address.id, CARD, anew=True)


def resume(work: Work, caller: Caller) -> None:
    """End a pause for /resume.

    Raises:
        Refused: nobody that we know.
    """
    me = _held(work, caller)
    receipt = _resume(work, me)
    work.say(me.address.id, receipt.key, args=receipt.args)


def tap_resume(work: Work, caller: Caller) -> Receipt:
    """End a pause."""
    return _resume(work, _held(work, caller))


def _end_of(work: Work, me: Me, until: str) -> datetime | None:
    match until:
        case "tomorrow":
            return pause_said("tomorrow", work.now, wishes_of(work, me.person.id).zone)
        case "week":
            return work.now + timedelta(weeks=1)
        case "day":
            return next_day(work, me.person.id)
        case "forever":
            return FOREVER
        case _:
            return None


def set_pause(work: Work, me: Me, until: datetime, *, anew: bool = False) -> Receipt:
    """Let nothing come until an instant; `anew` brings the card to the end of the chat."""
    work.preferences.set_pause(me.person.id, until)
    receipt = Receipt("settings-pause-set-on-call", alert=True)
    if until < FOREVER:
        receipt = Receipt("settings-pause-set", {"until": At(until, "moment")}, alert=True)
    return _done(work, me, receipt, anew=anew)


def _resume(work: Work, me: Me) -> Receipt:
    if not wishes_of(work, me.person.id).paused(work.now):
        return Receipt("settings-not-paused")
    work.preferences.set_pause(me.person.id, work.now)
    waiting = len(asking.open_for(work, me.person.id))
    return _done(work, me, Receipt("settings-resumed", {"open": waiting}))


def _toggle_fewer(work: Work, me: Me) -> str:
    chosen = work.preferences.of(me.person.id)
    on = not (chosen is not None and chosen.fewer)
    work.preferences.set_fewer(me.person.id, on)
    _done(work, me, Receipt())
    return "settings-fewer-set" if on else "settings-fewer-unset"


def set_language(work: Work, me: Me, language: str, *, anew: bool = False) -> Receipt:
    """Speak to somebody in another language; `anew` brings the card to the end of the chat."""
    work.people.settle(me.person.id, language=language)
    return _done(work, me, Receipt("settings-language-set"), anew=anew)


def set_quiet(work: Work, me: Me, hours: Quiet | None, *, anew: bool = False) -> Receipt:
    """Take somebody's own quiet hours, none for the visit's; `anew` brings the card."""
    work.preferences.set_quiet(me.person.id, str(hours) if hours else "")
    return _done(work, me, Receipt("settings-quiet-set"), anew=anew)


def _done(work: Work, me: Me, receipt: Receipt, *, anew: bool = False) -> Receipt:
    """Go back to the first page, and let everything follow what was chosen."""
    leave(work, me)
    follow(work, me.person.id)
    if anew or work.cards.of(me.address.id, CARD) is not None:
        work.refresh(me.address.id, CARD, anew=anew)
    return receipt


def _held(work: Work, caller: Caller) -> Me:
    return hold(work, someone(work, caller))


def _with_colons(hours: str) -> str:
    return "-".join(f"{clock[:2]}:{clock[2:]}" for clock in hours.split("-"))
