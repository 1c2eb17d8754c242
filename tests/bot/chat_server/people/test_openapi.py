"""The description of the people's API, against the API itself."""

import re
from typing import Any

import httpx
from starlette.routing import Route

from bot.chat_server import ChatServer
from bot.chat_server.routes import routes


def served(server: ChatServer) -> set[tuple[str, str]]:
    """Verb and path of every route of the people's API."""
    all_routes = routes(server.state)
    mine = [one for one in all_routes if isinstance(one, Route) and one.path.startswith("/api/")]
    return {
        (verb.lower(), re.sub(r":\w+}", "}", one.path))
        for one in mine
        if one.path != "/api/{path:path}"  # which says that there is nothing
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
    number = {"type": "integer", "minimum": 0, "maximum": 10**18 - 1}
    assert photos["parameters"][0]["schema"] == number
    form = photos["requestBody"]["content"]["multipart/form-data"]["schema"]
    assert (form["required"], form["properties"]["file"]["format"]) == (["file"], "binary")
    queries = paths["/api/people/{person}/chat"]["get"]["parameters"][1:]
    assert {one["in"] for one in queries} == {"query"}
    assert (queries[0]["name"], queries[0]["schema"]["default"]) == ("after", 0)
