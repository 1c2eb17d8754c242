"""The texts as fluent.syntax sees them: messages, their variables, what chooses among variants."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from babel import Locale
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot import texts

FOLDER = Path(texts.__file__).parent
Entries = Mapping[str, ast.Message | ast.Term]  # terms begin with a hyphen
_CATEGORIES = {"zero", "one", "two", "few", "many"}  # CLDR's, but for the rest, `other`
_LARGEST = 200  # up to which plural rules are tried


@cache
def entries(language: str) -> Entries:
    """Read all files of a language."""
    files = sorted((FOLDER / language).glob("*.ftl"))
    return parsed("".join(path.read_text(encoding="utf-8") + "\n" for path in files))


def parsed(text: str) -> Entries:
    """Read messages and terms; what is no Fluent, or a second entry of a name, is a fault."""
    found: dict[str, ast.Message | ast.Term] = {}
    for entry in FluentParser().parse(text).body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message | ast.Term):
            name = entry.id.name if isinstance(entry, ast.Message) else f"-{entry.id.name}"
            assert name not in found, name
            found[name] = entry
    return found


@cache
def messages(language: str) -> dict[str, ast.Message]:
    """Give the messages of a language by name."""
    return {name: one for name, one in entries(language).items() if isinstance(one, ast.Message)}


class _Seen(Visitor):
    """Notes variables, the numbers among them, and what is said meanwhile."""

    def __init__(self, known: Entries) -> None:
        self.known = known
        self.names: set[str] = set()
        self.numbers: set[str] = set()
        self.choices: list[ast.SelectExpression] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the library's name
        self.names.add(node.id.name)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802 - the library's name
        given = node.arguments.positional
        self.numbers |= {one.id.name for one in given if isinstance(one, ast.VariableReference)}
        self.generic_visit(node)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - the library's name
        self.visit(self.known[node.id.name])

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802 - the library's name
        self.visit(self.known[f"-{node.id.name}"])

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 - the library's name
        self.choices.append(node)
        keys = {_key(variant) for variant in node.variants}
        counts = keys & _CATEGORIES or any(key.isdigit() for key in keys)
        if counts and isinstance(node.selector, ast.VariableReference):
            self.numbers.add(node.selector.id.name)
        self.generic_visit(node)


def seen(entry: ast.BaseNode, known: Entries) -> _Seen:
    """Look through an entry, and through what it refers to."""
    visitor = _Seen(known)
    visitor.visit(entry)
    return visitor


def unclear_plurals(language: str, known: Entries) -> Iterator[str]:
    """Name what says nothing of a number where its language uses the same words for several.

    Croatian says "1 dan" and "21 dan" by one rule: a variant for `one` must hold the number.
    """
    rule = Locale.parse(language).plural_form
    for name, entry in known.items():
        for choice in seen(entry, known).choices:
            exact = {_key(variant) for variant in choice.variants}
            for variant in choice.variants:
                plural = _key(variant) if _key(variant) in _CATEGORIES else ""
                alike = [n for n in range(1, _LARGEST) if rule(n) == plural]
                several = [n for n in alike if str(n) not in exact]
                chosen_by = seen(choice.selector, known).names
                if len(several) > 1 and not chosen_by & seen(variant.value, known).names:
                    yield name


def _key(variant: ast.Variant) -> str:
    key = variant.key
    return str(key.value if isinstance(key, ast.NumberLiteral) else key.name)
