"""The steps of joining."""

from datetime import timedelta

import pytest

from bot.domain.messages import Receipt
from bot.services import joining
from bot.services.inviting import import_people
from bot.services.planning import import_plan
from storage.database import Database
from storage.work import Reading
from tests.bot.services.guests import VISIT, Guest, invite_sample, sample_plan, sample_rows
from tests.conftest import StillClock

STALE = Receipt("stale-button")


@pytest.fixture
def tokens(database: Database) -> dict[str, str]:
    return invite_sample(database)


def part_of(reading: Reading, reference: str) -> object:
    visit = reading.visits.everything()[0]
    part = reading.people.participant_called(visit.id, reference)
    assert part is not None
    return part.state, part.joined_at


def test_a_participant_joins_with_four_taps(database: Database, tokens: dict[str, str]) -> None:
    """Everything is offered from the file, so that nothing need be typed."""
    maria = Guest(database, 1)
    maria.start(tokens["T08"])
    assert "Maria da Conceição de Vasconcelos e Albuquerque Teles-Branco" in maria.card().text
    assert "Step 1 of 4" in maria.card().text
    maria.tap("English")
    assert "City of Vellamonranta (fictional)" in maria.card().text
    maria.tap("I agree")
    assert "Teles-Branco" in maria.card().text
    maria.tap("Yes, that is right")
    assert maria.labels() == ["Azores: 09:00 (UTC+0)", "Lisbon: 10:00 (UTC+1)", "Back"]
    maria.tap("Azores")
    person = maria.me().person
    assert (person.language, person.zone) == ("en", "Atlantic/Azores")
    assert person.certificate_name.startswith("Maria da Conceição")
    assert database.look(part_of, "T08") == ("joined", database.look(lambda r: r.now))
    assert "You are in, Maria" in maria.card().text
    assert "08:00 (11:00 in Helsinki)" in maria.card().text


def test_joining_plans_reminders(database: Database, tokens: dict[str, str]) -> None:
    """Whoever is in has their reminders planned, whoever is not in has none."""

    def planned(reading: Reading, reference: str) -> int:
        visit = reading.visits.everything()[0]
        part = reading.people.participant_called(visit.id, reference)
        assert part is not None
        return len(reading.timeline.of_participant(part.id))

    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    assert database.look(planned, "T01") == 0
    Guest(database, 2).join(tokens["T02"])
    assert database.look(planned, "T02") > 0


def test_consent_keeps_version_and_time(database: Database, tokens: dict[str, str]) -> None:
    """What somebody agreed to, and when, can be told later."""
    guest = Guest(database, 1)
    guest.join(tokens["T01"])
    [row] = database.look(lambda reading: reading.consents.of(guest.me().person.id))
    assert (row.act, row.text_version) == ("given", "1:1:en")
    assert row.at == database.look(lambda reading: reading.now)


def test_refusing_is_possible_and_kindly_answered(
    database: Database, tokens: dict[str, str]
) -> None:
    """Without consent nobody gets further; the notice can be read again."""
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    guest.tap("English")
    guest.tap("I do not agree")
    assert "perfectly all right" in guest.card().text
    assert database.look(part_of, "T01") == ("invited", None)
    guest.tap("Read it again")
    guest.tap("I agree")
    assert "Your name on the certificate" in guest.card().text


def test_consent_can_be_taken_back_on_the_way(database: Database, tokens: dict[str, str]) -> None:
    """Going back and refusing after agreeing withdraws; agreeing twice counts once."""
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    for label in ("English", "I agree", "Back", "I agree", "Back", "I do not agree"):
        guest.tap(label)
    acts = database.look(lambda reading: reading.consents.of(guest.me().person.id))
    assert [row.act for row in acts] == ["given", "withdrawn"]


