"""Headers that let a page load nothing but our own files and be shown in nobody's frame but where it was allowed."""

from collections.abc import Sequence

from sanic.request import Request
from sanic.response import BaseHTTPResponse

CONTENT_SECURITY_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
QUOTED_NONE = "'none'"
# One of Web Chat's parts adds a style element without the nonce; empty as it is then, its hash lets in no other one.
EMPTY_STYLE = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def page_policy(nonce: str, host: str, allowed_origins: Sequence[str]) -> str:
    """The chat page's content security policy: Web Chat's styles carry the nonce, its pictures are data."""
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' 'nonce-{nonce}' '{EMPTY_STYLE}'",
            "img-src 'self' data:",
            f"connect-src 'self' ws://{host} wss://{host}",
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors {' '.join(allowed_origins) or QUOTED_NONE}",
        ]
    )


async def add_security_headers(request: Request, response: BaseHTTPResponse) -> None:
    """Sanic response middleware; a header that the handler has set stays as it is."""
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
