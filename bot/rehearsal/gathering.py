"""Gathering the facts of a rehearsal when it is over."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, select

from bot.domain.timeline import PLANNED_FOR_PERSON, Kind
from bot.rehearsal.cast import Cast, channel_of
from bot.rehearsal.facts import (
    CardFacts,
    CertificateFacts,
    Chat,
    Facts,
    LetterFacts,
    PersonFacts,
    PromptFacts,
    ReminderFacts,
    Sent,
    VisitFacts,
)
from bot.rehearsal.outlets import Json, askings_in, lines_in_file, lines_of
from bot.rehearsal.pages import verified
from bot.rehearsal.stage import Stage
from bot.rehearsal.wire import sent_by
from bot.services import disclosure
from bot.services.authors import contribution_of
from bot.services.runs import prompt_of
from storage.ids import short
from storage.tables.messaging import Card, OutboxLetter
from storage.tables.people import Address
from storage.work import Reading


async def gather(stage: Stage) -> Facts:
    """Read what happened so far."""
    sent = sent_by(stage.servers)
    facts = await stage.database.read(_Gathering(stage, sent).facts)
    return await verified(facts, stage.pages_url)


class _Gathering:
    """Reads the database's side."""

    def __init__(self, stage: Stage, sent: list[Sent]) -> None:
        self._stage = stage
        self._arrived = {(one.chat, one.message_id): one.at for one in sent if one.new}
        self._sent = sent

    def facts(self, reading: Reading) -> Facts:
        addresses = {row.id: row for row in reading.connection.execute(select(Address.__table__))}
        visits = {row.id: row.key for row in reading.visits.everything()}
        letters = [
            LetterFacts(
                chat=_chat(addresses[row.address_id]),
                lane=row.lane,
                key=row.text_key,
                unique=row.unique_key,
                state=row.state,
                message_id=row.message_id,
                visit=visits.get(row.visit_id, ""),
                arrived_at=self._arrived.get(
                    (_chat(addresses[row.address_id]), row.message_id or 0)
                ),
            )
            for row in reading.connection.execute(
                select(OutboxLetter.__table__).order_by(OutboxLetter.id)
            )
        ]
        return Facts(
            visits=[
                replace(self._visit(reading, cast, letters), frames=tuple(onlooker.frames))
                for cast, onlooker in zip(self._stage.casts, self._stage.onlookers, strict=True)
            ],
            sent=self._sent,
            letters=letters,
            cards=_cards(reading, addresses, visits),
            parked_updates=[row.error for row in reading.records.parked()],
        )

    def _visit(self, reading: Reading, cast: Cast, letters: list[LetterFacts]) -> VisitFacts:
        row = reading.visits.by_key(cast.world.plan.visit)
        if row is None:
            raise LookupError(cast.world.plan.visit)
        parts = {part.id: part.reference for part in reading.people.participants_of(row.id)}
        files = askings_in(
            {name: file for one in cast.facilitators for name, file in one.diary.files.items()}
        )
        _write_down_what_was_told(cast)
        return VisitFacts(
            plan=reading.visits.plan(row.id),
            people=[self._person(reading, cast, row.id, actor) for actor in cast.everybody],
            reminders=sorted(
                self._reminders(reading, row.id, parts, letters),
                key=lambda one: (one.due, one.kind, one.reference),
            ),
            prompts=[
                _prompt(reading, run, parts, files) for run in reading.prompts.runs_of(row.id)
            ],
            check_ins={
                (parts[there.participant_id], there.day): there.since
                for there in reading.presence.of_visit(row.id).values()
                if there.present
            },
            certificates=[
                _certificate(certificate, parts)
                for certificate in reading.certificates.of_visit(row.id)
            ],
            asked=[
                (parts[entry.participant_id], entry.settled_at)
                for entry in reading.timeline.of_visit(row.id)
                if entry.kind == Kind.ASK and entry.state == "done"
            ],
            versions=reading.visits.versions(row.id),
        )

    def _person(self, reading: Reading, cast: Cast, visit_id: int, actor: Any) -> PersonFacts:  # noqa: ANN401 - a participant or facilitator
        invited = actor.part.invited
        part = reading.people.participant_called(visit_id, invited.reference)
        channel = channel_of(invited, self._stage.servers)
        return PersonFacts(
            reference=invited.reference,
            name=invited.name,
            email=invited.email,
            role=invited.role,
            persona=cast.personas.get(invited.reference, ""),
            chat=(channel, actor.chat.id),
            language=actor.language,
            zone=actor.zone,
            state=part.state if part else "joined",
            joined_at=part.joined_at if part else actor.diary.acts.get("joined"),
            blocked=actor.chat.blocked,
            diary=actor.diary,
        )

    def _reminders(
        self,
        reading: Reading,
        visit_id: int,
        parts: Mapping[int, str],
        letters: list[LetterFacts],
    ) -> Iterator[ReminderFacts]:
        by_origin = {letter.unique.partition("#")[0]: letter for letter in letters}
        for row in reading.timeline.of_visit(visit_id):
            if row.kind in PLANNED_FOR_PERSON:
                letter = by_origin.get(row.key)
                about = row.key.split("/")[2]
                yield ReminderFacts(
                    kind=row.kind,
                    reminder=about.partition(".")[2],
                    day=row.args.get("day", ""),
                    reference=parts[row.participant_id],
                    due=row.due,
                    state=row.state,
                    reason=row.reason,
                    sent_at=self._arrived.get((letter.chat, letter.message_id or 0))
                    if letter
                    else None,
                )


