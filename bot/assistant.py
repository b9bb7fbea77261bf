"""The trained assistant with its stores and its action server, ready to answer."""

import os

from rasa.core.agent import Agent
from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.model import get_latest_model
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import ConnectionException
from sqlalchemy.exc import SQLAlchemyError

from bot.action_server import ActionServer
from bot.nlu.in_context.follow_up import follow_up_classifier
from bot.processor import PatientProcessor
from bot.settings import Settings
from bot.tracker_store import EncryptedTrackerStore

ENDPOINTS = "endpoints.yml"
FIRST_WORDS = "Kia ora"


class StartError(Exception):
    """Why the assistant cannot be started, in words for the operator."""


class Assistant(Agent):
    """Rasa's agent, except that it would rather refuse a message than forget a conversation."""

    tracker_store: EncryptedTrackerStore
    action_endpoint: ActionServer

    @staticmethod
    def _create_tracker_store(store: TrackerStore, domain: Domain | None) -> TrackerStore:
        """The store as it is; Rasa would wrap it so that a failing database goes unnoticed."""
        store.domain = domain
        return store

    def load_model(self, model_path: str, fingerprint: str | None = None) -> None:
        """Load a model as Rasa's agent does, only with a processor of our own."""
        self.processor = PatientProcessor(
            model_path, self.tracker_store, self.lock_store, self.nlg, self.action_endpoint
        )
        self.domain = self.processor.domain
        self.tracker_store.domain = self.domain
        self.nlg.responses = self.domain.responses

    async def ailment(self) -> str | None:
        """Why messages cannot be answered at present, if they cannot."""
        if not await self.tracker_store.is_up():
            return "The conversation store cannot be read."
        if not await self.action_endpoint.is_up():
            return "The action server does not answer."
        return None

    async def warm_up(self) -> None:
        """Have the model understand and decide once, so that the first person does not wait for it."""
        follow_up_classifier()
        parsed = await self.parse_message(FIRST_WORDS)
        tracker = DialogueStateTracker("warm-up", self.domain.slots)
        tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        tracker.update(UserUttered(FIRST_WORDS, parsed["intent"], parsed["entities"], parsed), self.domain)
        self.predict_next_with_tracker(tracker)


def load_assistant(settings: Settings) -> Assistant:
    """The newest model, with the stores and the action server that endpoints.yml names."""
    model = get_latest_model(settings.model_path)
    if model is None:
        raise StartError(f"There is no trained model in {settings.model_path}. Train one with: make train")
    endpoints = _read_endpoints(settings)
    assistant = Assistant(
        tracker_store=_open_tracker_store(endpoints),
        lock_store=LockStore.create(endpoints.lock_store),
        action_endpoint=ActionServer(endpoints.action.url, **endpoints.action.kwargs),
    )
    assistant.load_model(model)
    return assistant


def _read_endpoints(settings: Settings) -> AvailableEndpoints:
    """endpoints.yml with its variables filled in from the settings, defaults included."""
    os.environ.setdefault("ASKFIRST_ACTIONS_URL", settings.actions_url)
    os.environ.setdefault("ASKFIRST_CONVERSATIONS_URL", settings.conversations_url)
    return AvailableEndpoints.read_endpoints(ENDPOINTS)


def _open_tracker_store(endpoints: AvailableEndpoints) -> EncryptedTrackerStore:
    try:
        store = TrackerStore.create(endpoints.tracker_store)
    except (ConnectionException, SQLAlchemyError):
        raise StartError("The database in ASKFIRST_CONVERSATIONS_URL cannot be opened.") from None
    if not isinstance(store, EncryptedTrackerStore):
        raise StartError(f"The tracker store in {ENDPOINTS} must be bot.tracker_store.EncryptedTrackerStore.")
    if not store.keys_fit():
        raise StartError("ASKFIRST_ENCRYPTION_KEYS does not open the conversations stored in the database.")
    return store
