"""The action server: `python -m actions.server`.

Not Rasa's own, because that one repeats the whole conversation in its error answers.
"""

import logging
import os
import sys
from typing import Any

import structlog
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

from actions.api.blueprint import mount_api
from actions.conversation.services import organisations, policy_assistant
from actions.conversation.telling.learned import load_readers
from actions.errors import AskFirstError
from actions.settings import settings

CANNOT_START = 2
log = structlog.get_logger()


def application() -> Sanic:
    """Return the server with every action of the conversation and the API, policy assistants and readers warm."""
    executor = ActionExecutor()
    executor.register_package("actions.conversation")
    for organisation in organisations():
        policy_assistant(organisation).ask("Kia ora")
    load_readers()
    app = Sanic("askfirst-actions", configure_logging=False)
    app.ctx.executor = executor
    app.add_route(health, "/health", methods=["GET"])
    app.add_route(run_action, "/webhook", methods=["POST"])
    app.error_handler.add(Exception, failed)
    mount_api(app, settings().api_requests_per_minute)
    return app


async def health(request: Request) -> HTTPResponse:
    """Say that actions can be run."""
    return json({"status": "ok"})


async def run_action(request: Request) -> HTTPResponse:
    """Run the action that the bot names and return its events and messages."""
    call: dict[str, Any] = request.json
    try:
        return json(await request.app.ctx.executor.run(call))
    except ActionExecutionRejection as rejection:
        return json({"error": rejection.message, "action_name": rejection.action_name}, status=400)
    except ActionNotFoundException as unknown:
        return json({"error": unknown.message, "action_name": unknown.action_name}, status=404)


async def failed(request: Request, error: Exception) -> HTTPResponse:
    """Log where it failed, never what was said, and answer with no more than that it failed."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else ""
    log.error("action.failed", error=type(error).__name__, where=os.path.relpath(where) if where else "")
    return json({"error": "Something went wrong on our side. Please try again in a moment."}, status=500)


def main() -> None:
    """Start, or say in one plain line why not."""
    logging.basicConfig(level=logging.WARNING)
    try:
        app = application()
        address = settings().actions_host, settings().actions_port
    except AskFirstError as error:
        print(f"The action server cannot start. {error}", file=sys.stderr)
        sys.exit(CANNOT_START)
    app.run(*address, access_log=False)


if __name__ == "__main__":
    main()