def _prompt(
    reading: Reading, run: Row[Any], parts: Mapping[int, str], files: Mapping[str, Json]
) -> PromptFacts:
    prompt = prompt_of(run)
    asked, answered = reading.asked.counts(run.id)
    names = {str(number): reference for number, reference in parts.items()}
    rows = reading.answers.everything(run.id)
    return PromptFacts(
        key=run.prompt_key,
        asks=prompt,
        opened_at=run.opened_at,
        title=(prompt.title or prompt.text).in_("en", "en"),
        kind=prompt.kind,
        anonymous=prompt.anonymous,
        state=run.state,
        asked=asked,
        answered=answered,
        changed=sum(row.changed for row in reading.asked.in_run(run.id)),
        answers=[(names.get(row.author, row.author), row.part, row.value) for row in rows],
        result=_in_chats(reading, run, "group"),
        shown=_shown(reading, run, files.get(run.prompt_key)),
        contributions={
            contribution_of(run, row.author, row.part): str(row.value)
            for row in rows
            if prompt.votes and not row.part.startswith("vote.")
        },
    )


def _shown(reading: Reading, run: Row[Any], asking: Json | None) -> Mapping[str, list[str]]:
    """Give the lines of each place that shows a result."""
    prompt = prompt_of(run)
    shown = {
        "result": _in_chats(reading, run, "facilitators"),
        "board": lines_of(prompt, disclosure.items(reading, run, "board")),
    }
    return shown if asking is None else {**shown, "file": lines_in_file(prompt, asking)}


def _in_chats(reading: Reading, run: Row[Any], audience: disclosure.Audience) -> list[str]:
    pages = disclosure.result(reading, run, audience).pages
    return lines_of(prompt_of(run), [item for page in pages for item in page.items])


def _write_down_what_was_told(cast: Cast) -> None:
    """Put into people's own accounts what they told a facilitator, who wrote it down for them."""
    people = {one.part.invited.name: one.diary for one in cast.participants}
    for told in (told for one in cast.facilitators for told in one.diary.told):
        people[told.name].answering(told.prompt).given.setdefault(told.part, told.value)


def _certificate(row: Row[Any], parts: Mapping[int, str]) -> CertificateFacts:
    return CertificateFacts(
        number=row.number,
        reference=parts[row.participant_id],
        kind=row.kind,
        name=row.facts["name"],
        days=row.facts["days"],
        minutes=row.facts["minutes"],
        page_status=0,
        page=row.token,
        mistyped_status=0,
    )


def _cards(
    reading: Reading, addresses: Mapping[int, Row[Any]], visits: Mapping[int, str]
) -> list[CardFacts]:
    about = _subjects(reading, visits)
    return [
        CardFacts(
            chat=_chat(addresses[row.address_id]),
            subject=row.subject.partition(":")[0],
            wanted=row.wanted,
            shown=row.shown,
            reachable=addresses[row.address_id].reachable,
            error=row.error,
            visit=about.get(":".join(row.subject.split(":")[:2]), ""),
        )
        for row in reading.connection.execute(select(Card.__table__))
    ]


def _subjects(reading: Reading, visits: Mapping[int, str]) -> dict[str, str]:
    """Give the visits that cards are about, by the first two words of the cards' subjects."""
    found = {f"sheet:{key}": key for key in visits.values()}
    for visit_id, key in visits.items():
        own = ("agenda", "attendance", "calendar", "checkin", "me", "next", "rsvp")
        found |= {f"{kind}:{short(visit_id)}": key for kind in own}
        for run in reading.prompts.runs_of(visit_id):
            found |= {f"{kind}:{short(run.id)}": key for kind in ("prompt", "result")}
    return found


def _chat(address: Row[Any]) -> Chat:
    return address.channel, address.chat_id
