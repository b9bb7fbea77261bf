"""Waits until the assistant answers and prints its address."""

import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

from bot.settings import read_settings

LONGEST_WAIT_IN_SECONDS = 120


def is_well(address: str) -> bool:
    """Return whether messages can be answered."""
    try:
        with urlopen(f"{address}health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def main() -> None:
    """Print the address as soon as the assistant is ready; end with status 1 where it never is."""
    settings = read_settings()
    address = f"http://{settings.bot_host}:{settings.bot_port}/webhooks/web/"
    give_up_at = time.monotonic() + LONGEST_WAIT_IN_SECONDS
    while time.monotonic() < give_up_at:
        if is_well(address):
            print(f"\nAskFirst is ready: {address}\n", flush=True)
            return
        time.sleep(0.5)
    print("AskFirst has not become ready; the lines above say why.", file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    main()
