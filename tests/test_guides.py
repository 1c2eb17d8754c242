"""The guides to data, facilitating and operating say what the code does, and link to each other."""

import re
from pathlib import Path

from bot import texts
from bot.domain import retention
from bot.domain.plan.model import Privacy
from bot.settings import Settings
from storage.belongings import BELONGINGS
from storage.tables import Base

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {
    name: (DOCS / f"{name}.md").read_text("utf-8")
    for name in ("plan-file", "data", "facilitator", "operating", "reliability", "exports", "board")
}
ENGLISH = Path(texts.__file__).parent / "en"


def test_the_data_map_names_every_table() -> None:
    """No table is missing from the page about data, and none is invented or named twice."""
    named = [name for row in data_map() for name in row]
    assert sorted(named) == sorted(Base.metadata.tables)


def test_the_data_map_says_what_erasure_leaves() -> None:
    """What is said to be gone after /delete is removed; all else that is personal stays."""
    gone = {name for names, after in data_map().items() for name in names if "gone" in after}
    assert gone == {belonging.name for belonging in BELONGINGS if not belonging.survives}


def test_the_data_page_tells_every_age() -> None:
    """What is said to be removed by itself goes at the ages that the code has, the plan's first."""
    table = PAGES["data"].partition("| what | after |\n")[2].partition("\n\n")[0]
    ages = [int(found) for found in re.findall(r"(?m)\| (\d+) days? \|$", table)]
    assert ages == [
        age.days
        for age in (
            retention.STRANGERS,
            retention.CODES,
            retention.HANDS,
            retention.SEEN_UPDATES,
            retention.PARKED_UPDATES,
            retention.LETTERS,
            retention.CHATS,
        )
    ]
    assert len(table.splitlines()) == len(ages) + 2  # answers, and the line below the head
    assert f": {days_said()} days, if the plan says nothing else" in PAGES["data"]


def days_said() -> int:
    """Give for how many days answers are kept by a plan that does not say it."""
    return retention.days_kept(Privacy(controller="A", contact="a@example.org"))


def data_map() -> dict[tuple[str, ...], str]:
    """Give the rows of the tables about data: the tables named, and the last column."""
    rows = re.findall(
        r"^\| (`\w+`(?:, `\w+`)*) \|(?:.*\|)? ([^|]*) \|$", PAGES["data"], re.MULTILINE
    )
    return {tuple(re.findall(r"\w+", names)): after for names, after in rows}


def test_buttons_have_the_names_that_facilitators_read() -> None:
    """Every button that the pages for facilitators name is one, as it stands in the English texts.

    Bold words that begin with a small letter or end with a stop are none, nor are keys.
    """
    catalogue = "".join(map(_without_names, _catalogue()))
    labels = set(re.findall(r"(?m)^(?:[a-z-]+ =|\s+\*?\[\w+\]) (.*)$", catalogue))
    bold = re.findall(r"\*\*(..+?)\*\*", PAGES["facilitator"] + PAGES["board"])
    named = {words for words in bold if not words[0].islower() and not words.endswith(".")}
    assert len(named) > 10
    assert named <= labels


def _catalogue() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(ENGLISH.glob("*.ftl"))]


def _without_names(text: str) -> str:
    return re.sub(r"\{ (?:NUMBER\()?\$\w+\)? \}", "…", text)


def test_operators_are_told_every_setting() -> None:
    """The page for operators names each setting as it stands in the environment, and no other."""
    prefix = Settings.model_config["env_prefix"]
    names = {
        field.alias or f"{prefix}{name}".upper() for name, field in Settings.model_fields.items()
    }
    assert set(re.findall(r"(?m)^\| `([A-Z_]+)` \|", PAGES["operating"])) == names


def test_links_between_the_guides_lead_somewhere() -> None:
    """Every link inside the guides names a page and a heading that exist."""
    anchors = {name: _anchors(text) for name, text in PAGES.items()}
    links = [
        (target.removesuffix(".md") or name, anchor)
        for name, text in PAGES.items()
        for target, anchor in re.findall(r"\]\(([\w-]+\.md)?#?([\w-]*)\)", text)
    ]
    assert len(links) > 20
    assert [link for link in links if link[1] not in anchors[link[0]] | {""}] == []


def _anchors(text: str) -> set[str]:
    """Give what headings are linked by: small letters, blanks as dashes, no other marks."""
    headings = re.findall(r"(?m)^#+ (.*)$", text)
    return {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in headings}
