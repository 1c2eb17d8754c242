"""Several bots in one installation: each visit belongs to one."""

import pytest

from bot.domain.people_file import read_people
from bot.errors import Refused
from bot.services.bots import BotTaken, bot_of
from bot.services.inviting import import_people, know_links, link_for, link_templates
from bot.services.planning import import_plan
from bot.services.runs import home
from storage.database import Database
from storage.work import Reading
from tests.bot.services.guests import VISIT, Guest, invite_sample, sample_plan, sample_rows

SOUTH = "south"


def south(database: Database) -> dict[str, str]:
    """Let the bot `south` run the sample visit; give the tokens of its people."""
    database.perform(know_links, "telegram", "https://t.me/a_bot?start={token}")
    database.perform(know_links, SOUTH, "https://t.me/south_bot?start={token}")
    database.perform(import_plan, sample_plan(), False, SOUTH)
    done = database.perform(import_people, VISIT, sample_rows())
    return {invited.reference: invited.token for invited in done.people}


def where(database: Database, email: str, visit: str) -> str:
    """Give the channel on which somebody is written to in a visit."""

    def look(reading: Reading) -> str:
        person, row = reading.people.by_email(email), reading.visits.by_key(visit)
        assert person is not None
        assert row is not None
        address = reading.people.address(home(reading, person.id, row.id) or 0)
        assert address is not None
        return str(address.channel)

    return database.look(look)


def test_links_lead_to_the_visits_bot(database: Database) -> None:
    """Everybody's link is that of the visit's bot, but for those who like the chat page."""
    database.perform(know_links, "web", "https://example.org/t/{token}")
    south(database)
    done = database.perform(import_people, VISIT, sample_rows(), False, True)
    templates = database.look(link_templates)
    assert list(templates) == ["telegram", SOUTH, "web"]
    links = {one.channel: link_for(one, templates, "").partition("?")[0] for one in done.people}
    assert links[SOUTH] == "https://t.me/south_bot"
    assert links["web"].startswith("https://example.org/t/")
    assert set(links) == {SOUTH, "web"}


def test_a_link_opened_elsewhere_names_the_right_bot(database: Database) -> None:
    """A link that is opened with another bot stays unused and says where to go; there it opens."""
    token = south(database)["T01"]
    with pytest.raises(Refused) as refused:
        Guest(database, 1, channel="telegram").start(token)
    assert refused.value.key == "link-elsewhere"
    assert refused.value.text_args == {"bot": "https://t.me/south_bot"}
    Guest(database, 1, channel=SOUTH).start(token)


def test_people_of_two_visits_are_met_on_both_bots(database: Database) -> None:
    """Whoever is in two visits of two bots is written to by each visit's own."""
    rows = sample_rows()
    first = south(database)
    plan = sample_plan().model_copy(update={"visit": "second-visit"})
    database.perform(import_plan, plan)
    done = database.perform(import_people, "second-visit", rows)
    second = {invited.reference: invited.token for invited in done.people}
    email = rows[0].invitee.email
    reference = rows[0].invitee.reference
    Guest(database, 1, channel=SOUTH).start(first[reference])
    Guest(database, 1, channel="telegram").start(second[reference])
    assert where(database, email, VISIT) == SOUTH
    assert where(database, email, "second-visit") == "telegram"


def test_a_visit_changes_its_bot_only_while_nobody_came(database: Database) -> None:
    """A visit may go to another bot until the first link was opened."""
    database.perform(know_links, SOUTH, "https://t.me/south_bot?start={token}")
    tokens = invite_sample(database)
    plan = sample_plan()
    database.perform(import_plan, plan, False, SOUTH)
    database.perform(import_plan, plan, False, "telegram")
    visit = database.look(lambda reading: reading.visits.by_key(VISIT))
    assert visit is not None
    assert database.look(bot_of, visit.id) == "telegram"
    Guest(database, 1).start(tokens["T01"])
    with pytest.raises(BotTaken, match="telegram"):
        database.perform(import_plan, plan, False, SOUTH)
    database.perform(import_plan, plan, False, "telegram")


def test_no_people_file_needs_a_bot(database: Database) -> None:
    """The column `channel` of a people file goes on saying telegram or web, whatever the bot."""
    south(database)
    row = "reference,name,email,channel\nX1,Xenia One,x1@example.org,telegram\n"
    done = database.perform(import_people, VISIT, read_people(row.encode()).rows)
    assert {one.channel for one in done.people if one.reference == "X1"} == {SOUTH}


def test_a_visit_that_is_not_there(database: Database) -> None:
    """The bot of an unknown visit is asked for in vain."""
    with pytest.raises(LookupError):
        database.look(bot_of, 1)
