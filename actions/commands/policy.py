"""askfirst ask: what the policy layer answers, for one question or for a file of them."""

import asyncio
import json
from typing import Annotated, Optional

import typer

from actions.commands.json_lines import read_rows
from actions.commands.plain_errors import plain_errors
from actions.errors import AskFirstError
from actions.policy.assistant import PolicyAssistant, assistant_for
from actions.settings import corpus_folder, reader_settings


def ask(
    organisation: Annotated[str, typer.Option("--organisation", help="Whose policies to read.")],
    question: Annotated[Optional[str], typer.Argument(help="The question, as staff would type it.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Read {"id","question"} lines from standard input.')] = False,
) -> None:
    """Answer a policy question as JSON: verdict, sentence, citations, whom to ask, readings where unsure."""
    with plain_errors():
        if not jsonl and question is None:
            raise AskFirstError("Give a question, or --jsonl and questions on standard input.")
        assistant = assistant_for(corpus_folder(), organisation, reader_settings())
        asyncio.run(_answer_lines(assistant) if question is None else _answer_one(assistant, question))


async def _answer_one(assistant: PolicyAssistant, question: str) -> None:
    answer = await assistant.ask_with_reader(question)
    typer.echo(json.dumps(answer.as_json(), ensure_ascii=False, indent=2))


async def _answer_lines(assistant: PolicyAssistant) -> None:
    for row in read_rows("id", "question"):
        answer = await assistant.ask_with_reader(row["question"])
        typer.echo(json.dumps({"id": row["id"], **answer.as_json()}, ensure_ascii=False))
