"""Taking back reminders that are written but wait for the end of quiet hours, as the plan changes.

They are owed again, so that they follow the new plan like those that are not written yet.
"""

from bot.domain.timeline import PLANNED_FOR_PERSON
from bot.services.reminding import letter_of
from storage.work import Work


def owe_held(work: Work, visit_id: int) -> None:
    """Owe again what nobody has been sent yet; the visit is held."""
    held = {one.unique_key: one.id for one in work.outbox.held_in(visit_id, work.now)}
    if not held:
        return
    again = {
        row.key: held[letter_of(row.key)]
        for row in work.timeline.of_visit(visit_id)
        if row.state == "done" and row.kind in PLANNED_FOR_PERSON and letter_of(row.key) in held
    }
    work.outbox.take_back(list(again.values()))
    work.timeline.do_again(again, work.now)
