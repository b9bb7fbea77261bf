"""askfirst corpus: the policies and their rules."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actions.commands.plain_errors import EXIT_STATUS, plain_errors
from actions.people.organisation_draft import draft_organisation
from actions.policy.assistant import assistant_for
from actions.policy.corpus.check import check_corpus
from actions.policy.corpus.load import organisations
from actions.settings import corpus_folder

if TYPE_CHECKING:
    from actions.policy.proposal.add import AddedPolicy

app = typer.Typer(help="Add policies to the corpus, check it, and fit the answers to it.", no_args_is_help=True)


@app.command()
def add(
    file: Annotated[Path, typer.Argument(help="The policy: Markdown, plain text, HTML, DOCX or PDF.")],
    organisation: Annotated[str, typer.Option("--organisation", help="Whose policy it is: its folder's name.")],
    title: Annotated[str, typer.Option("--title", help="The policy's title, if not the document's own.")] = "",
    name: Annotated[str, typer.Option("--name", help="The name of the new files; else that of the document.")] = "",
) -> None:
    """Cut a policy document into clauses and propose its rules, both for a person to check."""
    # What reads documents takes a while to import, so only this command pays for it.
    from actions.policy.proposal.add import add_policy

    with plain_errors():
        added = add_policy(corpus_folder(), organisation, file, name, title)
        draft = draft_organisation(added.policy_file.parent)
    _say_what_was_added(added, draft)


def _say_what_was_added(added: "AddedPolicy", draft: Path | None) -> None:
    typer.echo(f"{added.policy_file}: {added.clauses} clauses. Compare them with the document.")
    typer.echo(f"{added.rules_file}: {added.rules} proposed rules, marked as inferred until somebody has checked them.")
    for doubt in added.doubts:
        typer.echo(f"Please look at {doubt}.")
    if draft:
        typer.echo(f"{draft}: there was none; this draft holds guesses. Complete its contacts, support and handlers.")
    typer.echo("Questions are answered now. What is still missing: askfirst corpus check")


@app.command()
def check() -> None:
    """Name file and line of every fault in the corpus; exit status 2 where there is one."""
    with plain_errors():
        faults = check_corpus(corpus_folder())
    for fault in faults:
        typer.echo(str(fault), err=True)
    if faults:
        raise typer.Exit(EXIT_STATUS)
    typer.echo(f"The corpus of {', '.join(organisations(corpus_folder()))} is sound.")


@app.command()
def train() -> None:
    """Fit the ranking of answers to the corpus, for every organisation whose files have changed."""
    with plain_errors():
        for organisation in organisations(corpus_folder()):
            assistant = assistant_for(corpus_folder(), organisation)
            corpus = assistant.corpus
            typer.echo(f"{organisation}: {len(corpus.rules)} rules, {len(corpus.examples)} ways of asking.")
