"""Writes the settings file of a new installation, with keys that nobody else has."""

import base64
import os
import secrets
import sys
from pathlib import Path

OWNER_ONLY = 0o600


def environment() -> str:
    """Return the content of a new settings file; see docs/configuration.md for every setting."""
    encryption_key = base64.urlsafe_b64encode(os.urandom(32)).decode()
    return (
        "# Made once by `make run`. Keep it: without these keys nothing that was stored can be read.\n"
        f"ASKFIRST_ENCRYPTION_KEYS={encryption_key}\n"
        f"ASKFIRST_SIGNING_KEY={secrets.token_urlsafe(48)}\n"
    )


def create(path: Path) -> None:
    """Write the file, readable by its owner alone; a file that is there stays as it is."""
    if path.exists():
        return
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "w") as file:
        file.write(environment())


if __name__ == "__main__":
    create(Path(sys.argv[1]))
