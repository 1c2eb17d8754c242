"""The configuration."""

from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.domain.retention import USUAL, Ages
from bot.errors import StartupError
from bot.settings import Settings, load, unknown


def test_bots_by_name() -> None:
    """The first bot is called telegram; further ones have the names that they were given."""
    settings = Settings.model_validate(
        {"bot_token": "1:a", "more_bots": " south=2:b , north = 3:c=d,"}
    )
    assert settings.bots == {"telegram": "1:a", "south": "2:b", "north": "3:c=d"}
    assert Settings.model_validate({"more_bots": "south=2:b"}).bots == {"south": "2:b"}


@pytest.mark.parametrize(
    "given", ["2:b", "South=2:b", "south=", "south=2:b,south=3:c", "telegram=2:b", "web=2:b"]
)
def test_bots_that_do_not_fit(given: str) -> None:
    """A bot without a name of its own is refused, with an example and without any token."""
    settings = Settings.model_validate({"bot_token": "1:a", "more_bots": given})
    with pytest.raises(StartupError, match="name=token") as refused:
        _ = settings.bots
    assert "2:b" not in str(refused.value)


def test_no_token_is_shown() -> None:
    """Neither token appears when the settings are printed."""
    settings = Settings.model_validate({"bot_token": "1:abc", "more_bots": "south=2:def"})
    assert "abc" not in repr(settings)
    assert "def" not in repr(settings)


def test_how_long_things_are_kept() -> None:
    """Days can be set; what is not set is as the data page says."""
    assert Settings().ages == USUAL
    settings = Settings.model_validate({"keep_letters": "30", "keep_seen": "2"})
    assert settings.ages == Ages(seen=timedelta(2), letters=timedelta(30))


@pytest.mark.parametrize("name", ["keep_letters", "keep_seen"])
def test_what_must_be_kept_for_two_days(name: str) -> None:
    """A day's letters count against the daily cap, and Telegram brings updates again for a day."""
    with pytest.raises(ValidationError, match="greater than or equal to 2"):
        Settings.model_validate({name: "1"})


@pytest.mark.parametrize(("token", "more"), [("1:a", "south=1:b"), ("", "south=2:b,north=2:b")])
def test_one_bot_is_not_run_twice(token: str, more: str) -> None:
    """Two names for one bot are refused before either polls, with both names and no token."""
    settings = Settings.model_validate({"bot_token": token or None, "more_bots": more})
    with pytest.raises(StartupError, match="is the same bot as") as refused:
        _ = settings.bots
    assert ":b" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOSPES_PUBLIC_URL", "foo"),
        ("HOSPES_PUBLIC_URL", "https://me:secret@visits.example.org"),
        ("HOSPES_TELEGRAM_API", "foo"),
        ("HOSPES_TELEGRAM_API", ""),
        ("HOSPES_METRICS_TOKEN", "secret-\u00e9"),
        ("HOSPES_METRICS_TOKEN", "secret word"),
        ("HOSPES_PORT", "secret"),
        ("HOSPES_KEEP_SEEN", "1"),
    ],
)
def test_what_does_not_fit_is_named_as_it_is_set(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """The sentence has the name that the operator wrote, and never what they wrote there."""
    monkeypatch.setenv(name, value)
    with pytest.raises(StartupError, match=f"does not fit:\n  {name}: ") as refused:
        load()
    assert "secret" not in str(refused.value)
    assert "Value error" not in str(refused.value)


def test_addresses_that_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy's path, or a server on this machine."""
    monkeypatch.setenv("HOSPES_PUBLIC_URL", "https://example.org/visits/")
    monkeypatch.setenv("HOSPES_TELEGRAM_API", "http://127.0.0.1:8081")
    assert load().address == "https://example.org/visits"


def test_a_file_that_is_no_utf_8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place of the byte is said; what is in the file is not."""
    monkeypatch.chdir(tmp_path)
    Path(".env").write_bytes(b"BOT_TOKEN=\xff")
    with pytest.raises(StartupError, match=r"\.env is not UTF-8 \(byte 11\)"):
        load()


def test_a_misspelt_setting_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the environment and in the file; what comes near is named."""
    monkeypatch.chdir(tmp_path)
    assert unknown() == {}
    Path(".env").write_text("HOSPES_PUBLIC_URI=https://example.org\nHOSPES_PORT=0\nOTHER=1\n")
    monkeypatch.setenv("HOSPES_XYZQJKW_SERVICE_NUMBER", "1")
    assert unknown() == {
        "HOSPES_PUBLIC_URI": "HOSPES_PUBLIC_URL",
        "HOSPES_XYZQJKW_SERVICE_NUMBER": "",
    }


def test_where_chats_are_kept() -> None:
    """In the folder of the data, or where the database is, as the chat server names it."""
    assert Settings(data=Path("there")).chat_store == Path("there/chat.db")
    assert Settings(database_url="sqlite:///x.db").chat_store == Path("data/chat.db")
    for given in ("postgresql://a@b/c", "postgresql+psycopg://a@b/c"):
        assert Settings(database_url=given).chat_store == "postgresql://a@b/c"


@pytest.mark.parametrize("given", ["nobody", "A <b@c", "a@b\r\nBcc: c@d", "Hospes <hospes>"])
def test_whom_mails_are_from(given: str) -> None:
    """An e-mail address, with a name or without; a server without one is told so."""
    assert Settings(smtp_from="Hospes <hospes@example.org>").mails is False
    assert Settings(smtp_host="m.example.org", smtp_from="hospes@example.org").mails
    with pytest.raises(StartupError, match="HOSPES_SMTP_FROM is missing"):
        _ = Settings(smtp_host="m.example.org").mails
    with pytest.raises(ValidationError, match="no e-mail address"):
        Settings(smtp_from=given)
