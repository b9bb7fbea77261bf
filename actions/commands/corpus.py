"""askfirst corpus: the policies and their rules."""

import typer

from actions.commands.plain_errors import EXIT_STATUS, plain_errors
from actions.policy.assistant import assistant_for
from actions.policy.corpus.check import check_corpus
from actions.policy.corpus.load import organisations
from actions.settings import corpus_folder

app = typer.Typer(help="Check the policy corpus and fit the answers to it.", no_args_is_help=True)


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
