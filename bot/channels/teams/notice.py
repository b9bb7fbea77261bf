"""What somebody is told unasked: no conversation holds it, so the buttons of its card do, for when one was pressed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import jwt

from bot.channels.signed_choice import Choices
from bot.channels.teams.activity import Activity
from bot.channels.teams.outgoing import answer

AUDIENCE = "askfirst-teams-notice"
# A matter waits for whoever is on leave; what may be seen of it is decided when the button is pressed.
LIFETIME = timedelta(days=90)


def notice(message: Mapping[str, Any], choices: Choices) -> list[Activity]:
    """One of Rasa's messages as activities; their buttons stay good for longer than those of a turn."""
    sealed = choices.signer.sign(AUDIENCE, choices.conversation, LIFETIME, message=json.dumps(message))
    return answer([message], replace(choices, lifetime=LIFETIME), notice=sealed)


def read_notice(sealed: str, choices: Choices) -> Sequence[Mapping[str, Any]]:
    """The message that a button holds, nothing where it was not told in this conversation."""
    try:
        claims = choices.signer.read(AUDIENCE, sealed)
    except jwt.InvalidTokenError:
        return []
    return [json.loads(claims["message"])] if claims["sub"] == choices.conversation else []
