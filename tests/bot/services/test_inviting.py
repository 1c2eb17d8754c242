"""Inviting people from a file, and what the organiser sees of them."""

from dataclasses import replace

import pytest

from bot.domain.people_file import Fault, NumberedRow
from bot.domain.tokens import hash_of
from bot.services.invited import Invited, list_people
from bot.services.inviting import (
    BadRows,
    Imported,
    import_people,
    know_links,
    link_for,
    link_templates,
)
from bot.services.planning import import_plan
from storage.database import Database
from tests.bot.services.guests import VISIT, Guest, invite_sample, sample_plan, sample_rows


def again(
    database: Database, *changed: NumberedRow, skip_bad: bool = False, renew: bool = False
) -> Imported:
    """Import the sample once more, with rows changed."""
    lines = {row.line: row for row in [*sample_rows(), *changed]}
    return database.perform(import_people, VISIT, list(lines.values()), skip_bad, renew)


def row_of(reference: str, /, **changes: str) -> NumberedRow:
    [row] = [row for row in sample_rows() if row.invitee.reference == reference]
    return replace(row, invitee=replace(row.invitee, **changes))  # type: ignore[arg-type]


def called(people: tuple[Invited, ...], reference: str) -> Invited:
    [found] = [invited for invited in people if invited.reference == reference]
    return found


def test_everybody_gets_a_link(database: Database) -> None:
    """Each person of the file and of the team has a token that Telegram can carry."""
    tokens = invite_sample(database)
    assert len(tokens) == 26
    assert len(set(tokens.values())) == 26
    assert all(len(token) == 32 for token in tokens.values())


def test_only_hashes_are_kept(database: Database) -> None:
    """What the database holds of a link does not open anything."""
    tokens = invite_sample(database)
    kept = database.look(
        lambda reading: [
            row.token_hash
            for visit in reading.visits.everything()
            for row in reading.invitations.of_visit(visit.id)
        ]
    )
    assert sorted(kept) == sorted(hash_of(token) for token in tokens.values())
    assert not set(kept) & set(tokens.values())


def test_a_second_import_updates(database: Database) -> None:
    """Nobody is doubled, changes are taken over, links that are out there stay valid."""
    tokens = invite_sample(database)
    done = again(database, row_of("T01", organisation="Moved", name="Elica Dončeva"))
    assert len(done.people) == 26
    assert not any(invited.token for invited in done.people)
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    assert guest.me().person.organisation == "Moved"
    assert "Elica Dončeva" in guest.card().text


def test_a_second_import_leaves_own_choices(database: Database) -> None:
    """Language, zone and certificate name are the person's own once they have started."""
    tokens = invite_sample(database)
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    guest.tap("Français")
    again(database, row_of("T01", language="en", zone="Europe/Berlin", certificate_name="X Y"))
    person = guest.me().person
    assert (person.language, person.zone) == ("fr", "Europe/Sofia")
    assert person.certificate_name == "Elitsa Doncheva-Vargova"


def test_renewed_links_replace_those_not_started(database: Database) -> None:
    """--renew makes new links only for those who have not opened theirs."""
    tokens = invite_sample(database)
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    done = again(database, renew=True)
    new = {invited.reference: invited.token for invited in done.people}
    assert new["T01"] == ""
    assert new["T02"] not in {"", tokens["T02"]}
    assert new["f01"]
    Guest(database, 2).start(new["T02"])
    assert called(done.people, "T01").state == "started"


def test_states_are_visible(database: Database) -> None:
    """The list tells who has not started, joined, left or blocked; the erased are gone from it."""
    tokens = invite_sample(database)
    guests = {key: Guest(database, number) for number, key in enumerate(("T01", "T02", "T03"), 1)}
    for reference, guest in guests.items():
        guest.join(tokens[reference])
    guests["T01"].press("st:yes")
    guests["T02"].press("de:yes")
    address = guests["T03"].me().address
    database.perform(lambda work: work.people.set_reachable(address.id, False))
    Guest(database, 4).join(tokens["f02"])
    people = database.look(list_people, VISIT)
    states = {reference: called(people, reference).state for reference in ("T01", "T03", "T04")}
    assert states == {"T01": "left", "T03": "blocked", "T04": "invited, not started"}
    assert {called(people, "f01").state, called(people, "f02").state} == {
        "invited, not started",
        "joined",
    }
    assert "T02" not in {invited.reference for invited in people}


