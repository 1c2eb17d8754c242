"""/help: what can be done here, whom to ask, and a question passed on to a person."""

from bot.domain.joining import PREFIX
from bot.errors import Refused
from bot.services.callers import Caller, Me, address_of, known
from bot.services.runs import home
from bot.services.starting import answer_stranger
from bot.services.visit_words import contact_of, title_of, ways_on
from bot.services.visiting import concerning
from storage.belongings import trace
from storage.ids import new_id, short
from storage.work import Reading, Work


def help_out(work: Work, caller: Caller, question: str = "") -> None:
    """Say what can be done here and whom to ask; pass a question on to those who run the visit.

    Raises:
        Refused: there is nobody to pass it on to; says whom to write to instead.
    """
    me = known(work, caller)
    if me is None:
        answer_stranger(work, address_of(work, caller).id)
        return
    visits = _visits_of(work, me)
    if not visits:
        work.say(me.address.id, "help-no-visit")
    elif question:
        _pass_on(work, me, visits[0], question)
    else:
        plan = work.visits.plan(visits[0])
        work.say(me.address.id, "help", args={"contact": contact_of(plan)}, buttons=ways_on())


def unknown_command(work: Work, caller: Caller) -> None:
    """Tell somebody that we do not know the command they sent."""
    me = known(work, caller)
    if me is None:
        answer_stranger(work, address_of(work, caller).id)
    else:
        work.say(me.address.id, "unknown-command")


def _visits_of(reading: Reading, me: Me) -> list[int]:
    """Give the visits that concern somebody, also the one that they are joining just now."""
    dialogue = reading.people.dialogue(me.person.id)
    if dialogue is not None and dialogue.visit_id and dialogue.expects.startswith(PREFIX):
        return [int(dialogue.visit_id)]
    parts = [int(part.visit_id) for part in reading.people.parts_of(me.person.id)]
    return concerning(reading, me.person.id) or parts


def _pass_on(work: Work, me: Me, visit_id: int, question: str) -> None:
    plan = work.visits.plan(visit_id)
    team = {row.person_id for row in work.people.team_of(visit_id)} - {me.person.id}
    homes = [
        where for where in (home(work, person_id, visit_id) for person_id in sorted(team)) if where
    ]
    if not homes:
        raise Refused("help-nobody", contact=contact_of(plan))
    for address_id in homes:
        work.say(
            address_id,
            "help-asked",
            unique=f"{trace('help', me.person.id)}{short(new_id())}",
            args={
                "name": me.person.name,
                "email": me.person.email,
                "visit": title_of(plan),
                "question": question,
            },
            visit_id=visit_id,
        )
    work.say(me.address.id, "help-passed-on")