def test_another_name_can_be_typed(database: Database, tokens: dict[str, str]) -> None:
    """A typed name replaces the imported one, tidied; it is sent as a new card."""
    guest = Guest(database, 1)
    guest.start(tokens["T05"])
    for label in ("English", "I agree"):
        guest.tap(label)
    guest.write("  ليان \u202e الزعتري\n")
    assert guest.me().person.certificate_name == "ليان الزعتري"
    assert "What time is it" in guest.card().text
    card = database.look(lambda reading: reading.cards.of(guest.me().address.id, joining.CARD))
    assert card is not None
    assert card.anew == card.wanted


@pytest.mark.parametrize(
    ("text", "answer"), [("🙂 !?", "could not find a name"), ("A" * 81, "longer than 80")]
)
def test_a_bad_name_is_explained(
    database: Database, tokens: dict[str, str], text: str, answer: str
) -> None:
    """A name that cannot be used is asked for again, with the reason."""
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    for label in ("English", "I agree"):
        guest.tap(label)
    guest.write(text)
    assert answer in guest.card().text
    assert guest.me().person.certificate_name == "Elitsa Doncheva-Vargova"


def test_a_name_without_glyphs_is_asked_for_again(
    database: Database, tokens: dict[str, str]
) -> None:
    """A name that no certificate can show is not taken; the card says which letters it is."""
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    for label in ("English", "I agree"):
        guest.tap(label)
    guest.write("王明 Wang")
    assert "no font for 明 王" in guest.card().text
    assert "Latin letters" in guest.card().text
    assert guest.me().person.certificate_name == "Elitsa Doncheva-Vargova"
    guest.write("Wang Ming")
    assert "What time is it" in guest.card().text


def test_a_proposed_name_without_glyphs_cannot_be_confirmed(
    database: Database, tokens: dict[str, str]
) -> None:
    """Neither is one that is there already; the tap is answered with the reason."""
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    for label in ("English", "I agree"):
        guest.tap(label)
    person_id = guest.me().person.id
    database.perform(lambda work: work.people.settle(person_id, certificate_name="王明"))
    receipt = guest.tap("Yes, that is right")
    assert receipt == Receipt("name-undrawable", {"letters": "明 王"}, alert=True)
    assert "no font for 明 王" in guest.card().text


def test_whoever_is_not_meant_takes_their_consent_with_them(
    database: Database, tokens: dict[str, str]
) -> None:
    """Consent that the wrong person gave does not count for the one whose link it is."""
    wrong, right = Guest(database, 1), Guest(database, 2)
    wrong.start(tokens["T01"])
    for label in ("English", "I agree", "Back", "Back", "This is not me"):
        wrong.tap(label)
    right.join(tokens["T01"])
    acts = database.look(lambda reading: reading.consents.of(right.me().person.id))
    assert [row.act for row in acts] == ["given", "withdrawn", "given"]


def test_the_notice_tells_whole_days(database: Database) -> None:
    """The days that the notice promises are those after which answers are deleted."""
    invite_sample(database)
    plan = sample_plan()
    brief = plan.privacy.model_copy(update={"keep_answers": timedelta(hours=30)})
    brief_plan = plan.model_copy(update={"privacy": brief})
    database.perform(import_plan, brief_plan, True)
    people = database.perform(import_people, VISIT, sample_rows(), False, True).people
    guest = Guest(database, 1)
    guest.start(next(one.token for one in people if one.reference == "T01"))
    guest.tap("English")
    assert "your answers for 2 days after the last day, then they are deleted" in guest.card().text


def test_a_place_can_be_typed(database: Database, tokens: dict[str, str]) -> None:
    """A typed city is answered with its clock, to be confirmed by a tap."""
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    for label in ("English", "I agree", "Yes"):
        guest.tap(label)
    guest.write("azores")
    assert guest.labels() == ["Azores: 09:00 (UTC+0)", "Back"]
    guest.write("<Nowhere & else>")
    assert "“&lt;Nowhere &amp; else&gt;”" in guest.card().text
    assert guest.labels()[0].startswith("Sofia")
    guest.tap("Sofia")
    assert guest.me().person.zone == "Europe/Sofia"


