"""What Rasa works out afresh in every turn and needs to work out only once."""

from functools import lru_cache
from typing import Any

from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event

from bot.action_server import TurnFailed


def compute_once() -> None:
    """Compile the schema of action results (20 ms an action) and remember the classes of events."""
    RemoteAction._validate_action_result = _compiled_validation()
    Event.resolve_by_type = staticmethod(lru_cache(maxsize=None)(Event.resolve_by_type))


def _compiled_validation() -> Any:
    schema = RemoteAction.action_response_format_spec()
    validator = validator_for(schema)(schema)

    def validate(action: RemoteAction, result: dict[str, Any]) -> bool:
        if not validator.is_valid(result):
            raise TurnFailed(f"{action.name()} returned something that is no action result")
        return True

    return validate