def test_the_same_person_in_two_visits(database: Database) -> None:
    """An e-mail address is one person, whatever their reference in each visit's file."""
    tokens = invite_sample(database)
    other = sample_plan().model_copy(update={"visit": "other"})
    database.perform(import_plan, other)
    rows = [row_of("T01", reference="A1")]
    done = database.perform(import_people, "other", rows)
    guest = Guest(database, 1)
    guest.join(tokens["T01"])
    guest.join(called(done.people, "A1").token)
    parts = database.look(lambda reading: reading.people.parts_of(guest.me().person.id))
    assert [part.state for part in parts] == ["joined", "joined"]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (row_of("T01", email="t02@example.org"), "is that of another person, Θεοφανώ Καραδήμου"),
        (
            row_of("T01", email="new@example.org", name="Nora New"),
            "T01 is Елица Дончева-Въргова already; a new person needs a new reference",
        ),
        (row_of("T01", reference="T99"), "email t01@example.org is that of T01 in this visit"),
    ],
)
def test_a_row_that_makes_somebody_else_of_a_person(
    database: Database, changed: NumberedRow, reason: str
) -> None:
    """Such a row is refused with its line; nothing goes in, unless bad rows are skipped."""
    invite_sample(database)
    with pytest.raises(BadRows) as bad:
        again(database, changed, row_of("T05", organisation="Moved"))
    assert [fault.line for fault in bad.value.faults] == [2]
    assert reason in bad.value.faults[0].reason
    assert _organisation(database, "t05@example.org") != "Moved"
    done = again(database, changed, row_of("T05", organisation="Moved"), skip_bad=True)
    assert done.faults == bad.value.faults
    assert _organisation(database, "t05@example.org") == "Moved"


def test_a_name_that_no_certificate_can_show(database: Database) -> None:
    """Such a row is refused before anybody is invited, unless it has another spelling as well."""
    invite_sample(database)
    rows = [row_of("T01", reference="T98", email="w@example.org", certificate_name="王明")]
    with pytest.raises(BadRows) as bad:
        again(database, *rows)
    [fault] = bad.value.faults
    assert fault.reason == (
        "the certificate cannot show 明 王 in 王明; "
        "right would be a certificate_name in e.g. Latin letters"
    )
    good = row_of("T01", reference="T98", email="w@example.org", name="王明")
    assert called(again(database, good).people, "T98").name == "王明"


def test_a_corrected_address_is_taken(database: Database) -> None:
    """A new e-mail for the same name is a correction."""
    invite_sample(database)
    again(database, row_of("T01", email="new@example.org"))
    assert _organisation(database, "new@example.org")


def test_an_erased_person_does_not_come_back(database: Database) -> None:
    """Whoever had their data erased is not brought back by the organiser's old file."""
    tokens = invite_sample(database)
    guest = Guest(database, 1)
    guest.join(tokens["T01"])
    guest.press("de:yes")
    done = again(database, skip_bad=True)
    assert done.faults == (Fault(2, "T01 had all their data erased; please take the row out"),)
    assert database.look(lambda reading: reading.people.by_email("t01@example.org")) is None


def test_a_visit_that_is_not_there(database: Database) -> None:
    """Importing into an unknown visit, or listing one, raises."""
    with pytest.raises(LookupError):
        database.perform(import_people, "nowhere", sample_rows())
    with pytest.raises(LookupError):
        database.look(list_people, "nowhere")


def test_a_new_name_in_the_plans_team(database: Database) -> None:
    """A member who has not started takes the plan's new name; one who has keeps their own."""
    tokens = invite_sample(database)
    pekka = Guest(database, 1)
    pekka.join(tokens["f02"])
    plan = sample_plan()
    team = tuple(member.model_copy(update={"name": "New Name"}) for member in plan.team)
    database.perform(import_plan, plan.model_copy(update={"team": team}), True)
    people = again(database).people
    assert called(people, "f01").name == "New Name"
    assert called(people, "f02").name == "Pekka Härmälä (fictional)"


def test_links_are_written_for_the_channel(database: Database) -> None:
    """Each gets a link on the channel they like; without one, where the bot was started."""
    assert database.look(link_templates) == {}
    database.perform(know_links, "telegram", "https://t.me/a_bot?start={token}")
    database.perform(know_links, "web", "https://example.org/t/{token}")
    templates = database.look(link_templates)
    someone = Invited("T01", "Anna", "a@example.org", "en", "participant", "", "", "abc")
    fallback = "http://127.0.0.1/t/{token}"
    assert link_for(someone, templates, fallback) == "https://t.me/a_bot?start=abc"
    on_the_web = replace(someone, channel="web")
    assert link_for(on_the_web, templates, fallback) == "https://example.org/t/abc"
    assert link_for(someone, {}, fallback) == "http://127.0.0.1/t/abc"
    assert link_for(replace(someone, token=""), templates, fallback) == ""


def _organisation(database: Database, email: str) -> str:
    person = database.look(lambda reading: reading.people.by_email(email))
    assert person is not None
    return str(person.organisation)
