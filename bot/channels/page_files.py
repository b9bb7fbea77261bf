"""The chat page and its widget as `make page` built them, read once; nothing else on the disk can be asked for."""

import gzip
import secrets
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, raw

from bot.channels.refusals import Refusal
from bot.channels.security_headers import page_policy

FOLDER = Path(__file__).parent / "built_page"
NONCE = b"{{nonce}}"
NOT_BUILT = "The chat page has not been built. Run `make page`."
CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
BACK_FROM_PROVIDER = {"signed-in", "sign-in-failed"}
ON_ANY_PAGE = {"Cache-Control": "public, max-age=600", "Cross-Origin-Resource-Policy": "cross-origin"}

Sender = Callable[[Request], Coroutine[Any, Any, HTTPResponse]]


def serve_page(blueprint: Blueprint, allowed_origins: Sequence[str] = ()) -> None:
    """Add the page, which pages of the allowed origins may show in a frame, and the files that it is made of."""
    pages = {"/": "index.html", "/elsewhere": "elsewhere.html"}
    for route, name in pages.items():
        blueprint.add_route(_sends_page(FOLDER / name, allowed_origins), route, name=Path(name).stem)
    if (FOLDER / "widget.js").exists():
        blueprint.add_route(_sends(FOLDER / "widget.js", ON_ANY_PAGE), "/widget.js", name="widget")
    for path in sorted(FOLDER.glob("assets/*")):
        blueprint.add_route(_sends(path, FOR_EVER), f"/assets/{path.name}", name=path.name.replace(".", "_"))


def _sends_page(path: Path, allowed_origins: Sequence[str]) -> Sender:
    page = path.read_bytes() if path.exists() else None

    async def send(request: Request) -> HTTPResponse:
        if page is None:
            raise Refusal(503, NOT_BUILT)
        nonce = secrets.token_urlsafe(16)
        headers = {
            "Content-Security-Policy": page_policy(nonce, request.host, allowed_origins),
            "Cross-Origin-Opener-Policy": _opener_policy(request),
        }
        return raw(page.replace(NONCE, nonce.encode()), content_type=CONTENT_TYPES[".html"], headers=headers)

    return send


def _opener_policy(request: Request) -> str:
    """Who may stay known to the page: as the widget's sign-in window, it must find the page that opened it."""
    return "same-origin-allow-popups" if BACK_FROM_PROVIDER.isdisjoint(request.args) else "unsafe-none"


def _sends(path: Path, headers: dict[str, str]) -> Sender:
    body, content_type = path.read_bytes(), CONTENT_TYPES[path.suffix]
    compressed = gzip.compress(body)

    async def send(request: Request) -> HTTPResponse:
        told = {**headers, "Vary": "Accept-Encoding"}
        if "gzip" in request.headers.get("accept-encoding", ""):
            return raw(compressed, content_type=content_type, headers={**told, "Content-Encoding": "gzip"})
        return raw(body, content_type=content_type, headers=told)

    return send
