"""The certificate as a PDF: what was frozen at its issue, in words of one language."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row

from bot.documents.certificate import CertificateText, render_certificate
from bot.domain.plan.scalars import Localised
from bot.services.verifying import Verification, link
from bot.texts import catalogue, times
from bot.views.content import Attachment
from bot.views.reader import Reader
from storage.ids import unshort
from storage.work import Reading

MINUTES = 60  # of an hour


def certificate_file(reading: Reading, _reader: Reader, about: str) -> Attachment:
    """Find the PDF that `<certificate id>:<language>` names."""
    certificate_id, _, language = about.partition(":")
    row = reading.certificates.by_id(unshort(certificate_id))
    if row is None:
        raise LookupError(about)
    text = certificate_text(row, language, link(reading, row))
    return Attachment(
        recipe=f"certificate:{about}",
        kind="document",
        file_name=file_name(row.number),
        draw=lambda: render_certificate(text),
    )


def file_name(number: str) -> str:
    """Name the file of a certificate; a check character `*` may not stand in it everywhere."""
    return f"{number.replace('*', 'x')}.pdf"


def certificate_text(row: Row[Any], language: str, verification_url: str) -> CertificateText:
    """Put a row of `certificates` into words.

    Args:
        row: the certificate.
        language: one of `catalogue.languages()`.
        verification_url: the link that checks it.
    """
    facts = row.facts

    def say(key: str, **args: str | float) -> str:
        return catalogue.plain(language, f"certificate-{key}", args)

    def written(given: Any) -> str:  # noqa: ANN401 - JSON, a text or one per language
        return Localised.read(given).in_(language, facts["working_language"])

    issued = date.fromisoformat(facts["issued"])
    return CertificateText(
        language=language,
        title=say(f"title-{row.kind}"),
        lead_in=say("lead-in"),
        name=facts["name"],
        organisation=facts["organisation"] or None,
        took_part=say("took-part"),
        visit=written(facts["visit"]),
        host=written(facts["host"]),
        programme=written(facts["programme"]) or None,
        dates=dates_of(facts, language),
        form=say(f"form-{facts['format']}"),
        days=say("days", days=facts["days"], planned=facts["days_planned"]),
        hours=say(
            "hours",
            hours=facts["minutes"] / MINUTES,
            planned=facts["minutes_planned"] / MINUTES,
        ),
        outcomes_heading=say("outcomes"),
        outcomes=tuple(map(written, facts["outcomes"])),
        statement=say(f"statement-{row.kind}"),
        issuer=facts["issuer"],
        signatory=facts["signatory"],
        signatory_role=written(facts["signatory_role"]),
        issued=issued,
        issued_on=say("issued-on", date=times.full_date(issued, language)),
        number_label=say("number"),
        number=row.number,
        verification_label=say("check-at"),
        verification_url=verification_url,
        qr_alt=say("qr"),
    )


def dates_of(facts: Mapping[str, Any], language: str) -> str:
    """Write from when to when a certificate's visit was."""
    first, last = (
        times.full_date(date.fromisoformat(facts[name]), language)
        for name in ("first_day", "last_day")
    )
    if first == last:
        return first
    return catalogue.plain(language, "certificate-dates", {"first": first, "last": last})


def public_facts(found: Verification, language: str) -> list[tuple[str, str]]:
    """Give what anybody with the link may read, each with its label; nothing if there is none."""
    facts = found.facts
    if not facts:
        return []
    visit = Localised.read(facts["visit"]).in_(language, facts["working_language"])
    values = {
        "number": found.number,
        "name": facts["name"],
        "visit": visit,
        "dates": dates_of(facts, language),
        "kind": catalogue.plain(language, f"certificate-title-{facts['kind']}"),
    }
    return [(catalogue.plain(language, f"verify-{name}"), values[name]) for name in values]
