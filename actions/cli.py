"""`askfirst`: the command line. Errors go to standard error with exit status 2, never a traceback."""

import typer

from actions.commands import audit, cases, corpus, database, jobs, notifications, people, policy, questions, topics

app = typer.Typer(
    help="AskFirst: a workplace policy assistant.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command("ask")(policy.ask)
app.command("route")(topics.route)
app.command("questions")(questions.questions)
app.add_typer(corpus.app, name="corpus")
app.add_typer(cases.app, name="cases")
app.add_typer(people.app, name="people")
app.add_typer(jobs.app, name="jobs")
app.add_typer(notifications.app, name="notifications")
app.add_typer(audit.app, name="audit")
app.add_typer(database.app, name="db")


def main() -> None:
    """Run the command that the command line names."""
    app()


if __name__ == "__main__":
    main()
