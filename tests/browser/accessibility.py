"""What axe-core, the common checker of accessibility, finds in a page."""

from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.running import PROJECT

AXE: Path = PROJECT / "web_client/node_modules/axe-core/axe.min.js"
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}


def faults(page: Page) -> list[str]:
    """Return each fault on a page, frames in it included, by its name in axe-core and the first element that has it."""
    axe = Axe.from_file(AXE)
    found = [fault for frame in page.frames for fault in axe.run(frame).response["violations"]]
    return [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in found]
