"""What the command line runs for long."""

from collections.abc import Iterator

import pytest
import structlog
from structlog.testing import capture_logs

from bot.app.verbs import run
from bot.errors import StartupError


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    before = structlog.get_config()
    yield
    structlog.configure(**before)


def test_a_webhook_that_cannot_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said before anything is asked of the channel, and without the address."""
    monkeypatch.setenv("BOT_TOKEN", "123:abc")
    monkeypatch.setenv("HOSPES_TELEGRAM_API", "http://127.0.0.1:9")
    with pytest.raises(StartupError, match=r"--webhook does not fit: .* user") as refused:
        run("https://me:secret@visits.example.org")
    assert "secret" not in str(refused.value)


def test_a_misspelt_setting_is_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log has the name that is meant; the start goes on, here to the next mistake."""
    monkeypatch.setenv("HOSPES_PROT", "secret")
    with capture_logs() as logs, pytest.raises(StartupError, match="does not fit"):
        run("nowhere")
    [told] = logs
    assert (told["setting"], told["meant"]) == ("HOSPES_PROT", "HOSPES_PORT")
    assert "secret" not in str(told)
