"""The description of the people's API, against the API itself."""

import re
from typing import Any

import httpx
from starlette.routing import Route

from bot.chat_server import ChatServer

NOT_OF_PEOPLE = ("/bot", "/file", "/openapi", "/people", "/t/", "/static")


def served(server: ChatServer) -> set[tuple[str, str]]:
    """Verb and path of every route of the people's API."""
    routes = [one for one in server.app.routes if isinstance(one, Route) and one.path != "/"]
    mine = [one for one in routes if not one.path.startswith(NOT_OF_PEOPLE)]
    return {
        (verb.lower(), re.sub(r":\w+}", "}", one.path))
        for one in mine
        for verb in (one.methods or set()) - {"HEAD"}
    }


def references(value: Any) -> set[str]:  # noqa: ANN401 - any JSON
    """The names of all schemas that a document refers to."""
    if isinstance(value, dict):
        own = {str(value["$ref"]).rpartition("/")[2]} if "$ref" in value else set()
        return own.union(*map(references, value.values()))
    return set().union(*map(references, value)) if isinstance(value, list) else set()


async def test_every_route_is_described(server: ChatServer, http: httpx.AsyncClient) -> None:
    """The document lists exactly what is served, under unique names, with known schemas only."""
    document = (await http.get("/openapi.json")).json()
    listed = {(verb, path) for path, verbs in document["paths"].items() for verb in verbs}
    assert document["openapi"] == "3.1.0"
    assert listed == served(server)
    operations = [one for verbs in document["paths"].values() for one in verbs.values()]
    assert len({one["operationId"] for one in operations}) == len(operations)
    assert references(document) <= document["components"]["schemas"].keys()


async def test_what_is_asked_is_described(http: httpx.AsyncClient) -> None:
    """Bodies, queries and path parameters carry their types."""
    paths = (await http.get("/openapi.json")).json()["paths"]
    photos = paths["/api/people/{person}/photos"]["post"]
    assert photos["parameters"][0]["schema"] == {"type": "integer", "minimum": 0}
    form = photos["requestBody"]["content"]["multipart/form-data"]["schema"]
    assert (form["required"], form["properties"]["file"]["format"]) == (["file"], "binary")
    (after,) = [
        one
        for one in paths["/api/people/{person}/chat"]["get"]["parameters"]
        if one["in"] == "query"
    ]
    assert (after["name"], after["schema"]["default"]) == ("after", 0)
