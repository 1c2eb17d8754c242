"""The joining card as people see it."""

import pytest

from bot.domain.buttons import LIMIT
from bot.services.inviting import first_organiser_link, import_people
from bot.services.planning import import_plan
from bot.texts import catalogue
from bot.views.content import Content
from bot.views.splitting import length
from storage.database import Database
from tests.bot.services.guests import VISIT, Guest, invite_sample, sample_plan, sample_rows

TOAST = 200  # code points (Bot API, answerCallbackQuery)


def every_step(guest: Guest, token: str) -> list[Content]:
    """Go through joining and collect the card at each step."""
    guest.start(token)
    seen = [guest.card()]
    for data in ("jl:fr", "jc:no", "jc:again", "jc:yes", "jn:yes"):
        guest.press(data)
        seen.append(guest.card())
    guest.write("Portugal")
    seen.append(guest.card())
    guest.press("jz:Europe/Lisbon")
    return [*seen, guest.card()]


@pytest.mark.parametrize("channel", ["telegram", "web"])
def test_every_step_fits(database: Database, channel: str) -> None:
    """No step has more than six buttons, 4096 code points, or 64 bytes on a button."""
    tokens = invite_sample(database)
    for content in every_step(Guest(database, 1, channel=channel), tokens["T08"]):
        keys = [key for row in content.keyboard for key in row]
        assert len(keys) <= 6
        assert all(len(key.press.encode()) <= LIMIT for key in keys)
        assert all(key.label and (key.press or key.url) for key in keys)
        assert 0 < length(content.text) <= 4096
        assert "{" not in content.text


def test_the_language_is_asked_in_every_language(database: Database) -> None:
    """Whoever cannot read the greeting can read the question."""
    tokens = invite_sample(database)
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    assert "In which language" in guest.card().text
    assert "En quelle langue" in guest.card().text


def test_names_are_no_markup(database: Database) -> None:
    """A name with angle brackets is shown as it was written."""
    tokens = invite_sample(database)
    guest = Guest(database, 1)
    guest.start(tokens["T01"])
    for data in ("jl:en", "jc:yes"):
        guest.press(data)
    guest.write("<b>Anna & Co")
    guest.press("jz:back")
    assert "<b>&lt;b&gt;Anna &amp; Co</b>" in guest.card().text


def test_the_notice_is_the_visits(database: Database) -> None:
    """The privacy notice names controller, contact, basis and how long, and Telegram's part."""
    tokens = invite_sample(database)
    texts = {}
    for number, channel in enumerate(("telegram", "web")):
        guest = Guest(database, number, channel=channel)
        guest.start(tokens[f"T0{number + 1}"])
        guest.press("jl:en")
        texts[channel] = guest.card().text
    for part in (
        "City of Vellamonranta (fictional)",
        "privacy@example.org",
        "your consent, which you may withdraw at any time",
        "90 days",
    ):
        assert part in texts["telegram"]
    assert "Telegram carries these messages" in texts["telegram"]
    assert "Telegram" not in texts["web"]


def test_a_notice_without_a_basis(database: Database) -> None:
    """A plan that names no legal basis rests on consent, which is what is asked for."""
    plan = sample_plan()
    privacy = plan.privacy.model_copy(update={"basis": type(plan.title)()})
    database.perform(import_plan, plan.model_copy(update={"privacy": privacy}))
    [anna] = database.perform(import_people, VISIT, sample_rows()[:1]).people[:1]
    guest = Guest(database, 1)
    guest.start(anna.token)
    guest.press("jl:en")
    assert "Legal basis: your consent, which you may take back" in guest.card().text


def test_one_language_is_no_question(database: Database) -> None:
    """In a visit of one language the notice comes first, and says whose link it is not."""
    plan = sample_plan().model_copy(update={"languages": ("fr",)})
    database.perform(import_plan, plan)
    [anna] = database.perform(import_people, VISIT, sample_rows()[:1]).people[:1]
    guest = Guest(database, 1)
    guest.start(anna.token)
    assert "Étape 1 sur 3" in guest.card().text
    presses = [key.press for row in guest.card().keyboard for key in row]
    assert presses == ["jc:yes", "jc:no", "jc:not-me"]


def test_the_organisers_steps(database: Database) -> None:
    """Without a visit the notice is the installation's, and zones are guessed."""
    guest = Guest(database, 1, "fr")
    guest.start(database.perform(first_organiser_link))
    assert "la personne qui gère ce Hospes" in guest.card().text
    guest.tap("English")
    assert "what you do here to run visits" in guest.card().text
    guest.tap("I do not agree")
    assert "the person who runs this Hospes" in guest.card().text
    guest.tap("Read it again")
    guest.tap("I agree")
    assert guest.labels()[0].startswith("Brussels")


def test_without_country_and_zone_the_hosts_are_offered(database: Database) -> None:
    """Somebody of whom nothing is known starts from the visit's own zones."""
    from dataclasses import replace

    database.perform(import_plan, sample_plan())
    row = sample_rows()[0]
    row = replace(row, invitee=replace(row.invitee, zone="", country=""))
    [anna] = database.perform(import_people, VISIT, [row]).people[:1]
    guest = Guest(database, 1)
    guest.start(anna.token)
    for data in ("jl:en", "jc:yes", "jn:yes"):
        guest.press(data)
    assert [label.split(":")[0] for label in guest.labels()] == ["Brussels", "Helsinki", "Back"]


def test_no_card_where_nobody_is(database: Database) -> None:
    """A chat that is nobody's, or whose links were taken back, has nothing to show."""
    from bot.services import joining
    from bot.views.rendering import card

    guest = Guest(database, 1)
    guest.start()
    address = database.look(lambda reading: reading.people.address_of("telegram", 1))
    assert address is not None
    assert database.look(card, address.id, joining.CARD) is None

    def known_without_link(work: object) -> None:
        from storage.work import Work

        assert isinstance(work, Work)
        work.people.bind(address.id, work.people.add(work.now))

    database.perform(known_without_link)
    assert database.look(card, address.id, joining.CARD) is None


@pytest.mark.parametrize("language", catalogue.languages())
@pytest.mark.parametrize(
    "key",
    ["stranger", "join-void", "stale-button", "not-your-button", "stop-kept", "delete-kept"],
)
def test_toasts_are_short(language: str, key: str) -> None:
    """What answers a tap fits into Telegram's 200 characters."""
    assert len(catalogue.plain(language, key)) <= TOAST
