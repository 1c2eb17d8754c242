"""What the team does with the board: the buttons of its card."""

from collections.abc import Callable, Mapping

from bot.domain.buttons import Verb, press
from bot.domain.messages import Button, Receipt, Say
from bot.errors import Refused
from bot.services import boards
from bot.services.callers import Caller, Me, team_member
from bot.services.runs import existing_run
from bot.services.visit_words import title_of
from storage.ids import short, unshort
from storage.work import Work

ASK_RENEW, RENEW = "ask", "renew"
SHOW, HIDE, HOLD, FOLLOW = "show", "hide", "hold", "follow"
DARK, LIGHT, END_SPOTLIGHT = "dark", "light", "end"


def bring(work: Work, caller: Caller, visit: str) -> Receipt:
    """Bring the card of a visit's board to the end of a chat; a board is made if there is none.

    Raises:
        Refused: they do not run the visit.
    """
    visit_id = unshort(visit)
    work.hold_visit(visit_id)
    me = team_member(work, caller, visit_id)
    boards.make(work, visit_id)
    work.refresh(me.address.id, _card(work, visit_id), anew=True)
    return Receipt()


def act(work: Work, caller: Caller, visit: str, what: str, about: str) -> Receipt:
    """Do what a button of the card says.

    Args:
        work: the transaction.
        caller: who pressed it.
        visit: the visit, as `short` writes it.
        what: one of `ACTS`.
        about: a run as `short` writes it, or nothing.

    Raises:
        Refused: they do not run the visit, or the run is none of it.
    """
    visit_id = unshort(visit)
    work.hold_visit(visit_id)
    me = team_member(work, caller, visit_id)
    boards.make(work, visit_id)
    key = ACTS[what](work, me, visit_id, about)
    work.records.audit(f"board.{what}", about, work.now, person=me.person.id, visit=visit_id)
    return Receipt(key)


def _ask_renew(work: Work, me: Me, visit_id: int, _about: str) -> str:
    yes = Button(Say("board-button-renew-now"), press(Verb.BOARD, short(visit_id), RENEW, ""))
    visit = title_of(work.visits.plan(visit_id))
    work.say(
        me.address.id, "board-renew-ask", args={"visit": visit}, buttons=[[yes]], visit_id=visit_id
    )
    return ""


def _renew(work: Work, me: Me, visit_id: int, _about: str) -> str:
    boards.renew(work, visit_id)
    work.refresh(me.address.id, _card(work, visit_id), anew=True)
    return "board-renewed"


def _show(work: Work, _me: Me, visit_id: int, about: str) -> str:
    boards.reveal(work, visit_id, _run(work, visit_id, about))
    return "board-shown"


def _hide(work: Work, _me: Me, visit_id: int, about: str) -> str:
    boards.hide(work, visit_id, _run(work, visit_id, about))
    return "board-hidden"


def _hold(work: Work, _me: Me, visit_id: int, about: str) -> str:
    boards.hold_on(work, visit_id, _run(work, visit_id, about))
    return "board-held"


def _follow(work: Work, _me: Me, visit_id: int, _about: str) -> str:
    boards.follow(work, visit_id)
    return "board-follows"


def _dark(work: Work, _me: Me, visit_id: int, _about: str) -> str:
    boards.darken(work, visit_id, dark=True)
    return "board-is-dark"


def _light(work: Work, _me: Me, visit_id: int, _about: str) -> str:
    boards.darken(work, visit_id, dark=False)
    return "board-is-light"


def _end_spotlight(work: Work, _me: Me, visit_id: int, _about: str) -> str:
    boards.end_spotlight(work, visit_id)
    return "board-spotlight-ended"


def _run(work: Work, visit_id: int, about: str) -> int:
    """Read a run of this visit, and of no other: the team of one has no say in the next."""
    run = existing_run(work, unshort(about))
    if run.visit_id != visit_id:
        raise Refused("not-your-button", alert=True)
    return int(run.id)


def _card(work: Work, visit_id: int) -> str:
    visit = work.visits.by_id(visit_id)
    if visit is None:
        raise Refused("prompt-unknown", alert=True)
    return boards.card_of(visit.key)


ACTS: Mapping[str, Callable[[Work, Me, int, str], str]] = {
    ASK_RENEW: _ask_renew,
    RENEW: _renew,
    SHOW: _show,
    HIDE: _hide,
    HOLD: _hold,
    FOLLOW: _follow,
    DARK: _dark,
    LIGHT: _light,
    END_SPOTLIGHT: _end_spotlight,
}
