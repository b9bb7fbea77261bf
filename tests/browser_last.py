"""Runs the browser's tests last: Playwright leaves an event loop running, beside which no test can run its own."""

from pathlib import Path

import pytest

BROWSER = Path(__file__).parent / "browser"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Move the browser's tests behind all others, each group in its order."""
    items.sort(key=lambda item: BROWSER in item.path.parents)
