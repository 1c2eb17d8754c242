"""People files as spreadsheets write them."""

from pathlib import Path

import pytest

from bot.domain.code_pages import CODE_PAGES
from bot.domain.people_file import Fault, PeopleFile, read_people
from bot.domain.spreadsheet import BadFile

SAMPLE = Path("bot/rehearsal/sample/participants.csv")
NAMES = ("Żaneta Brzęczyk-Śliwińska", "Krešimir Đurđek", "Jiří Novák")


def written(names: tuple[str, ...], separator: str = ",", end: str = "\n") -> str:
    head = separator.join(["participant_id", "Display Name", "E-Mail"])
    rows = [
        separator.join([f"{number}", name, f"p{number}@example.org"])
        for number, name in enumerate(names, 1)
    ]
    return end.join([head, *rows]) + end


def names_in(read: PeopleFile) -> tuple[str, ...]:
    return tuple(row.invitee.name for row in read.rows)


def test_the_sample_is_good() -> None:
    """All 24 awkward names are read, quotes and all, and nothing is lost."""
    read = read_people(SAMPLE.read_bytes())
    assert (len(read.rows), read.faults, read.encoding, read.guessed) == (24, (), "utf-8", False)
    andreas = read.rows[2].invitee
    assert andreas.name.endswith('"Λοΐζου')
    assert andreas.certificate_name == "Andreas Hadjiloizou"
    assert andreas.details["languages"] == "el:native;en:C2;tr:A2"
    assert read.rows[0].line == 2


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(separator: str, end: str) -> None:
    """The separator is the one that makes sense of the first line."""
    read = read_people(written(NAMES, separator, end).encode())
    assert names_in(read) == NAMES


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [
        ("utf-8", False),
        ("utf-8-sig", False),
        ("utf-16", False),
        ("utf-32", False),
        ("utf-16-le", False),
        ("utf-16-be", False),
        ("cp1250", True),
    ],
)
def test_encodings(encoding: str, guessed: bool) -> None:
    """Names survive the encodings that spreadsheets write; a guess is said to be one."""
    read = read_people(written(NAMES).encode(encoding))
    assert names_in(read) == NAMES
    assert read.guessed == guessed


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        (("Zoé Müller", "François Lefèvre"), "cp1252"),
        (("François Lefèvre", "João Conceição", "Goñi", "Õunapuu"), "cp1252"),
        (("Jiří Dvořák", "Černý"), "cp1250"),
        (("Елица Дончева",), "cp1251"),
        (("Θεοφανώ Καραδήμου",), "cp1253"),
        (("Şirin Ağaoğlu",), "cp1254"),
        (("Jūratė Žąsytė",), "cp1257"),
    ],
)
def test_old_encodings(names: tuple[str, ...], encoding: str) -> None:
    """Names from an old Windows spreadsheet come out right, as far as can be told."""
    read = read_people(written(names, ";").encode(encoding))
    assert (names_in(read), read.encoding, read.guessed) == (names, encoding, True)


def _fits(name: str, page: str) -> bool:
    try:
        return bool(name.encode(page))
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize("page", CODE_PAGES)
def test_the_names_of_the_sample_in_every_code_page(page: str) -> None:
    """Of the sample's names, those that a code page can hold are read as they were written."""
    sample = names_in(read_people(SAMPLE.read_bytes()))
    names = tuple(name.replace('"', "") for name in sample if _fits(name, page))
    assert names_in(read_people(written(names).encode(page))) == names


def test_an_encoding_that_is_said() -> None:
    """Where somebody says the encoding nothing is guessed; what cannot be is refused."""
    content = written(("Õunapuu",)).encode("cp1252")
    read = read_people(content, "cp1250")
    assert (names_in(read), read.encoding, read.guessed) == (("Őunapuu",), "cp1250", False)
    with pytest.raises(BadFile, match="said to be utf-8"):
        read_people(content, "utf-8")
    for unknown in ("windows", "rot13"):
        with pytest.raises(BadFile, match="Usual are cp1250, cp1251"):
            read_people(content, unknown)


def test_a_separator_that_the_file_names() -> None:
    """Excel's first line `sep=;` is understood, and lines still count from the file's first."""
    text = "sep=;\nreference;name;email\n1;Anna;nowhere\n"
    assert read_people(text.encode()).faults[0].line == 3


def test_lines_are_those_of_the_file() -> None:
    """Empty lines and line breaks inside quotes do not shift the numbers."""
    text = 'id,name,email,notes\n\n1,Anna,a@example.org,"two\nlines"\n2,,b@example.org,\n'
    read = read_people(text.encode())
    assert [row.line for row in read.rows] == [3]
    assert read.rows[0].invitee.details == {"notes": "two\nlines"}
    assert read.faults == (Fault(5, "name is empty"),)


def test_repeated_people_are_refused() -> None:
    """The second row with a reference or an e-mail address says where the first is."""
    text = "id,name,email\n1,Anna,a@example.org\n1,Ben,b@example.org\n2,Anna B,A@EXAMPLE.org\n"
    assert read_people(text.encode()).faults == (
        Fault(3, 'reference "1" stands in line 2 already'),
        Fault(4, 'email "a@example.org" stands in line 2 already'),
    )


def test_a_row_of_another_width() -> None:
    """A row with a cell too many or too few is told, not guessed."""
    text = "id,name,email\n1,Ek, Anna,a@example.org\n2,Ben\n"
    assert [fault.reason for fault in read_people(text.encode()).faults] == [
        "4 cells where the first line has 3; are quotes missing?",
        "2 cells where the first line has 3; are quotes missing?",
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\n \n", "The file is empty."),
        (b"id,name,email\n", "names nobody"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "This is no text"),
        (b"id,name\n1,Zo\xe9\x01\n", "This is no text"),
        (b"\xef\xbb\xbfid\xff", "said to be utf-8-sig"),
        (
            b"id,name,email,mail\n1,A,a@example.org,\n",
            'Two columns mean the same: "email" and "mail"',
        ),
        (b"id,name,phone\n1,A,1\n", "There is no column email"),
        (b"participants_id,name,email\n", 'Is it "participants_id"? Then call it reference.'),
        (b'id,name,email\n1,"' + b"x" * 140_000 + b'",a@example.org\n', "The file is no CSV"),
    ],
)
def test_a_file_that_cannot_be_read(content: bytes, sentence: str) -> None:
    """What is wrong with the whole file is told in a sentence."""
    with pytest.raises(BadFile) as bad:
        read_people(content)
    assert sentence in str(bad.value)
