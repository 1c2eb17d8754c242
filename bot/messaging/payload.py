"""What a call carries, and how it is written: JSON, or a form where a file goes along."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from mimetypes import MimeTypes
from typing import Any

from aiohttp import FormData
from telegram.request import BaseRequest, RequestData

_PLAIN = {"User-Agent": BaseRequest.USER_AGENT}
_KINDS = MimeTypes()
_KINDS.add_type("text/calendar", ".ics")  # which Python does not know of itself
_JSON = {"Content-Type": "application/json", **_PLAIN}

Encoded = tuple[bytes | FormData | None, Mapping[str, str]]  # body and headers


@dataclass(frozen=True)
class File:
    """A file to upload: the parameter that it is, its name and its bytes."""

    parameter: str
    name: str
    content: bytes


@dataclass(frozen=True)
class Payload:
    """What a call of ours carries; stands where the library puts its `RequestData`."""

    parameters: Mapping[str, Any]
    file: File | None = None


def encoded(data: object) -> Encoded:
    """Write what a call of ours, or one of the library's, carries."""
    match data:
        case Payload(parameters, None):
            return json.dumps(parameters).encode(), _JSON
        case Payload(parameters, File() as file):
            return _form(_as_fields(parameters), [(file.parameter, _upload(file))]), _PLAIN
        case RequestData(contains_files=True):
            return _form(data.json_parameters, data.multipart_data.items()), _PLAIN
        case RequestData():
            return data.json_payload, _JSON
        case _:
            return None, _PLAIN


def _as_fields(parameters: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in parameters.items()
    }


def _upload(file: File) -> tuple[str | bytes, ...]:
    """Say what kind of file it is, so that a calendar or a PDF opens where it belongs."""
    kind = _KINDS.guess_type(file.name)[0]
    return (file.name, file.content, kind) if kind else (file.name, file.content)


def _form(fields: Mapping[str, str], files: Iterable[tuple[str, Any]]) -> FormData:
    form = FormData()
    for name, value in fields.items():
        form.add_field(name, value)
    for name, (file_name, content, *kind) in files:
        form.add_field(name, content, filename=file_name, content_type=next(iter(kind), None))
    return form
