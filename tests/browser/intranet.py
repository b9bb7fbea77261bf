"""An organisation's own pages, of another site than AskFirst, with the widget on them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGE = """<!doctype html>
<html lang="en-NZ">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; script-src 'self' {origin}; frame-src {origin}; connect-src 'self'">
<title>Intranet</title>
<main><h1>Intranet</h1><p><a href="#news">News</a></p></main>
<script src="intranet.js"></script>
<script src="{door}/widget.js" defer></script>
</html>
"""
HANDS_OVER = """
addEventListener("askfirst:sign-in", async () => AskFirst.handOver(await (await fetch("token")).text()));
"""


@dataclass(frozen=True)
class Intranet:
    """A folder that is served; `origin` is where."""

    folder: Path
    origin: str

    @property
    def page(self) -> str:
        """The address of the page with the widget."""
        return f"{self.origin}/index.html"

    def show_widget(self, door: str, script: str = "") -> None:
        """Put the widget of that web door on the page, beside a script of its own."""
        origin = door.removesuffix("/webhooks/web")
        (self.folder / "index.html").write_text(PAGE.format(door=door, origin=origin), encoding="utf-8")
        (self.folder / "intranet.js").write_text(script, encoding="utf-8")

    def hold_token(self, token: str) -> None:
        """Keep a token that the page hands over."""
        (self.folder / "token").write_text(token, encoding="utf-8")


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word, and nothing from a cache."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *words: object) -> None:
        """Log nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[Intranet]:
    """Serve a folder; “localhost” is another site to a browser than the address at which AskFirst runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Intranet(folder, f"http://localhost:{server.server_port}")
    finally:
        server.shutdown()
