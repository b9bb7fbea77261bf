"""`make demo`: plays a week at each ministry and prints the transcript.

python -m demonstration [ORGANISATION …]
"""

import sys
from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from requests import RequestException

from actions.errors import AskFirstError
from demonstration.play import Play, plays
from demonstration.player import Player
from demonstration.stage import stage

FAILED = 2


def main() -> None:
    """Play, and end with status 2 and a plain word where something else happens than the plays say."""
    try:
        played = _wanted()
        with TemporaryDirectory() as folder, stage(Path(folder), played[0].moment(played[0].scenes[0])) as set_up:
            for play in played:
                Player(play, set_up, partial(print, flush=True)).run()
    except (AskFirstError, RequestException, RuntimeError, AssertionError) as error:
        print(f"\nThe play went wrong. {error}", file=sys.stderr)
        sys.exit(FAILED)
    print("\nEverything happened as the plays say.")


def _wanted() -> list[Play]:
    written = plays()
    parser = ArgumentParser(prog="python -m demonstration", description=__doc__)
    known = [play.organisation for play in written]
    parser.add_argument("organisation", nargs="*", help=f"of {', '.join(known)}; all of them unless told")
    wanted = parser.parse_args().organisation
    if unknown := set(wanted) - set(known):
        raise AskFirstError(f"There is no play at {', '.join(sorted(unknown))}, only at {', '.join(known)}.")
    return [play for play in written if not wanted or play.organisation in wanted]


if __name__ == "__main__":
    main()
