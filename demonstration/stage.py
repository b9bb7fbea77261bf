"""Where the plays are played: an installation of its own, a mail server, and one clock for all of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from email.message import EmailMessage
from pathlib import Path

from typer.testing import CliRunner

from actions.commands import jobs
from actions.errors import AskFirstError
from demonstration.clocked import BEGINS, FOLDER, move_clock
from tests.mail import MailServer
from tests.running import AskFirst, Conversation, running

CLOCKED = "demonstration.clocked"
CHAT = "https://askfirst.example/"


@dataclass
class Stage:
    """An installation and its mail server, both of them under the clock of the demonstration."""

    askfirst: AskFirst
    mail: MailServer

    def move_to(self, moment: datetime) -> None:
        """Move the clock of both servers."""
        for server in (self.askfirst.actions, self.askfirst.bot):
            move_clock(self.askfirst.folder, server.module, moment.astimezone(timezone.utc))

    def sign_in(self, email: str) -> Conversation:
        """Let somebody come to the chat."""
        return self.askfirst.sign_in(email)

    def run_jobs(self, moment: datetime) -> list[EmailMessage]:
        """Do what is due at a moment and return the e-mails that came of it. Raise AskFirstError where that fails."""
        before = len(self.mail.inbox.e_mails)
        ended = CliRunner().invoke(jobs.app, ["run", "--now", moment.isoformat()])
        if ended.exit_code:
            raise AskFirstError(f"The jobs did not run: {ended.output}")
        return self.mail.inbox.e_mails[before:]


@contextmanager
def stage(folder: Path, begins: datetime) -> Iterator[Stage]:
    """Set the stage in a folder, with the clock at a moment."""
    mail = MailServer()
    clock = {BEGINS: begins.astimezone(timezone.utc).isoformat(), FOLDER: str(folder)}
    further = {**clock, **mail.environment, "ASKFIRST_PUBLIC_URL": CHAT}
    try:
        with running(folder, under=(CLOCKED,), further=further) as askfirst:
            # The command's own process would take seconds to start, and there are many days.
            os.environ.update(
                {name: value for name, value in askfirst.actions.environment.items() if "ASKFIRST_" in name}
            )
            yield Stage(askfirst, mail)
    finally:
        mail.stop()