def test_going_back_changes_an_earlier_choice(database: Database, tokens: dict[str, str]) -> None:
    """From each step there is a way back to the one before."""
    guest = Guest(database, 1)
    guest.start(tokens["T12"])
    for label in ("English", "I agree", "Yes", "Back", "Back", "Back"):
        guest.tap(label)
    guest.tap("Français")
    assert "Ce qui est conservé sur vous" in guest.card().text
    assert guest.me().person.language == "fr"


def test_old_buttons_get_a_friendly_answer(database: Database, tokens: dict[str, str]) -> None:
    """A button of a step that is past changes nothing, before joining and after."""
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    guest.tap("English")
    assert guest.press("jl:fr") == STALE
    assert guest.press("jn:yes") == STALE
    assert guest.press("jz:Europe/Sofia") == STALE
    assert guest.me().person.language == "en"
    guest.tap("I agree")
    assert guest.press("jc:no") == STALE
    for label in ("Yes", "Sofia"):
        guest.tap(label)
    assert guest.press("jl:fr") == STALE
    assert guest.press("jl:not-me") == STALE


def test_made_up_choices_change_nothing(database: Database, tokens: dict[str, str]) -> None:
    """Callback data that no button of ours carries is taken for nothing."""
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    assert guest.press("jl:xx") == Receipt()
    guest.tap("English")
    assert guest.press("jc:maybe") == Receipt()
    assert "Do you agree?" in guest.card().text
    for label in ("I agree", "Yes"):
        guest.tap(label)
    assert guest.press("jz:Mars/Base") == Receipt()
    assert "What time is it" in guest.card().text


def test_words_where_buttons_are_meant(database: Database, tokens: dict[str, str]) -> None:
    """Whoever writes where a tap is needed sees the buttons again, below their words."""
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    guest.write("Hello?")
    assert guest.labels() == ["English", "Français", "This is not me"]
    card = database.look(lambda reading: reading.cards.of(guest.me().address.id, joining.CARD))
    assert card is not None
    assert card.anew == card.wanted == 2


def test_somebody_else_frees_the_link(database: Database, tokens: dict[str, str]) -> None:
    """A link that a stranger opened is free again once they say so, and they are forgotten."""
    bob = Guest(database, 1)
    bob.start(tokens["T01"])
    bob.tap("This is not me")
    assert "free again" in bob.letters()[-1].text
    address = database.look(lambda reading: reading.people.address_of("telegram", 1))
    assert address is not None
    assert address.person_id is None
    elitsa = Guest(database, 2)
    elitsa.join(tokens["T01"])
    assert database.look(part_of, "T01")[0] == "joined"  # type: ignore[index]


def test_a_facilitator_joins_in_three_steps(database: Database, tokens: dict[str, str]) -> None:
    """The team needs no name for a certificate; at the end they get their run sheet."""
    ines = Guest(database, 1)
    ines.start(tokens["f01"])
    assert "Step 1 of 3" in ines.card().text
    for label in ("English", "I agree"):
        ines.tap(label)
    ines.write("Madrid")
    ines.tap("Madrid")
    assert "Thank you for running" in ines.card().text
    visit = database.look(lambda reading: reading.visits.everything()[0])
    assert database.look(lambda reading: reading.people.leads(ines.me().person.id, visit.id))
    sheet = database.look(
        lambda reading: reading.cards.of(ines.me().address.id, f"sheet:{visit.key}")
    )
    assert sheet is not None


def test_joining_late_shows_what_is_next(
    database: Database, clock: StillClock, tokens: dict[str, str]
) -> None:
    """After the last session a late joiner is still let in, without a next session."""
    clock.move(days=25)
    guest = Guest(database, 1)
    guest.join(tokens["T17"])
    assert "You are in, Żaneta" in guest.card().text
