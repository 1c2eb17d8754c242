"""Certificates, read back from the PDF."""

import io
import re
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from typing import Any
from xml.etree import ElementTree as ET

import pypdf
import pytest
import segno

from bot.documents.certificate import QUIET_ZONE, CertificateText, qr_code, render_certificate
from bot.documents.typesetting import Undrawable
from tests.bot.documents.samples import CERTIFICATES, NAMES, PLAIN

RIGHT_TO_LEFT = {"arabic", "hebrew"}
NOT_PRINTED = {"language", "outcomes", "qr_alt", "issued"}


def read(text: CertificateText) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(render_certificate(text)))


def printed(text: CertificateText) -> str:
    return bare(read(text).pages[0].extract_text())


def bare(text: str) -> str:
    """Return `text` without the white space that lines are broken at."""
    return re.sub(r"[\s\u200b]", "", unicodedata.normalize("NFC", text))


def root(text: CertificateText) -> Any:  # noqa: ANN401 # a tree of PDF objects
    return read(text).root_object


def tags(element: Any) -> Iterator[Any]:  # noqa: ANN401 # the same
    element = element.get_object()
    if isinstance(element, pypdf.generic.ArrayObject):
        for child in element:
            yield from tags(child)
    elif isinstance(element, pypdf.generic.DictionaryObject):
        yield element
        yield from tags(element.get("/K", pypdf.generic.NullObject()))


@pytest.mark.parametrize("kind", sorted(CERTIFICATES))
def test_a_certificate_is_one_a4_page(kind: str) -> None:
    """However long its texts are, a certificate is one upright A4 page."""
    (page,) = read(CERTIFICATES[kind]).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


def test_everything_is_printed() -> None:
    """Every string of the text can be read on the page."""
    text = printed(PLAIN)
    words = [getattr(PLAIN, field.name) for field in fields(PLAIN) if field.name not in NOT_PRINTED]
    assert [word for word in (*words, *PLAIN.outcomes) if bare(word) not in text] == []


def test_what_is_absent_leaves_no_trace() -> None:
    """Without outcomes their heading is left out, and nothing is printed for a missing field."""
    text = printed(CERTIFICATES["bare"])
    assert bare(PLAIN.outcomes_heading) not in text
    assert "none" not in text.lower()


@pytest.mark.parametrize("kind", sorted(NAMES.keys() - RIGHT_TO_LEFT))
def test_a_name_is_printed_as_written(kind: str) -> None:
    """A name comes out letter by letter, in any script and with any sign of markup."""
    assert bare(NAMES[kind]) in printed(CERTIFICATES[kind])


@pytest.mark.parametrize("kind", sorted(RIGHT_TO_LEFT))
def test_a_name_from_right_to_left_keeps_its_letters(kind: str) -> None:
    """The letters of an Arabic or Hebrew name are all there, whatever order a reader gives them."""
    (line,) = (
        line
        for line in read(CERTIFICATES[kind]).pages[0].extract_text().splitlines()
        if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in line)
    )
    assert sorted(bare(line)) == sorted(bare(NAMES[kind]))


def test_markup_is_literal_in_every_field() -> None:
    """No field is read as markup, code or a reference."""
    evil = '#panic("x") *b* $x$ \\ <b>& @r'
    text = replace(PLAIN, visit=evil, host=evil, organisation=evil, title=evil, outcomes=(evil,))
    assert printed(text).count(bare(evil)) == 5


def test_the_file_says_what_it_is() -> None:
    """The file declares PDF/UA-1, carries title and author, and is dated as issued."""
    reader = read(PLAIN)
    assert reader.xmp_metadata is not None
    assert "<pdfuaid:part>1</pdfuaid:part>" in reader.xmp_metadata.stream.get_data().decode()
    assert reader.metadata is not None
    assert reader.metadata.title == f"{PLAIN.title} · {PLAIN.name}"
    assert reader.metadata.author == PLAIN.issuer
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == PLAIN.issued


def test_the_file_can_be_read_aloud() -> None:
    """A reader is told the language, shown the title, and given tags."""
    catalog = root(replace(PLAIN, language="pt-BR"))
    assert catalog["/Lang"] == "pt-BR"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert catalog["/MarkInfo"]["/Marked"]


def test_the_page_has_a_structure() -> None:
    """A screen reader finds two levels of headings, a list, and words for the QR code."""
    found = list(tags(root(PLAIN)["/StructTreeRoot"]["/K"]))
    kinds = [tag.get("/S") for tag in found]
    assert [kind for kind in kinds if kind in {"/H1", "/H2"}] == ["/H1", "/H2"]
    assert kinds.count("/LI") == len(PLAIN.outcomes)
    assert PLAIN.qr_alt in [tag.get("/Alt") for tag in found]


def test_the_link_can_be_followed() -> None:
    """The printed link and the QR code both lead to the verification page."""
    (page,) = root(PLAIN)["/Pages"]["/Kids"]
    annotations = page.get_object()["/Annots"]
    targets = [annotation.get_object()["/A"]["/URI"] for annotation in annotations]
    assert targets == [PLAIN.verification_url] * 2


def test_the_qr_code_is_drawn_module_by_module() -> None:
    """The drawing holds exactly the code's dark modules, inside its quiet zone."""
    drawing = ET.fromstring(qr_code(PLAIN.verification_url))  # noqa: S314 # ours
    (path,) = drawing.iter("{http://www.w3.org/2000/svg}path")
    code = segno.make_qr(PLAIN.verification_url, error="m", boost_error=False)
    dark = sum(sum(row) for row in code.matrix)
    runs = [int(length) for length in re.findall(r"h(\d+)", path.attrib["d"])]
    assert sum(runs) == dark
    assert drawing.attrib["width"] == str(len(code.matrix) + 2 * QUIET_ZONE)


def test_the_same_text_gives_the_same_bytes() -> None:
    """A certificate can be made again, also in several threads at once, byte for byte."""
    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(render_certificate, [PLAIN] * 8))) == 1


@pytest.mark.parametrize(("name", "missing"), [("王 Wang", {"王"}), ("Ann\0a", {"\0"})])
def test_a_name_that_cannot_be_drawn_is_refused(name: str, missing: set[str]) -> None:
    """A certificate is not made with boxes for letters: the error names them."""
    with pytest.raises(Undrawable) as refusal:
        render_certificate(replace(PLAIN, name=name))
    assert refusal.value.characters == missing


def test_what_cannot_be_drawn_elsewhere_is_replaced() -> None:
    """Only the name must be exact: another text never keeps somebody from their certificate."""
    text = replace(PLAIN, organisation="王 Works", visit="Shipyard 🚢", outcomes=("ไทย and more",))
    shown = printed(text)
    assert "\ufffdWorks" in shown
    assert "\ufffd\ufffd\ufffdandmore" in shown
    assert "🚢" not in shown
