from pathlib import Path

import pytest
from pydantic import SecretStr

from actions.notify.channel import Message, NotSentError, UnreachableError
from actions.notify.smtp import SmtpChannel
from actions.settings import SettingsError, SmtpSettings, smtp_settings
from tests.cases.reports import NOW
from tests.mail import HOST, PASSWORD, SENDER, MailServer

MATTER = ("INC-2026-0001", "A new matter needs you. Its reference is INC-2026-0001.")
MESSAGE = Message("id-1", "staff@education.example", "A matter needs you", "Kia ora, tēnā koe\n", NOW, *MATTER)


def encrypted(server: MailServer, password: str = PASSWORD) -> SmtpChannel:
    sign_in = {"user": "askfirst", "password": SecretStr(password)}
    return SmtpChannel(SmtpSettings.parse_obj({"host": HOST, "port": server.port, "sender": SENDER, **sign_in}))


def test_mail_is_encrypted_and_signed_in_by_default(
    encrypting_mail_server: MailServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    encrypted(encrypting_mail_server).send(MESSAGE)
    [e_mail] = encrypting_mail_server.inbox.e_mails
    assert e_mail.get_content().splitlines() == ["Kia ora, tēnā koe"]
    assert e_mail["Message-ID"] == "<id-1@ministry.example>"
    assert e_mail["From"] == SENDER


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(encrypting_mail_server: MailServer) -> None:
    with pytest.raises(UnreachableError, match="certificate verify failed"):
        encrypted(encrypting_mail_server).send(MESSAGE)
    assert encrypting_mail_server.inbox.e_mails == []


def test_a_server_without_encryption_gets_nothing_unless_the_settings_say_so(mail_server: MailServer) -> None:
    with pytest.raises(UnreachableError, match="STARTTLS"):
        encrypted(mail_server).send(MESSAGE)
    assert mail_server.inbox.e_mails == []


def test_a_wrong_password_is_said_without_it(
    encrypting_mail_server: MailServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with pytest.raises(UnreachableError, match="535") as caught:
        encrypted(encrypting_mail_server, "wrong password").send(MESSAGE)
    assert "wrong password" not in str(caught.value)


@pytest.mark.parametrize("host", ["nowhere.invalid", f"{'a' * 64}.example", "mail..example"])
def test_a_host_that_cannot_be_found_is_said_plainly(host: str) -> None:
    settings = SmtpSettings.parse_obj({"host": host, "sender": SENDER, "security": "none"})
    with pytest.raises(UnreachableError, match="The mail server cannot be used"):
        SmtpChannel(settings).send(MESSAGE)


def test_an_address_that_mail_servers_do_not_know_is_not_sent_to(mail_server: MailServer) -> None:
    with pytest.raises(NotSentError, match="cannot be told this address"):
        mail_server.channel.send(
            Message("id-1", "mōrena@education.example", "A matter needs you", "Kia ora", NOW, *MATTER)
        )


@pytest.mark.parametrize(
    ("variables", "fault"),
    [
        ({"HOST": "mail.example"}, "ASKFIRST_SMTP_SENDER is not set"),
        ({"HOST": "mail.example", "SENDER": "askfirst"}, "ASKFIRST_SMTP_SENDER cannot be used: it must be an e-mail"),
        ({"SECURITY": "none", "PASSWORD": "p"}, "ASKFIRST_SMTP_PASSWORD cannot be used: it would be sent in the clear"),
        ({"SECURITY": "ssl"}, "ASKFIRST_SMTP_SECURITY cannot be used"),
        ({"PORT": "99999"}, "ASKFIRST_SMTP_PORT cannot be used"),
    ],
)
def test_settings_that_cannot_be_used_are_named(
    variables: dict[str, str], fault: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in variables.items():
        monkeypatch.setenv(f"ASKFIRST_SMTP_{name}", value)
    with pytest.raises(SettingsError, match=fault):
        smtp_settings()
