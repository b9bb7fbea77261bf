"""Reading what a client sends, with a plain reason for everything that cannot be read."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt
from sanic.request import Request

from bot.channels.refusals import Refusal
from bot.channels.signed_choice import Choices
from bot.channels.typed_text import as_typed

LONGEST_TEXT = 4000
IDENTIFIER = re.compile(r"[A-Za-z0-9_.-]{1,64}")


@dataclass(frozen=True)
class Said:
    """A message that its client gave an `id`: what the assistant hears, and how the person saw it on their screen."""

    id: str
    heard: str
    shown: str


def read_object(request: Request) -> dict[str, Any]:
    """The JSON object that a request holds."""
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        raise Refusal(400, "The request is not valid JSON.") from None
    if not isinstance(body, dict):
        raise Refusal(400, "The request must be a JSON object.")
    return body


def read_person(request: Request) -> str:
    """The e-mail address of whoever signs in to the demonstration."""
    person = read_object(request).get("person")
    if not isinstance(person, str):
        raise Refusal(400, 'Send {"person": "…"} with the e-mail address of a demonstration person.')
    return person


def read_message(message: Mapping[str, Any], choices: Choices) -> str:
    """What the person says to the assistant: typed words, or the payload of a button they pressed."""
    if ("text" in message) == ("choice" in message):
        raise Refusal(400, 'Send either {"text": "…"} or {"choice": "…"}.')
    return _typed(message["text"]) if "text" in message else _chosen(message["choice"], choices)


def read_said(message: object, choices: Choices) -> Said:
    """What the person says with its id; a pressed button is shown by its title."""
    if not isinstance(message, dict):
        raise Refusal(400, "The message must be an object.")
    heard = read_message(message, choices)
    return Said(_identifier(message.get("id")), heard, heard if "text" in message else _typed(message.get("title")))


def _identifier(value: object) -> str:
    if not isinstance(value, str) or not IDENTIFIER.fullmatch(value):
        raise Refusal(400, "The message needs an id of its own: at most 64 letters, digits, dots and dashes.")
    return value


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
