"""A strict reader of calendar files: it refuses whatever RFC 5545 does not allow.

It shares nothing with what writes them. Numbers in the complaints are sections of that RFC.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

_LINE = re.compile(
    r"(?P<name>[A-Z0-9-]+)"
    r'(?P<params>(?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*)'
    r":(?P<value>.*)"
)
_TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "UID", "NAME", "X-WR-CALNAME", "TZNAME"}
_INSIDE = {
    "": {"VCALENDAR"},
    "VCALENDAR": {"VTIMEZONE", "VEVENT"},
    "VTIMEZONE": {"STANDARD", "DAYLIGHT"},
    "VEVENT": {"VALARM"},
}
_NEEDED = {  # exactly once
    "VCALENDAR": {"VERSION", "PRODID"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}
_MAY_REPEAT = {"X-WR-CALNAME", "TZNAME"}
_FORM = {
    "DTSTAMP": re.compile(r"\d{8}T\d{6}Z"),
    "LAST-MODIFIED": re.compile(r"\d{8}T\d{6}Z"),
    "SEQUENCE": re.compile(r"\d+"),
    "STATUS": re.compile("CONFIRMED|CANCELLED"),
    "VERSION": re.compile(r"2\.0"),
    "METHOD": re.compile("PUBLISH"),
    "CALSCALE": re.compile("GREGORIAN"),
    "TZOFFSETFROM": re.compile(r"[+-]\d{4}(\d\d)?"),
    "TZOFFSETTO": re.compile(r"[+-]\d{4}(\d\d)?"),
    "TRIGGER": re.compile(r"-PT\d+M"),
    "ACTION": re.compile("DISPLAY"),
    "REFRESH-INTERVAL": re.compile(r"PT\d+H"),
    "URL": re.compile(r"[a-z]+://[!-~]+"),
}


@dataclass
class Part:
    """A component: its lines as (name, parameters, value), and the components in it."""

    kind: str
    lines: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)

    def value(self, name: str) -> str:
        """Give the value of a property, of a text without its escapes."""
        [found] = [value for known, _, value in self.lines if known == name]
        return unescaped(found) if name in _TEXTS else found

    def has(self, name: str) -> bool:
        return any(known == name for known, _, _ in self.lines)

    def inside(self, kind: str) -> list["Part"]:
        return [part for part in self.parts if part.kind == kind]


def read(content: bytes) -> Part:
    """Read a calendar file; AssertionError where it breaks a rule."""
    root = Part("")
    stack = [root]
    for line in unfolded(content):
        found = _LINE.fullmatch(line)
        assert found, f"no content line (3.1): {line!r}"
        name, value = found["name"], found["value"]
        if name == "BEGIN":
            assert value in _INSIDE.get(stack[-1].kind, set()), f"{value} in {stack[-1].kind}"
            part = Part(value)
            stack[-1].parts.append(part)
            stack.append(part)
        elif name == "END":
            assert stack.pop().kind == value, f"END:{value} closes something else"
        else:
            assert len(stack) > 1, f"outside of any component: {line!r}"
            stack[-1].lines.append((name, _params(found["params"]), value))
    assert len(stack) == 1, "something was never ended"
    [calendar] = root.parts
    _check(calendar)
    _check_whole(calendar)
    return calendar


def unfolded(content: bytes) -> list[str]:
    """Join folded lines, strictly (3.1)."""
    assert content.endswith(b"\r\n")
    raw = content[:-2].split(b"\r\n")
    lines: list[str] = []
    for octets in raw:
        assert len(octets) <= 75, f"{len(octets)} octets: {octets!r}"
        text = octets.decode()  # a character is never broken
        assert text, "an empty line"
        assert not re.search("[\x00-\x08\x0a-\x1f\x7f]", text), f"a control: {text!r}"
        if text[0] == " ":
            lines[-1] += text[1:]
        else:
            lines.append(text)
    return lines


def unescaped(value: str) -> str:
    """Take the escapes out of a text; there are no others than these (3.3.11)."""
    assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])*", value), f"escapes: {value!r}"
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)


def instant(calendar: Part, event: Part, name: str) -> datetime:
    """Give the UTC instant of DTSTART or DTEND, by the file's own VTIMEZONE and no other."""
    [(params, value)] = [(params, value) for known, params, value in event.lines if known == name]
    if value.endswith("Z"):
        assert not params
        return _time(value[:-1]).replace(tzinfo=UTC)
    [zone] = [z for z in calendar.inside("VTIMEZONE") if z.value("TZID") == params["TZID"]]
    return _by_zone(zone, _time(value)).replace(tzinfo=UTC)


def _by_zone(zone: Part, local: datetime) -> datetime:
    """Take a local time to UTC: the first, where it comes twice; none may be skipped."""
    changes = sorted(
        (
            _time(one.value("DTSTART")) - _offset(one.value("TZOFFSETFROM")),
            _offset(one.value("TZOFFSETTO")),
        )
        for one in zone.parts
    )
    fitting = []
    for offset in {offset for _, offset in changes}:
        utc = local - offset
        before = [known for onset, known in changes if onset <= utc]
        if before and before[-1] == offset:
            fitting.append(utc)
    assert fitting, f"{local} does not exist in {zone.value('TZID')}"
    return min(fitting)


def _check(part: Part) -> None:
    counted = Counter(name for name, _, _ in part.lines)
    for name in _NEEDED[part.kind]:
        assert counted[name] == 1, f"{name} {counted[name]} times in {part.kind}"
    for name, number in counted.items():
        assert number == 1 or name in _MAY_REPEAT, f"{name} {number} times in {part.kind}"
    for name, params, value in part.lines:
        if name in _TEXTS:
            unescaped(value)
        form = _FORM.get(name)
        assert form is None or form.fullmatch(value), f"{name}:{value}"
        if name in {"DTSTART", "DTEND"}:
            assert re.fullmatch(r"\d{8}T\d{6}Z?", value), value
            assert value.endswith("Z") or params.get("TZID") or part.kind != "VEVENT", "floating"
    for inner in part.parts:
        _check(inner)


def _check_whole(calendar: Part) -> None:
    events = calendar.inside("VEVENT")
    assert events, "an empty calendar (3.6)"
    uids = [event.value("UID") for event in events]
    assert len(set(uids)) == len(uids), "a UID twice (3.8.4.7)"
    zones = [zone.value("TZID") for zone in calendar.inside("VTIMEZONE")]
    assert len(set(zones)) == len(zones), "a zone twice"
    for zone in calendar.inside("VTIMEZONE"):
        assert zone.parts, "a zone without any clock (3.6.5)"
    for event in events:
        used = {params["TZID"] for _, params, _ in event.lines if "TZID" in params}
        assert used <= set(zones), f"{used} without VTIMEZONE (3.2.19)"
        assert instant(calendar, event, "DTSTART") < instant(calendar, event, "DTEND"), "3.8.2.2"


def _params(text: str) -> dict[str, str]:
    return dict(param.split("=", 1) for param in text.split(";")[1:])


def _time(value: str) -> datetime:
    return datetime.strptime(value, "%Y%m%dT%H%M%S")  # noqa: DTZ007 - a local time, in no zone yet


def _offset(value: str) -> timedelta:
    hours, minutes, seconds = int(value[1:3]), int(value[3:5]), int(value[5:] or 0)
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -offset if value[0] == "-" else offset
