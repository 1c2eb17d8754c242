"""Counting letter by letter: a copy of one letter must not hide that another is missing."""

from collections import Counter

from storage.database import Database
from tests.attack.test_judge import ANNA, call, sent
from tests.replicas.post import held, newest, unmarked


def test_a_copy_does_not_stand_in_for_a_letter(database: Database) -> None:
    """Of two letters with the same words, one lost and one doubled, both are found."""
    sent(database, ANNA, 4)
    since = database.look(newest)
    for message in (5, 6):
        sent(database, ANNA, message)
    calls = [call(ANNA, 5, "your invitation"), call(ANNA, 7, "your invitation")]
    assert database.look(held, calls, since) == Counter({(ANNA, "letter"): 1})
    assert database.look(unmarked, calls) == Counter({(ANNA, "your invitation"): 1})
