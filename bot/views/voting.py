"""A prompt's card while its questions are voted on: the questions of all, and who has my votes."""

from bot.domain.ballots import Choice, Paper
from bot.domain.buttons import Verb, press
from bot.domain.messages import At, Button, Keyboard, Say
from bot.domain.turning import turns
from bot.services import voting
from bot.services.runs import prompt_card
from bot.services.voting import ON_A_PAGE, PAGE
from bot.views.content import Content
from bot.views.scene import Scene, title
from bot.views.values import excerpt
from storage.ids import short

_QUESTION = 600  # code points of one question
_ON_OTHER_PAGES = 60  # of a question that I voted for on another page


def voting_content(scene: Scene, address_id: int) -> Content:
    """Draw the ballot paper at the page to which it was turned in a chat."""
    paper = voting.paper_of(scene.reading, scene.run, scene.asked.participant_id, scene.answers)
    turned = scene.reading.card_pages.of(address_id, prompt_card(scene.run.id))
    last = max(len(paper.choices) - 1, 0) // ON_A_PAGE
    page = min(int(turned or 0), last)
    shown = paper.choices[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    elsewhere = [choice for choice in paper.chosen if choice not in shown]
    parts = [
        f"{title(scene)}\n{scene.say('vote-how', most=paper.most)}",
        *(_line(scene, choice) for choice in shown),
        _elsewhere(scene, elsewhere),
        _small_print(scene, paper, page, last),
    ]
    rows = [*_numbers(scene, shown), *_turning(scene, page, last)]
    return Content("\n\n".join(filter(None, parts)), scene.reader.keyboard(rows))


def _line(scene: Scene, choice: Choice) -> str:
    key = "vote-line-chosen" if choice.chosen else "vote-line"
    return scene.say(key, number=choice.number, text=excerpt(choice.text, _QUESTION))


def _elsewhere(scene: Scene, chosen: list[Choice]) -> str:
    """Recall what I voted for on other pages."""
    lines = (
        scene.say("vote-elsewhere", number=one.number, text=excerpt(one.text, _ON_OTHER_PAGES))
        for one in chosen
    )
    return "\n".join(lines)


def _small_print(scene: Scene, paper: Paper, page: int, last: int) -> str:
    if not paper.choices:
        return scene.say("vote-nothing")
    lines = [scene.say("vote-left", left=paper.left, most=paper.most)]
    if last:
        lines.append(scene.say("vote-page", page=page + 1, pages=last + 1))
    if paper.own:
        lines.append(scene.say("vote-own-left-out"))
    lines.append(scene.say("vote-secret"))
    if scene.run.closes_at is not None:
        lines.append(scene.say("vote-closes", when=At(scene.run.closes_at)))
    return "\n".join(lines)


def _numbers(scene: Scene, shown: tuple[Choice, ...]) -> Keyboard:
    return [[_number(scene, choice) for choice in shown]] if shown else []


def _number(scene: Scene, choice: Choice) -> Button:
    number = str(choice.number)
    label = Say("ticked", {"label": number}) if choice.chosen else number
    return Button(label, press(Verb.VOTE, short(scene.run.id), choice.contribution))


def _turning(scene: Scene, page: int, last: int) -> Keyboard:
    pages = [
        Button(Say(f"vote-button-{way}"), press(Verb.VOTE, short(scene.run.id), PAGE, str(to)))
        for way, to in turns(page, 1, last + 1)
    ]
    return [pages] if pages else []
