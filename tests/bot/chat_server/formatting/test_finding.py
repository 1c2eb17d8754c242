"""What everybody sees in a plain text."""

import pytest
from hypothesis import given, settings

from bot.chat_server.formatting.finding import found_in
from tests.bot.chat_server.formatting.marking import covered, length, texts

SIGNS = ["@", "/", "#", "$", "+", ".", ":", "://", "a", "org", "1", "358", "\u200c", "(", "🏟", " "]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("🏟 /now@hospes_bot please", [("bot_command", "/now@hospes_bot")]),
        ("and/or 1/2 // /a/b /c@d <b/> /é", []),
        ("ask @ines_k, not a@b or @ab, but @gif", [("mention", "@ines_k"), ("mention", "@gif")]),
        ("#care and #1, a#b #x#y", [("hashtag", "#care")]),
        ("#hyvinvointi_24 #مرحبا", [("hashtag", "#hyvinvointi_24"), ("hashtag", "#مرحبا")]),
        ("5 $USD for $1INCH, not US$EUR or $usd", [("cashtag", "$USD"), ("cashtag", "$1INCH")]),
        ("call +358 (40) 123-4567!", [("phone_number", "+358 (40) 123-4567")]),
        ("1+358401234567 and +1", []),
        ("write to ines.k+x@mail.example.org!", [("email", "ines.k+x@mail.example.org")]),
        ("mailto:ines@example.org", [("email", "ines@example.org")]),
        ("ines@host or 5@9", []),
        ("nothing here, e.g. at 10.15 o'clock.Or 1.2.3", []),
    ],
)
def test_names_and_numbers(text: str, entities: list[tuple[str, str]]) -> None:
    """Commands, mentions, tags, phone numbers and addresses are found, also behind an emoji."""
    assert covered(text, found_in(text)) == entities


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://example.org/a?b=1.", "https://example.org/a?b=1"),
        ("see example.org, please", "example.org"),
        ("(www.example.org/a_(b))", "www.example.org/a_(b)"),
        ("[https://example.org/#x]!", "https://example.org/#x"),
        ("http://anything.invalid:8080/", "http://anything.invalid:8080/"),
        ("https://me:secret@example.org/x", "https://me:secret@example.org/x"),
        ("https://münchen.example.org?", "https://münchen.example.org"),
        ("http://10.0.0.1/x or", "http://10.0.0.1/x"),
        ("192.168.1.20", "192.168.1.20"),
        ("xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai"),
        ("tg://resolve?domain=hospes;", "tg://resolve?domain=hospes"),
        ("EXAMPLE.ORG", "EXAMPLE.ORG"),
        ("ftp://example.org", "ftp://example.org"),
    ],
)
def test_web_addresses(text: str, address: str) -> None:
    """With and without a scheme, without the mark that ends the sentence or the bracket."""
    assert covered(text, found_in(text)) == [("url", address)]


@pytest.mark.parametrize(
    "text",
    [
        "the end.So what",
        "file.invalid",
        "a..org",
        "a-.org",
        "bad_.org",
        "x.-org",
        "http://x.1",
        "300.1.1.1",
        "xn--a.xn--",
        f"{'a' * 64}.org",
        "http://localhost",
        "🏟.x",
    ],
)
def test_no_web_address(text: str) -> None:
    """A sentence that goes on, an unknown ending or a broken name is no address."""
    assert found_in(text) == []


@settings(max_examples=40)
@given(texts(SIGNS))
def test_found_lies_apart(text: str) -> None:
    """Whatever the text, what is found lies in it, in order, and nothing twice."""
    passed = 0
    for entity in found_in(text):
        assert entity["offset"] >= passed
        passed = entity["offset"] + entity["length"]
    assert passed <= length(text)


def test_long_words() -> None:
    """A page-long word is read in no time: no pattern tries again at every letter."""
    for sign in ("a", "a.", "@a", "#", "1 ", "+1", "a-", "://", "/a"):
        assert len(found_in(sign * 4096)) <= 4096
