"""Checking certificates on their page, as anybody could who holds one."""

import asyncio
from dataclasses import replace
from urllib.parse import quote

import aiohttp

from bot.rehearsal.facts import CertificateFacts, Facts


async def verified(facts: Facts, url: str) -> Facts:
    """Ask the page for every certificate, and for its number with a wrong digit."""
    async with aiohttp.ClientSession(url) as session:
        visits = [
            replace(
                visit,
                certificates=await asyncio.gather(
                    *(_check(session, certificate) for certificate in visit.certificates)
                ),
            )
            for visit in facts.visits
        ]
    return replace(facts, visits=visits)


async def _check(session: aiohttp.ClientSession, found: CertificateFacts) -> CertificateFacts:
    status, page = await _page(session, found.number, found.page)
    wrong = found.number[:-3] + chr(ord(found.number[-3]) ^ 1) + found.number[-2:]
    mistyped, _ = await _page(session, wrong, found.page)
    return replace(found, page_status=status, page=page, mistyped_status=mistyped)


async def _page(session: aiohttp.ClientSession, number: str, token: str) -> tuple[int, str]:
    async with session.get(f"/c/{quote(number)}/{token}") as response:
        return response.status, await response.text()
