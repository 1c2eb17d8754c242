"""A book with what is hard to write, and a reader of XLSX that knows the format, not our writer."""

import io
import re
import zipfile
from datetime import datetime
from xml.etree import ElementTree as ET

from bot.documents.exports.model import Book, Cell, Column, Table

MADE = datetime(2027, 4, 21, 9, 30)  # noqa: DTZ001 # on the clock of the file
HEAD = (Column("Text", wide=True), Column("Number"), Column("Share", share=True), Column("Time"))
ROW: tuple[Cell, ...] = ("=1+1", -3, 0.25, MADE)

BOOK = Book(
    title="Opening the shipyard",
    about="Read me\nfirst",
    made_at=MADE,
    tables=(
        Table("Overview", HEAD, (ROW, ("été ☀️", 2.5, None, None))),
        Table("What is hard: [a/b]?", HEAD, ()),
        Table("what is hard  a b", HEAD, (ROW,)),
    ),
)

_NAMESPACES = {
    "m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}


class Workbook:
    """An XLSX as its XML says (ECMA-376, part 1)."""

    def __init__(self, content: bytes) -> None:
        self.parts = zipfile.ZipFile(io.BytesIO(content))
        assert self.parts.testzip() is None
        self._shared = [
            "".join(found.text or "" for found in item.iter(f"{{{_NAMESPACES['m']}}}t"))
            for item in self._xml("xl/sharedStrings.xml").findall("m:si", _NAMESPACES)
        ]

    @property
    def sheets(self) -> list[str]:
        """Give the names of the sheets."""
        found = self._xml("xl/workbook.xml").findall("m:sheets/m:sheet", _NAMESPACES)
        return [sheet.attrib["name"] for sheet in found]

    def rows(self, number: int) -> list[list[str | float]]:
        """Give the cells of a sheet, counted from 1, row by row; no formula may be among them."""
        sheet = self._xml(f"xl/worksheets/sheet{number}.xml")
        assert sheet.find(".//m:f", _NAMESPACES) is None
        return [
            [self._cell(cell) for cell in row.findall("m:c", _NAMESPACES)]
            for row in sheet.findall(".//m:row", _NAMESPACES)
        ]

    def _cell(self, cell: ET.Element) -> str | float:
        value = cell.findtext("m:v", "", _NAMESPACES)
        if cell.get("t") == "s":
            escaped = self._shared[int(value)]
            return re.sub(r"_x([0-9A-F]{4})_", lambda sign: chr(int(sign[1], 16)), escaped)
        return float(value) if value else ""

    def _xml(self, name: str) -> ET.Element:
        return ET.fromstring(self.parts.read(name))  # noqa: S314 # written by ourselves
