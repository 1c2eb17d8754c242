"""What was answered, and from which messages."""

from collections import Counter
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, select

from storage.collection import Collection, upsert
from storage.tables.people import Dialogue, Participant
from storage.tables.prompts import Answer, PromptRun, Typed

_answers = Answer.__table__

_put = upsert(Answer, "run_id", "author", "part", update={"value": "new"})
_of_author = (_answers.c.run_id == bindparam("run")) & (_answers.c.author == bindparam("whose"))
_take_back = delete(Answer).where(_of_author, _answers.c.part == bindparam("which"))
_given = select(_answers.c.part, _answers.c.value).where(_of_author).order_by(_answers.c.part)
_all_given = (
    select(_answers)
    .where(_answers.c.run_id == bindparam("run"))
    .order_by(_answers.c.author, _answers.c.part)
)
_insert_answers = insert(Answer)
_remove_answers = delete(Answer).where(_answers.c.run_id == bindparam("run"))
_remove_author = delete(Answer).where(_of_author)

_became = upsert(Typed, "address_id", "message_id", update={"run_id": "new", "part": "new"})
_typed = select(Typed.__table__).where(
    Typed.address_id == bindparam("address"), Typed.message_id == bindparam("message")
)
_forget_typed = delete(Typed).where(Typed.run_id == bindparam("run"))
_lose_run = delete(Dialogue).where(Dialogue.run_id == bindparam("run"))
_lose_focus = delete(Dialogue).where(
    Dialogue.visit_id == bindparam("visit"), Dialogue.expects == "answer"
)
_lose_drafts = delete(Dialogue).where(
    Dialogue.expects == "which",
    Dialogue.person_id.in_(
        select(Participant.person_id).where(Participant.visit_id == bindparam("visit"))
    ),
)
_answered_runs = (
    select(PromptRun.id)
    .where(
        PromptRun.visit_id == bindparam("visit"),
        select(_answers.c.run_id).where(_answers.c.run_id == PromptRun.id).exists(),
    )
    .order_by(PromptRun.id)
)
_visits_with_any = (
    select(PromptRun.visit_id)
    .where(
        (PromptRun.state == "open")
        | select(_answers.c.run_id).where(_answers.c.run_id == PromptRun.id).exists()
    )
    .distinct()
)
_questions_asked = (
    select(_answers.c.author, func.count().label("number"))
    .join(PromptRun, PromptRun.id == _answers.c.run_id)
    .where(
        PromptRun.visit_id == bindparam("visit"),
        PromptRun.state != "retracted",
        ~PromptRun.ghost,
        _answers.c.part.startswith("answer."),
    )
    .group_by(_answers.c.run_id, _answers.c.author)
)
_lose_focus_of = delete(Dialogue).where(
    Dialogue.person_id == bindparam("who"), Dialogue.run_id == bindparam("run")
)


class Answers(Collection):
    """Answers by run, author and part; `bot.services.disclosure` alone may show them."""

    def put(self, run_id: int, author: str, part: str, value: object) -> None:
        """Write one part of an answer over what was there."""
        self._run(self._upserting(_put), run_id=run_id, author=author, part=part, value=value)

    def take_back(self, run_id: int, author: str, part: str) -> None:
        """Remove one part of an answer."""
        self._run(_take_back, run=run_id, whose=author, which=part)

    def of_author(self, run_id: int, author: str) -> dict[str, Any]:
        """Give what one author said, by part."""
        return {row.part: row.value for row in self._all(_given, run=run_id, whose=author)}

    def everything(self, run_id: int) -> list[Row[Any]]:
        """Give all answers of a run: author, part, value."""
        return self._all(_all_given, run=run_id)

    def runs_with_any(self, visit_id: int) -> set[int]:
        """Give the runs of a visit of which answers are kept."""
        return {row.id for row in self._all(_answered_runs, visit=visit_id)}

    def visits_with_any(self) -> list[int]:
        """Give the visits of which answers are kept, or still taken."""
        return [row.visit_id for row in self._all(_visits_with_any)]

    def further_questions(self, visit_id: int) -> Counter[int]:
        """Count what each participant asked in a prompt beyond one question; named prompts only."""
        asked: Counter[int] = Counter()
        for row in self._all(_questions_asked, visit=visit_id):
            if row.author.isdecimal():  # a participant, not a pseudonym
                asked[int(row.author)] += row.number - 1
        return asked

    def rewrite(self, run_id: int, rows: list[dict[str, Any]]) -> None:
        """Put rows (author, part, value) in the place of all answers of a run, in this order."""
        self._run(_remove_answers, run=run_id)
        for row in rows:
            self._run(_insert_answers, run_id=run_id, **row)

    def remove_author(self, run_id: int, author: str) -> None:
        """Remove what one author said."""
        self._run(_remove_author, run=run_id, whose=author)

    def became(self, address_id: int, message_id: int, run_id: int, part: str) -> None:
        """Remember which answer a typed message became."""
        self._run(
            self._upserting(_became),
            address_id=address_id,
            message_id=message_id,
            run_id=run_id,
            part=part,
        )

    def typed(self, address_id: int, message_id: int) -> Row[Any] | None:
        """Give the run and part that a typed message became."""
        return self._one(_typed, address=address_id, message=message_id)

    def forget_typed(self, run_id: int) -> None:
        """Forget which messages became answers of a run."""
        self._run(_forget_typed, run=run_id)

    def lose_run(self, run_id: int) -> None:
        """Have nobody's next text go to this run by itself, and keep no draft for it."""
        self._run(_lose_run, run=run_id)

    def lose_focus(self, visit_id: int) -> None:
        """Have nobody's next text go to the prompt they answered last: something new is asked."""
        self._run(_lose_focus, visit=visit_id)

    def lose_drafts(self, visit_id: int) -> None:
        """Keep no text of a visit's people that waits to be told where it belongs."""
        self._run(_lose_drafts, visit=visit_id)

    def lose_focus_of(self, person_id: int, run_id: int) -> None:
        """Have a person's next text not go to this run by itself."""
        self._run(_lose_focus_of, who=person_id, run=run_id)
