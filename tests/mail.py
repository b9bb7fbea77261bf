"""A real mail server of our own on this machine, which can be told to misbehave."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from actions.notify.smtp import SmtpChannel
from actions.settings import SmtpSettings

HOST = "127.0.0.1"
SENDER = "askfirst@ministry.example"
PASSWORD = "a password of the tests"


@dataclass
class Inbox:
    """What the server took, and how it is to misbehave: whom it refuses, and how long it hangs after a message."""

    e_mails: list[EmailMessage] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    seconds_to_hang: float = 0

    async def handle_RCPT(  # noqa: N802, aiosmtpd's own name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        e_mail = BytesParser(EmailMessage, policy=default).parsebytes(envelope.content)
        assert [e_mail["To"]] == envelope.rcpt_tos
        self.e_mails.append(e_mail)
        await asyncio.sleep(self.seconds_to_hang)
        return "250 OK"

    @property
    def recipients(self) -> list[str]:
        """Return to whom e-mails came, in alphabetical order."""
        return sorted(e_mail["To"] for e_mail in self.e_mails)


class MailServer:
    """A mail server that can be stopped and started again on its port."""

    def __init__(self, encrypts: ssl.SSLContext | None = None) -> None:
        self.inbox = Inbox()
        self.port = free_port()
        self.encrypts = encrypts
        self.controller: Controller | None = None
        self.start()

    def start(self) -> None:
        self.controller = Controller(
            self.inbox,
            hostname=HOST,
            port=self.port,
            tls_context=self.encrypts,
            require_starttls=self.encrypts is not None,
            authenticator=_knows if self.encrypts else None,
            auth_required=self.encrypts is not None,
        )
        self.controller.start()

    def stop(self) -> None:
        if self.controller is not None:
            self.controller.stop()
        self.controller = None

    @property
    def environment(self) -> dict[str, str]:
        """Return the settings under which AskFirst uses this server."""
        return {
            "ASKFIRST_SMTP_HOST": HOST,
            "ASKFIRST_SMTP_PORT": str(self.port),
            "ASKFIRST_SMTP_SENDER": SENDER,
            "ASKFIRST_SMTP_SECURITY": "none",
            "ASKFIRST_SMTP_TIMEOUT_SECONDS": "1",
        }

    @property
    def channel(self) -> SmtpChannel:
        return channel_to(self.port)


def channel_to(port: int) -> SmtpChannel:
    """Return e-mail over a server on this machine that is not patient."""
    return SmtpChannel(SmtpSettings(host=HOST, port=port, sender=SENDER, security="none", timeout_seconds=1))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _knows(server: SMTP, session: Session, envelope: Envelope, mechanism: str, auth: object) -> AuthResult:
    assert isinstance(auth, LoginPassword)
    is_known = (auth.login, auth.password) == (b"askfirst", PASSWORD.encode())
    return AuthResult(success=is_known, handled=False)


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A mail server that takes everything from this machine."""
    server = MailServer()
    yield server
    server.stop()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A file with a certificate for this machine, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.example")])
    now = datetime.now(timezone.utc)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "certificate.pem"
    unencrypted = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, unencrypted)
    file.write_bytes(signed.public_bytes(serialization.Encoding.PEM) + private)
    return file


@pytest.fixture
def encrypting_mail_server(certificate: Path) -> Iterator[MailServer]:
    """A mail server that insists on encryption and a password."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = MailServer(context)
    yield server
    server.stop()


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port where somebody answers the telephone and never speaks."""
    with socket.create_server((HOST, 0)) as listening:
        held: list[socket.socket] = []
        threading.Thread(target=_accept, args=(listening, held), daemon=True).start()
        yield listening.getsockname()[1]
        for connection in held:
            connection.close()


def _accept(listening: socket.socket, held: list[socket.socket]) -> None:
    while True:
        try:
            held.append(listening.accept()[0])
        except OSError:
            return
