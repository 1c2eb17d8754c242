"""A visit that asks one prompt of every kind, for tests of what people see and tap."""

from bot.domain.plan.model import Plan
from tests.bot.domain.sample_visit import sample

OPTIONS = {"law": {"en": "The law", "fr": "La loi"}, "money": "Money", "trust": "Trust"}
MANY = {f"o{number}": f"Option {number}" for number in range(1, 9)}
FIVE = {f"o{number}": f"Option {number}" for number in range(1, 6)}
AXES = {"left": "Easy", "right": "Hard", "bottom": "Small effect", "top": "Large effect"}

PROMPTS = (
    {"ask": "k-rank", "as": "ranking", "text": "First?", "options": OPTIONS},
    {"ask": "k-two", "as": "ranking", "text": "First?", "options": OPTIONS, "most": 2},
    {"ask": "k-long", "as": "ranking", "text": "First?", "options": MANY, "most": 2},
    {"ask": "k-points", "as": "points", "text": "How much?", "options": OPTIONS},
    {"ask": "k-grid", "as": "grid", "text": "Where?", "options": OPTIONS, "axes": AXES},
    {"ask": "k-mood", "as": "temperature", "seen_by": "no_one"},
    {
        "ask": "k-quiz",
        "as": "choice",
        "text": "Who owns it?",
        "options": {"city": "The city", "coop": "A cooperative"},
        "correct": "coop",
        "explain": "It bought it in 1997.",
    },
    {"ask": "k-ten", "as": "scale", "text": "Rate it", "scale": {"from": "1", "to": "10"}},
    {
        "ask": "k-form",
        "as": "form",
        "title": "My plan",
        "fields": [
            {
                "key": "helps",
                "label": "What helps?",
                "as": "choices",
                "most": 2,
                "options": OPTIONS,
            },
            {"key": "by", "label": "By when?", "as": "date"},
            {"key": "more", "label": "More?", "optional": "yes"},
        ],
    },
    {
        "ask": "k-sent",
        "as": "form",
        "title": "To be sent",
        "change_until": "submit",
        "fields": [
            {"key": "who", "label": "Who?", "as": "choice", "options": FIVE},
            {"key": "sure", "label": "How sure?", "as": "scale", "scale": {"from": "1", "to": "5"}},
            {"key": "how", "label": "How?"},
        ],
    },
    {"ask": "k-ask", "as": "questions", "text": "What would you like to know?"},
)


def plan_of_kinds(seen_by: str = "") -> Plan:
    """Give the sample visit with a prompt of every kind; of one, `seen_by` for all of them."""
    plan = sample().model_dump(mode="json", by_alias=True)
    prompts = [{**prompt, **({"seen_by": seen_by} if seen_by else {})} for prompt in PROMPTS]
    session = next(one for one in plan["days"][0]["sessions"] if one["run"])
    session["run"] = [*session["run"], *prompts]
    return Plan.model_validate(plan)
