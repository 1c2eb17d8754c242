"""The certificate: one A4 page, readable by people, screen readers and cameras."""

import io
from dataclasses import asdict, dataclass
from datetime import date

from bot.documents.typesetting import all_drawable, typeset_pdf

QUIET_ZONE = 4
"""Modules of white around the QR code (ISO/IEC 18004)."""


@dataclass(frozen=True)
class CertificateText:
    """Everything that appears on a certificate, in its language, ready to print."""

    language: str  # BCP 47: "en", "pt-BR"
    title: str  # "Certificate of attendance and completion"
    lead_in: str  # "This is to certify that"
    name: str  # as its holder chose to write it
    organisation: str | None
    took_part: str  # "took part in"
    visit: str
    host: str
    programme: str | None
    dates: str  # "20 to 23 April 2027"
    form: str  # "online"
    days: str  # "3 of 4 days attended"
    hours: str  # "6 of 8 programme hours"
    outcomes_heading: str
    outcomes: tuple[str, ...]
    statement: str  # "This document certifies attendance; it is not an assessment."
    issuer: str
    signatory: str
    signatory_role: str
    issued: date  # the date inside the file; on paper it is `issued_on`
    issued_on: str  # "Issued on 24 April 2027"
    number_label: str  # "Certificate number"
    number: str
    verification_label: str  # "Check this certificate at"
    verification_url: str
    qr_alt: str  # what the QR code is, for those who cannot see it


def render_certificate(text: CertificateText) -> bytes:
    """Return the certificate as PDF/UA-1, the same bytes for the same text.

    Takes some milliseconds of CPU: call it in a thread.

    The name is printed as it is or not at all; elsewhere what has no glyph is left out or shows
    as a sign for it.

    Raises:
        Undrawable: a character of the name has no glyph; ask `missing_glyphs` when it is typed.
    """
    data = {
        **all_drawable(asdict(text)),
        "name": text.name,
        "issued": [text.issued.year, text.issued.month, text.issued.day],
        "qr": qr_code(text.verification_url),
    }
    return typeset_pdf("certificate.typ", data, text.issued)


def qr_code(url: str) -> str:
    """Return a QR code of `url` as SVG; it still reads with 15 % of it stained (level M)."""
    drawing = io.BytesIO()
    import segno  # noqa: PLC0415 - a start that draws nothing need not wait for it

    code = segno.make_qr(url, error="m", boost_error=False)
    code.save(drawing, kind="svg", border=QUIET_ZONE, xmldecl=False)
    return drawing.getvalue().decode()
