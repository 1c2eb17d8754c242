"""What somebody else wrote down for a participant, as the participant's own card says it."""

from bot.views.scene import Scene


def told(scene: Scene) -> str:
    """Say who entered the answer for its owner, who may change it; empty if they did it."""
    if scene.asked.proxy is None:
        return ""
    person = scene.reading.people.by_id(scene.asked.proxy)
    if person is None or not person.name:
        return scene.say("proxy-told-team")
    return scene.say("proxy-told", name=person.name)
