"""What is kept of somebody, table by table."""

from storage.belongings import BELONGINGS, IMPERSONAL
from storage.tables import Base


def test_no_table_is_forgotten() -> None:
    """Each table is either a person's, to be shown and erased, or says nothing of anybody."""
    listed = {belonging.name for belonging in BELONGINGS}
    assert listed | IMPERSONAL == set(Base.metadata.tables)
    assert not listed & IMPERSONAL


def test_every_column_that_names_people_is_covered() -> None:
    """A table with a column of a person, participant or address is not called impersonal."""
    names = {"person_id", "participant_id", "address_id", "chat_id"}
    personal = {
        name for name, table in Base.metadata.tables.items() if names & set(table.columns.keys())
    }
    assert not personal & IMPERSONAL
