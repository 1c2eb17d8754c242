"""What a browser asks for by itself, to keep the page as an app."""

import re
from pathlib import Path

import httpx
import pytest

STATIC = Path("bot/chat_server/page/static")
LARGEST_SCRIPTS = 90_000


async def test_manifest(http: httpx.AsyncClient) -> None:
    """The app has the bot's name, a start and icons, in the language of the page."""
    answer = await http.get("/manifest.webmanifest?language=ar")
    manifest = answer.json()
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert (manifest["short_name"], manifest["lang"], manifest["dir"]) == ("Hospes", "ar", "rtl")
    for icon in manifest["icons"]:
        assert (await http.get(icon["src"])).headers["Content-Type"] == icon["type"]


async def test_service_worker_keeps_only_what_is_there(http: httpx.AsyncClient) -> None:
    """It may serve the whole page, is asked for anew each time, and names no file in vain."""
    worker = await http.get("/sw.js")
    assert worker.headers["Cache-Control"] == "no-cache"
    assert worker.headers["Content-Type"].startswith("text/javascript")
    kept = re.findall(r'"(/[\w./-]+[^/])"', worker.text)
    assert "/offline" in kept
    for path in kept:
        assert (await http.get(path, follow_redirects=True)).status_code == 200
        assert not path.startswith(("/api", "/people", "/chat"))


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "Pas de connexion"), ("en", "No connection")]
)
async def test_offline_page(http: httpx.AsyncClient, language: str, said: str) -> None:
    """It tells the truth, in the language of the browser, without a script."""
    page = await http.get("/offline", headers={"Accept-Language": language})
    assert said in page.text
    assert "<script" not in page.text


def test_scripts_stay_small_and_at_home() -> None:
    """All scripts together are small, need nothing from elsewhere, and never write HTML."""
    scripts = {file.name: file.read_text(encoding="utf-8") for file in STATIC.glob("*.js")}
    assert sum(len(text.encode()) for text in scripts.values()) < LARGEST_SCRIPTS
    for name, text in scripts.items():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text)
        for module in re.findall(r'from "([^"]+)"', text):
            assert module.startswith("./"), name
            assert module.removeprefix("./") in scripts
