"""The manifest of the app by which Teams knows the bot."""

from importlib.metadata import version
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from actions.people.organisation import Organisation
from deploy.teams_package.settings import PackageSettings

SCHEMA_VERSION = "1.30"
SCHEMA = f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA_VERSION}/MicrosoftTeams.schema.json"
ACCENT_COLOUR = "#0B5D55"
LONGEST_DEVELOPER_NAME, LONGEST_FULL_NAME = 32, 100
WORDS = Path(__file__).with_name("words.yml")


def manifest(organisation: Organisation, settings: PackageSettings) -> dict[str, Any]:
    """Return the manifest for an organisation."""
    words = YAML(typ="safe").load(WORDS)
    names = {"name": organisation.name, "short_name": organisation.short_name}
    full_name = words["full_name"].format(**names)[:LONGEST_FULL_NAME]
    return {
        "$schema": SCHEMA,
        "manifestVersion": SCHEMA_VERSION,
        "version": version("askfirst"),
        "id": settings.app_id,
        "developer": _developer(organisation, settings),
        "name": {"short": "AskFirst", "full": full_name},
        "description": {"short": words["short_description"], "full": words["full_description"].format(**names)},
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": ACCENT_COLOUR,
        "bots": [_bot(settings, words)],
        "defaultInstallScope": "personal",
    }


def _developer(organisation: Organisation, settings: PackageSettings) -> dict[str, str]:
    return {
        "name": organisation.short_name[:LONGEST_DEVELOPER_NAME],
        "websiteUrl": settings.website_url,
        "privacyUrl": settings.privacy_url,
        "termsOfUseUrl": settings.terms_url,
    }


def _bot(settings: PackageSettings, words: dict[str, Any]) -> dict[str, Any]:
    return {
        "botId": settings.app_id,
        "scopes": ["personal", "team", "groupChat"],
        "isNotificationOnly": False,
        "supportsFiles": False,
        "commandLists": [
            {"scopes": ["personal"], "commands": words["own_chat"]},
            {"scopes": ["team", "groupChat"], "commands": words["among_others"]},
        ],
    }
