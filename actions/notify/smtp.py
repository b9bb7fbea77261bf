"""E-mail, handed to the organisation's own mail server over SMTP."""

import smtplib
import ssl
from contextlib import ExitStack, suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from actions.notify.channel import Message, NotSentError, UncertainError, UnreachableError
from actions.settings import SmtpSettings

COMPLETED = 250
ACCEPTED = (COMPLETED, 251)
FAILURES = (OSError, smtplib.SMTPException)


class SmtpChannel:
    """Hands each message over in a connection of its own, encrypted unless the settings say otherwise."""

    name = "e-mail"

    def __init__(self, settings: SmtpSettings) -> None:
        self.settings = settings

    def send(self, message: Message) -> None:
        """Returns once the mail server has taken the message.

        Raises UnreachableError or NotSentError before the server was given it or where the server refused it, and
        UncertainError where the server was given it and never answered.
        """
        server = self._connected()
        try:
            self._announce(server, message.to)
            self._hand_over(server, self._e_mail(message))
        except Exception:
            server.close()
            raise
        with suppress(*FAILURES):
            server.quit()

    def _connected(self) -> smtplib.SMTP:
        try:
            with ExitStack() as on_failure:
                server = self._server()
                on_failure.callback(server.close)
                self._introduce(server)
                on_failure.pop_all()
        # Of a host's name that can be none, Python says so with a UnicodeError.
        except (*FAILURES, UnicodeError) as failure:
            raise UnreachableError(f"The mail server cannot be used: {_reason(failure)}.") from failure
        return server

    def _server(self) -> smtplib.SMTP:
        address, timeout = (self.settings.host, self.settings.port), self.settings.timeout_seconds
        if self.settings.security == "tls":
            return smtplib.SMTP_SSL(*address, timeout=timeout, context=ssl.create_default_context())
        return smtplib.SMTP(*address, timeout=timeout)

    def _introduce(self, server: smtplib.SMTP) -> None:
        if self.settings.security == "starttls":
            server.starttls(context=ssl.create_default_context())
        server.ehlo_or_helo_if_needed()
        if self.settings.user:
            server.login(self.settings.user, self.settings.password.get_secret_value())

    def _announce(self, server: smtplib.SMTP, recipient: str) -> None:
        try:
            sender, taken = server.mail(self.settings.sender), server.rcpt(recipient)
        except FAILURES as failure:
            raise UnreachableError(f"The mail server broke off: {_reason(failure)}.") from failure
        except ValueError:
            raise NotSentError("The mail server cannot be told this address.") from None
        for code, reply in (sender, taken):
            if code not in ACCEPTED:
                raise _refusal(code, reply)

    def _hand_over(self, server: smtplib.SMTP, e_mail: EmailMessage) -> None:
        try:
            code, reply = server.data(e_mail.as_bytes(policy=SMTP))
        except smtplib.SMTPDataError as refusal:
            raise _refusal(refusal.smtp_code, refusal.smtp_error) from refusal
        except FAILURES as failure:
            raise UncertainError(f"The mail server took the message and broke off: {_reason(failure)}.") from failure
        if code != COMPLETED:
            raise _refusal(code, reply)

    def _e_mail(self, message: Message) -> EmailMessage:
        e_mail = EmailMessage(policy=SMTP)
        e_mail["From"], e_mail["To"], e_mail["Subject"] = self.settings.sender, message.to, message.subject
        e_mail["Date"] = format_datetime(message.at)
        e_mail["Message-ID"] = f"<{message.id}@{self.settings.sender.rpartition('@')[2]}>"
        e_mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: out-of-office replies stay away
        e_mail.set_content(message.text, cte="quoted-printable")
        return e_mail


def _refusal(code: int, reply: bytes | str) -> NotSentError:
    said = reply.decode(errors="replace") if isinstance(reply, bytes) else reply
    return NotSentError(f"The mail server refused: {code} {said}")


def _reason(failure: Exception) -> str:
    return str(failure) or type(failure).__name__
