"""The app package that an administrator uploads to Teams."""

import json
import os
import re
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from jsonschema import Draft4Validator

from tests.running import PROJECT
from tests.teams.double import APP_ID, EDUCATION, JUSTICE

SCHEMA = json.loads((Path(__file__).parent / "manifest_schema" / "MicrosoftTeams.schema.json").read_text("utf-8"))
SETTINGS = {
    "ASKFIRST_TEAMS_APP_ID": APP_ID,
    "ASKFIRST_TEAMS_APP_SECRET": "secret",
    "ASKFIRST_TEAMS_TENANTS": f"{EDUCATION}=education,{JUSTICE}=justice",
    "ASKFIRST_TEAMS_WEBSITE_URL": "https://askfirst.example",
    "ASKFIRST_TEAMS_PRIVACY_URL": "https://askfirst.example/privacy",
    "ASKFIRST_TEAMS_TERMS_URL": "https://askfirst.example/terms",
}


def _make(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ASKFIRST_")}
    command = [sys.executable, "-m", "deploy.teams_package", str(folder)]
    environment = inherited | SETTINGS | settings
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    assert _make(folder).returncode == 0
    return folder


def _manifest(packages: Path, organisation: str) -> dict[str, Any]:
    with ZipFile(packages / f"askfirst-{organisation}.zip") as package:
        manifest: dict[str, Any] = json.loads(package.read("manifest.json"))
    return manifest


def test_holds_a_manifest_and_its_icons_and_nothing_else(packages: Path) -> None:
    with ZipFile(packages / "askfirst-education.zip") as package:
        assert sorted(package.namelist()) == ["color.png", "manifest.json", "outline.png"]


@pytest.mark.parametrize(
    ("organisation", "name"), [("education", "Ministry of Education"), ("justice", "Ministry of Justice")]
)
def test_names_the_organisation(packages: Path, organisation: str, name: str) -> None:
    manifest = _manifest(packages, organisation)
    assert manifest["name"]["full"] == f"AskFirst, {name}"
    assert manifest["developer"]["name"] == name


@pytest.mark.parametrize("icon", ["color", "outline"])
def test_names_the_icons_that_it_holds(packages: Path, icon: str) -> None:
    assert _manifest(packages, "education")["icons"][icon] == f"{icon}.png"


def test_is_the_bots_own(packages: Path) -> None:
    manifest = _manifest(packages, "education")
    assert manifest["id"] == manifest["bots"][0]["botId"] == APP_ID
    assert set(manifest["bots"][0]["scopes"]) == {"personal", "team", "groupChat"}
    assert manifest["bots"][0]["supportsFiles"] is False


@pytest.mark.parametrize("organisation", ["education", "justice"])
def test_has_a_manifest_that_keeps_to_microsofts_schema(packages: Path, organisation: str) -> None:
    faults = Draft4Validator(SCHEMA).iter_errors(_manifest(packages, organisation))
    assert [fault.message for fault in faults] == []


def test_names_the_schema_that_it_keeps_to(packages: Path) -> None:
    manifest = _manifest(packages, "education")
    assert manifest["manifestVersion"] == SCHEMA["properties"]["manifestVersion"]["const"]
    assert manifest["$schema"].endswith(f"/v{manifest['manifestVersion']}/MicrosoftTeams.schema.json")


def test_has_a_version_that_teams_can_compare(packages: Path) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", _manifest(packages, "education")["version"])


@pytest.mark.parametrize(("icon", "size"), [("color.png", 192), ("outline.png", 32)])
def test_has_icons_of_the_sizes_that_teams_wants(packages: Path, icon: str, size: int) -> None:
    with ZipFile(packages / "askfirst-education.zip") as package:
        content = package.read(icon)
    assert struct.unpack(">II", content[16:24]) == (size, size)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ASKFIRST_TEAMS_APP_ID", ""),
        ("ASKFIRST_TEAMS_APP_ID", "askfirst"),
        ("ASKFIRST_TEAMS_APP_SECRET", ""),
        ("ASKFIRST_TEAMS_TENANTS", f"{EDUCATION}=nowhere"),
        ("ASKFIRST_TEAMS_PRIVACY_URL", "http://askfirst.example"),
        ("ASKFIRST_TEAMS_TERMS_URL", ""),
    ],
)
def test_what_is_missing_or_wrong_is_named(tmp_path: Path, variable: str, value: str) -> None:
    made = _make(tmp_path, **{variable: value})
    assert made.returncode == 2
    assert variable in made.stderr
    assert "Traceback" not in made.stderr
