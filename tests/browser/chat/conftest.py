"""A table laid for each test of the chat page."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest_asyncio

from tests.browser.chat.table import Table, laid

if TYPE_CHECKING:
    from playwright.async_api import Page


@pytest_asyncio.fixture(loop_scope="session")
async def table(page: "Page") -> AsyncIterator[Table]:
    async with laid(page) as opened:
        yield opened
