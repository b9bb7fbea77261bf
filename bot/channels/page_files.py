"""The chat page's files, read once into memory: nothing else on the disk can be asked for."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, raw

FOLDER = Path(__file__).parent / "page"
INDEX = "index.html"
CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


def serve_page(blueprint: Blueprint) -> None:
    """Add a route for the page and for each file it is made of."""
    for path in sorted(FOLDER.iterdir()):
        route = "/" if path.name == INDEX else f"/{path.name}"
        blueprint.add_route(_sends(path), route, name=path.name.replace(".", "_"))


def _sends(path: Path) -> Callable[[Request], Coroutine[Any, Any, HTTPResponse]]:
    body, content_type = path.read_bytes(), CONTENT_TYPES[path.suffix]

    async def send(request: Request) -> HTTPResponse:
        return raw(body, content_type=content_type)

    return send
