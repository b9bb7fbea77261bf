"""Makes the app packages that an administrator uploads to Teams: python -m deploy.teams_package FOLDER"""

import json
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from actions.errors import AskFirstError
from actions.people.organisation import load_organisations
from actions.settings import corpus_folder
from deploy.teams_package.manifest import manifest
from deploy.teams_package.settings import PackageError, read_settings

HERE = Path(__file__).parent
ICONS = ("color.png", "outline.png")
CANNOT_BE_MADE = 2


def make_packages(folder: Path) -> list[Path]:
    """Write a package for each organisation that uses the bot and return their paths; raise PackageError."""
    teams, settings = read_settings()
    organisations = load_organisations(corpus_folder())
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for key in dict.fromkeys(teams.organisations.values()):
        if key not in organisations:
            raise PackageError(f"ASKFIRST_TEAMS_TENANTS: there is no organisation {key}.")
        paths.append(folder / f"askfirst-{key}.zip")
        _write(paths[-1], manifest(organisations[key], settings))
    return paths


def _write(path: Path, content: dict[str, object]) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        package.writestr("manifest.json", json.dumps(content, ensure_ascii=False, indent=2))
        for icon in ICONS:
            package.write(HERE / icon, icon)


def main() -> None:
    """Make them, or say in plain words why not."""
    try:
        for path in make_packages(Path(sys.argv[1])):
            print(f"Upload this package in the Teams admin centre: {path}")
    except (PackageError, AskFirstError) as error:
        print(f"The app package cannot be made. {error}", file=sys.stderr)
        sys.exit(CANNOT_BE_MADE)


if __name__ == "__main__":
    main()
