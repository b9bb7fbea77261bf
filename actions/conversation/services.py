"""What the conversation asks: the policy assistants, the organisations and the database, made once a process."""

from datetime import datetime, timezone
from functools import cache, lru_cache

from sqlalchemy.engine import Engine

from actions.people.organisation import Organisation, load_organisations
from actions.policy.assistant import PolicyAssistant, assistant_for
from actions.settings import reader_settings, settings
from actions.store.database import engine_for


def database() -> Engine:
    """Return the database of people and cases."""
    return engine_for(settings().database_url)


@lru_cache(maxsize=1)
def organisations() -> dict[str, Organisation]:
    """Return every organisation by its key."""
    return load_organisations(settings().corpus_folder)


@cache
def policy_assistant(organisation: str) -> PolicyAssistant:
    """Return the assistant that knows an organisation's policies."""
    return assistant_for(settings().corpus_folder, organisation, reader_settings())


def local_now(organisation: Organisation) -> datetime:
    """Return the present moment in the organisation's time zone."""
    return datetime.now(timezone.utc).astimezone(organisation.zone)
