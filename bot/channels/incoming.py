"""Reading what a client sends, with a plain reason for everything that cannot be read."""

import json
from typing import Any

import jwt
from sanic.request import Request

from bot.channels.refusals import Refusal
from bot.channels.signed_choice import Choices
from bot.channels.typed_text import as_typed

LONGEST_TEXT = 4000


def read_person(request: Request) -> str:
    """The e-mail address of whoever signs in to the demonstration."""
    person = _read_object(request).get("person")
    if not isinstance(person, str):
        raise Refusal(400, 'Send {"person": "…"} with the e-mail address of a demonstration person.')
    return person


def read_message(request: Request, choices: Choices) -> str:
    """What the person says to the assistant: typed words, or the payload of a button they pressed."""
    message = _read_object(request)
    if ("text" in message) == ("choice" in message):
        raise Refusal(400, 'Send either {"text": "…"} or {"choice": "…"}.')
    return _typed(message["text"]) if "text" in message else _chosen(message["choice"], choices)


def _read_object(request: Request) -> dict[str, Any]:
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        raise Refusal(400, "The request is not valid JSON.") from None
    if not isinstance(body, dict):
        raise Refusal(400, "The request must be a JSON object.")
    return body


def _typed(text: object) -> str:
    if not isinstance(text, str):
        raise Refusal(400, "The text must be a string.")
    if len(text) > LONGEST_TEXT:
        raise Refusal(413, f"That is too long. Please send at most {LONGEST_TEXT:,} characters.")
    typed = as_typed(text)
    if not typed:
        raise Refusal(400, "The message is empty. Please type something.")
    return typed


def _chosen(choice: object, choices: Choices) -> str:
    if not isinstance(choice, str):
        raise Refusal(400, "The choice must be a string.")
    try:
        return choices.accept(choice)
    except jwt.InvalidTokenError:
        raise Refusal(400, "That button can no longer be used. Please type what you want instead.") from None
