"""All tables, by subject; importing this package makes `Base.metadata` complete."""

from storage.tables import messaging, people, prompts, visits
from storage.tables.base import Base

__all__ = ["Base", "messaging", "people", "prompts", "visits"]
