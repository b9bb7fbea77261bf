"""`askfirst`: the command line. Errors go to standard error with exit status 2, never a traceback."""

import typer

from actions.commands import (
    api,
    audit,
    cases,
    corpus,
    database,
    declarations,
    demo,
    jobs,
    notifications,
    people,
    policy,
    questions,
    register,
    topics,
)

app = typer.Typer(
    help="AskFirst: a workplace policy assistant.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command("ask")(policy.ask)
app.command("route")(topics.route)
app.command("questions")(questions.questions)
app.command("register")(register.register)
app.command("declarations")(declarations.list_declarations)
app.add_typer(corpus.app, name="corpus")
app.add_typer(cases.app, name="cases")
app.add_typer(api.app, name="api")
app.add_typer(people.app, name="people")
app.add_typer(jobs.app, name="jobs")
app.add_typer(notifications.app, name="notifications")
app.add_typer(audit.app, name="audit")
app.add_typer(database.app, name="db")
app.add_typer(demo.app, name="demo")


def main() -> None:
    """Run the command that the command line names."""
    app()


if __name__ == "__main__":
    main()
