"""What others wrote never runs; nothing is asked or kept behind one's back."""

from tests.browser.chat.table import Table, button

_EVIL = "<img src=x onerror=document.title='broken'><script>document.title='broken'</script>"
_NOTED = """() => {
    if (!window.ServiceWorkerRegistration) return;
    window.asked = 0;
    window.shown = [];
    Object.defineProperty(Notification, 'permission', {get: () => window.allowed ?? 'default'});
    Notification.requestPermission = async () => {
        window.asked += 1;
        window.allowed = 'granted';
        return 'granted';
    };
    ServiceWorkerRegistration.prototype.showNotification = async (title, options) => {
        window.shown.push([title, options.body ?? '']);
    };
    Object.defineProperty(document, 'hidden', {get: () => window.away ?? false});
}"""


async def test_nothing_people_wrote_runs(table: Table) -> None:
    """Markup in texts, captions, names, file names, buttons and answers is shown as text."""
    anna = table.server.person(_EVIL, _EVIL)
    await anna.open()
    await anna.send(_EVIL)
    await anna.send_document(b"x", f"{_EVIL}.txt", caption=_EVIL)
    await anna.send_contact("123", _EVIL)
    await table.bot.send_message(anna.id, f"javascript:alert(1) {_EVIL}")
    table.anna = anna
    await table.say(_EVIL, [button(_EVIL, "x")])
    await table.come()
    await table.messages.nth(5).wait_for()
    pressed = table.page.locator(".keyboard button")
    await pressed.click()
    query = (await table.bot.get_updates(timeout=5, offset=-1))[0].callback_query
    assert query is not None
    await query.answer(_EVIL)
    await table.page.locator("#toasts p").filter(has_text=_EVIL).wait_for()
    assert "broken" not in (await table.page.title()).split("<")[0]
    assert await table.page.locator("#app :is(img[src=x], script)").count() == 0
    assert await table.page.locator("a[href^='javascript' i]").count() == 0
    assert await pressed.inner_text() == _EVIL


async def test_notifications_are_asked_for_by_the_button_only(table: Table) -> None:
    """Nobody is asked at load; allowed, a hidden page notifies without content, a seen one not."""
    await table.page.add_init_script(f"({_NOTED})()")
    await table.come()
    await table.say("first secret")
    await table.has("first secret")
    assert await table.page.evaluate("[window.asked, window.shown.length]") == [0, 0]
    await table.page.get_by_role("button", name="Menu").click()
    await table.page.get_by_role("button", name="Notify me of new messages").click()
    await table.page.get_by_text("Notifications are on").wait_for()
    await table.page.get_by_role("button", name="Close").click()
    await table.say("second secret")
    await table.has("second secret")
    assert await table.page.evaluate("window.shown") == []
    await table.page.evaluate("navigator.serviceWorker.ready.then(() => { window.away = true; })")
    await table.say("third secret")
    await table.page.wait_for_function("() => window.shown.length > 0")
    assert await table.page.evaluate("window.shown") == [["Hospes has a message for you", ""]]
    assert await table.page.evaluate("window.asked") == 1


async def test_only_the_shell_is_kept(table: Table) -> None:
    """What is kept are the page's own files, no message; the offline page tells the truth."""
    await table.say("a secret")
    await table.come()
    await table.page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    await table.page.reload()
    await table.has("a secret")
    kept = await table.page.evaluate(
        "caches.open('shell-1').then(one => one.keys())"
        ".then(all => all.map(one => new URL(one.url).pathname))"
    )
    assert "/offline" in kept
    assert all(path == "/offline" or path.startswith("/static/") for path in kept)
    await table.page.context.set_offline(True)
    await table.page.reload()
    await table.page.get_by_role("heading", name="No connection").wait_for()
    assert await table.page.get_by_text("Messages are not kept on this device").is_visible()
    await table.page.context.set_offline(False)
    await table.page.get_by_role("link", name="Try again").click()
    await table.has("a secret")


async def test_it_can_be_installed(table: Table) -> None:
    """The manifest has a name, a start and icons that are there, in the sizes that it says."""
    await table.come()
    address = await table.page.locator("link[rel=manifest]").get_attribute("href")
    answer = await table.page.request.get(f"{table.url}{address}")
    assert answer.headers["content-type"] == "application/manifest+json"
    manifest = await answer.json()
    assert (manifest["name"], manifest["start_url"]) == ("Hospes chat", "/")
    for icon in manifest["icons"]:
        size = await table.page.evaluate(
            "async src => { const image = new Image(); image.src = src; await image.decode();"
            " return `${image.naturalWidth}x${image.naturalHeight}`; }",
            icon["src"],
        )
        assert icon["sizes"] in (size, "any")


async def test_a_closed_account_is_told(table: Table) -> None:
    """Whoever's chat is gone is led away from it, and the page asks no more."""
    await table.come()
    await table.server.erase(table.anna.id)
    await table.page.wait_for_url(f"{table.url}/")
