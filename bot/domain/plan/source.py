"""The text of a plan file as plain data: every scalar a string, every path with its line.

YAML alone would read 10:00 as 600, NO as false and two equal keys as one.
"""

import re
from dataclasses import dataclass, field

import yaml

from bot.domain.plan.problems import Problem, describe, error, join

LONGEST_FILE = 1_000_000  # code points; the largest sensible plan has a twentieth of that
DEEPEST = 24  # levels; a plan has ten
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# how PyYAML's own words begin, and ours for it
SYNTAX = {
    "alias": "alias",
    "depth": "depth",
    "mapping values are not allowed": "colon",
    "expected ',' or": "braces",
    "but found another document": "documents",
}

Data = str | list["Data"] | dict[str, "Data"]


@dataclass
class Source:
    """What a file says: the data, the line of every path, and what was wrong with the writing."""

    data: Data = ""
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, where: str) -> int | None:
        """Give the line of a path, or of the nearest thing around it."""
        while where and where not in self.lines:
            where = where.rpartition(".")[0]
        return self.lines.get(where)


class _Loader(yaml.SafeLoader):
    """Composes nodes only, refusing what could blow up: references and bottomless nesting."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own name and shape
    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="alias", problem_mark=self.get_mark())
        if self.depth == DEEPEST:
            raise yaml.MarkedYAMLError(problem="depth", problem_mark=self.get_mark())
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def read_source(text: str) -> Source:
    """Read YAML; a file that is none gives a source with problems and no data."""
    source = Source()
    if len(text) > LONGEST_FILE:
        source.problems.append(error("", f"{len(text)} characters", "file_size", most=LONGEST_FILE))
        return source
    try:
        node = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as failure:
        source.problems.append(_syntax_problem(text, failure))
    except yaml.reader.ReaderError as failure:
        source.problems.append(_character_problem(text, failure.position))
    else:
        source.data = _plain(node, "", source) if node else {}
    return source


def _character_problem(text: str, position: int) -> Problem:
    line = text.count("\n", 0, position) + 1
    return error("", f"U+{ord(text[position]):04X}", "control").on(line)


def _syntax_problem(text: str, failure: yaml.MarkedYAMLError) -> Problem:
    mark = failure.problem_mark or failure.context_mark
    line = min(mark.line, text.count("\n")) if mark else 0
    lines = text.split("\n")
    tab = next((i for i in range(line + 1) if re.match(" *\t", lines[i])), None)
    if tab is not None:
        return error("", describe(lines[tab]), "tab").on(tab + 1)
    reason = failure.problem or ""
    code = next((SYNTAX[start] for start in SYNTAX if reason.startswith(start)), "yaml")
    return error("", describe(lines[line].strip()), code, reason=reason).on(line + 1)


def _plain(node: yaml.Node, where: str, source: Source) -> Data:
    source.lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _plain_map(node, where, source)
    if isinstance(node, yaml.SequenceNode):
        places = enumerate(node.value, start=1)
        return [_plain(child, join(where, place), source) for place, child in places]
    text = str(node.value)
    if UNPRINTABLE.search(text):
        source.problems.append(error(where, ascii(text), "control").on(node.start_mark.line + 1))
    return text


def _plain_map(node: yaml.MappingNode, where: str, source: Source) -> dict[str, Data]:
    found: dict[str, Data] = {}
    for key_node, value_node in node.value:
        line, key = key_node.start_mark.line + 1, str(key_node.value)
        path = join(where, key)
        if not isinstance(key_node, yaml.ScalarNode):
            source.problems.append(error(where, "a group as a name", "name").on(line))
        elif key in found:
            first = source.lines[path]
            source.problems.append(error(path, "it twice", "duplicate", first=first).on(line))
        else:
            source.lines[path] = line
            found[key] = _plain(value_node, path, source)
    return found
