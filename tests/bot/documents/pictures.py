"""Pictures of results to draw: one of each kind, with what is hard to draw among them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from bot.documents.charts import Bar, Chart, render_chart, render_words
from bot.documents.grids import GridChart, Spot, render_grid
from bot.documents.shifts import ShiftChart, Twice, render_shift
from tests.bot.documents.samples import CHARTS, TWO, WORDS, bars

RANKING = Chart(
    title="What should come first in the new agreement?",
    bars=(
        Bar("Rest places on the way", 0.84, "first for 9", "", "1."),
        Bar("Flood drills with the neighbours of the mill dam", 0.61, "first for 5", "", "2."),
        Bar("Ферибот за всички", 0.61, "first for 4", "", "2."),
        Bar("Music in the old rope works 🎻", 0.2, "first for 0", "", "4."),
    ),
    total_line="18 of 24 answered",
    caption="",
    language="en",
    full=1,
)

POINTS = replace(
    TWO,
    title="Share out 100 points: where should the money go?",
    bars=(
        Bar("Roofs and walls", 41.4, "", "41.4 / 100"),
        Bar("Apprentices", 30, "", "30 / 100"),
        Bar("Ferries", 28.6, "", "28.6 / 100"),
        Bar("Fireworks", 0, "", "0 / 100"),
    ),
    total_line="17 of 24 answered",
    full=100,
)

BALLOT = replace(
    TWO,
    title="Questions to the harbour master",
    bars=(
        Bar("Who pays when a boat sinks at the quay?", 4, tags=("pinned",), mark="1."),
        Bar("How many craftspeople are younger than 30?", 11, tags=("answered",), mark="2."),
        Bar("Ξέρετε ποιος διαφώνησε;", 7, mark="3."),  # Greek
        Bar("متى يبدأ الموسم؟", 1, mark="4."),
    ),
    total_line="12 of 24 answered",
    caption="And 3 more questions with fewer votes",
)

TEMPERATURE = replace(
    TWO,
    title="How are you just now?",
    bars=bars(("Very cold", 0), ("Cold", 1), ("Just right", 12), ("Warm", 6), ("Very warm", 2)),
    total_line="21 of 24 answered",
    caption="",
    full=21,
)

GRID = GridChart(
    title="Which of these could you try at home?",
    spots=(
        Spot("Plan for whom?", 0.71, 0.52, ("1", "6", "2", "5")),
        Spot("Wandering mothers", 0.7, 0.55, ("0", "9", "1", "4")),
        Spot(
            "A walk with a man in a wheelchair through the old centre", 0.1, 0.94, ("13", "0") * 2
        ),
        *(Spot(f"The same place, {n}", 0.3, 0.3, ("0", "0", "1", "0")) for n in range(3)),
        Spot("Разходка по тъмно", 0.71, 0.52, ("3", "3", "3", "4")),
        Spot("الصيانة المشتركة", 0, 0, ("0", "0", "12", "0")),
        Spot("Ferry", 1, 0.02, ("0", "0", "1", "14")),
    ),
    left="little effort",
    right="much effort, and people who stay with it for years",
    bottom="little use",
    top="much use",
    total_line="14 of 24 answered",
    language="en",
)

SHIFT = ShiftChart(
    title="Should visitors pay for the ferry?",
    options=(
        Twice("Yes, everybody the same", 9, 4, "\N{MINUS SIGN}5"),
        Twice("Only those who do not live in the archipelago", 8, 15, "+7"),
        Twice("No", 3, 1, "\N{MINUS SIGN}2"),
    ),
    people=20,
    before="before",
    after="after",
    moves=(
        "5 went from “Yes, everybody the same” to “Only those who do not live in the archipelago”",
        "2 went from “No” to “Only those who do not live in the archipelago”",
    ),
    total_line="20 of 24 voted both times",
    language="en",
)

HUGE = replace(
    TWO,
    bars=(Bar("Yes", 1_234_567, "99%", "1,234,567"), Bar("No", 14_000, "1%", "14,000")),
    total_line="1,248,567 people answered",
)

PICTURES: dict[str, Callable[[], bytes]] = {
    "bars": partial(render_chart, CHARTS["wide"]),
    "bars-silence": partial(render_chart, CHARTS["silence"]),
    "bars-huge": partial(render_chart, HUGE),
    "bars-leftward": partial(render_chart, CHARTS["leftward"]),
    "ballot": partial(render_chart, BALLOT),
    "grid": partial(render_grid, GRID),
    "points": partial(render_chart, POINTS),
    "ranking": partial(render_chart, RANKING),
    "scale": partial(render_chart, CHARTS["scale"]),
    "shift": partial(render_shift, SHIFT),
    "temperature": partial(render_chart, TEMPERATURE),
    "words": partial(render_words, "One word for today", WORDS, "24 words", "en"),
}
