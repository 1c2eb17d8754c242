"""Looking at messages as people do."""

from bot.rehearsal.messages import all_labels, beginning, buttons_of, first_line, newest, with_verb

CARD = {
    "message_id": 7,
    "text": "Who owns it?\nTap one answer.",
    "reply_markup": {
        "inline_keyboard": [
            [{"text": "The city", "callback_data": "a:run:answer:city"}],
            [
                {"text": "Join", "url": "https://meet.example.org/quay"},
                {"text": "Next", "callback_data": "f:run:next"},
            ],
        ]
    },
}
PICTURE = {"message_id": 8, "caption": "A picture"}


def test_buttons_are_read_in_order() -> None:
    """Links have a label but send nothing back."""
    assert [button.label for button in buttons_of(CARD)] == ["The city", "Next"]
    assert all_labels(CARD) == ("The city", "Join", "Next")
    assert buttons_of(PICTURE) == []


def test_buttons_are_found_by_what_they_send() -> None:
    """By their verb, or by how their data begins."""
    assert [button.words[-1] for button in with_verb(CARD, "a", "x")] == ["city"]
    found = beginning(CARD, "f:run")
    assert found is not None
    assert found.label == "Next"
    assert beginning(CARD, "f:r") is None


def test_messages_are_found_by_their_buttons() -> None:
    """The newest with such a button counts; a caption is a text."""
    assert newest([CARD, PICTURE], "a") is CARD
    assert newest([PICTURE], "a") is None
    assert (first_line(CARD), first_line(PICTURE)) == ("Who owns it?", "A picture")
