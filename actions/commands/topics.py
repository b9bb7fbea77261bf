"""askfirst route: which topic a first message belongs to, as the trained bot understands it."""

import asyncio
import json
import logging
import os
import unicodedata
from itertools import dropwhile
from pathlib import Path
from typing import Annotated, Any, Optional

import structlog
import typer

from actions.commands.json_lines import read_rows
from actions.commands.plain_errors import plain_errors
from actions.errors import AskFirstError

MODELS_FOLDER = Path("models")
# The names that routes have outside, where they differ from the bot's topics.
ROUTES = {
    "inappropriate_material": "report_inappropriate_material",
    "security_incident": "report_security_incident",
    "contact": "contact_or_human",
}
# Answers inside a conversation; as a first message they are no more than small talk.
SMALL_ANSWERS = frozenset({"affirm", "deny", "stop", "skip", "why_asked", "choose", "change_field"})

WITHOUT_WORDS = {"route": "smalltalk", "confidence": 0.0}


def route(
    text: Annotated[Optional[str], typer.Argument(help="The first message of a conversation.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Read {"id","text"} lines from standard input.')] = False,
) -> None:
    """Say which way a first message goes."""
    with plain_errors():
        if not jsonl and text is None:
            raise AskFirstError("Give a message, or --jsonl and messages on standard input.")
        rows = [{"id": "", "text": text}] if text is not None else list(read_rows("id", "text"))
        for row, understood in zip(rows, understand([row["text"] for row in rows]), strict=True):
            given = {"id": row["id"]} if row["id"] else {}
            typer.echo(json.dumps({**given, **understood}, ensure_ascii=False))


def understand(texts: list[str]) -> list[dict[str, Any]]:
    """Return route and confidence of each text; raise AskFirstError where no model was trained yet."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # Rasa would print what was said; nothing but the answers belongs on standard output.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    # Rasa takes seconds to import, so only this command pays for it.
    from rasa.core.agent import Agent
    from rasa.model import get_latest_model

    model = get_latest_model(MODELS_FOLDER)
    if model is None:
        raise AskFirstError("There is no trained model yet. Train one with: make train")
    agent = Agent.load(model)
    typed = map(_as_typed, texts)
    return [_understood(asyncio.run(agent.parse_message(text))) if text else WITHOUT_WORDS for text in typed]


def _as_typed(text: str) -> str:
    """Return the text as the bot's channels pass it on: nothing before its words can make it a command of Rasa's."""
    printable = "".join(character for character in text if unicodedata.category(character) != "Cs")
    return "".join(dropwhile(_leads_to_a_command, unicodedata.normalize("NFC", printable))).rstrip()


def _leads_to_a_command(character: str) -> bool:
    return character == "/" or unicodedata.category(character)[0] in "ZC"


def _understood(parsed: dict[str, Any]) -> dict[str, Any]:
    likeliest = next(
        intent for intent in [parsed["intent"], *parsed["intent_ranking"]] if intent["name"] != "nlu_fallback"
    )
    name = "smalltalk" if likeliest["name"] in SMALL_ANSWERS else likeliest["name"]
    return {"route": ROUTES.get(name, name), "confidence": round(likeliest["confidence"], 3)}
