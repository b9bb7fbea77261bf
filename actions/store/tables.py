"""The tables, as the newest migration leaves them."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from actions.store.encryption import EncryptedJSON, EncryptedText
from actions.store.moment import Moment

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

EMAIL = String(254)

people = Table(
    "people",
    metadata,
    Column("email", EMAIL, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("organisation", String(100), nullable=False, index=True),
    Column("manager_email", EMAIL),
    Column("roles", JSON, nullable=False),
    Column("entra_object_id", String(36), unique=True),
    Column("active", Boolean, nullable=False),
)

cases = Table(
    "cases",
    metadata,
    Column("reference", String(20), primary_key=True),
    Column("kind", String(50), nullable=False),
    Column("organisation", String(100), nullable=False),
    Column("status", String(50), nullable=False),
    Column("opened_by", EMAIL, ForeignKey("people.email"), index=True),
    Column("opened_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("fields", JSON, nullable=False),
    Column("confidential_fields", EncryptedJSON, nullable=False),
    # Everybody whom the words of the report may mean; they may never handle it.
    Column("respondents", EncryptedJSON, nullable=False),
    # Whoever submits the same thing twice gets the same case.
    Column("submission_key", String(100), nullable=False, unique=True),
    # Counts its changes, so that nobody changes what another has changed since they looked.
    Column("version", Integer, nullable=False, server_default="1"),
)

case_handlers = Table(
    "case_handlers",
    metadata,
    Column("reference", String(20), ForeignKey("cases.reference"), primary_key=True),
    # A person's e-mail address or the name of a role.
    Column("handler", EMAIL, primary_key=True, index=True),
)

case_history = Table(
    "case_history",
    metadata,
    Column("reference", String(20), ForeignKey("cases.reference"), primary_key=True),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("status", String(50), nullable=False),
    Column("actor", EMAIL),
    # The move of the workflow that led here, and what was told with it; absent where the case was opened.
    Column("move", String(50)),
    Column("told", EncryptedJSON),
)

# A case that was opened because of another.
case_origins = Table(
    "case_origins",
    metadata,
    Column("reference", String(20), ForeignKey("cases.reference"), primary_key=True),
    Column("arose_from", String(20), ForeignKey("cases.reference"), nullable=False),
)

# What its opener and its handlers wrote to each other after the case was opened.
case_messages = Table(
    "case_messages",
    metadata,
    Column("reference", String(20), ForeignKey("cases.reference"), primary_key=True),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    # Absent where the person is anonymous.
    Column("author", EMAIL),
    Column("from_handler", Boolean, nullable=False),
    Column("words", EncryptedText, nullable=False),
    # Whoever sends the same message twice has sent it once.
    Column("submission_key", String(100), nullable=False),
    UniqueConstraint("reference", "submission_key", name="uq_case_messages_submission_key"),
)

# By the hash of its receipt an anonymous complaint is found; the receipt itself is nowhere.
receipts = Table(
    "receipts",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("reference", String(20), ForeignKey("cases.reference"), nullable=False, unique=True),
)

# One row.
receipt_pepper = Table(
    "receipt_pepper",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("pepper", EncryptedText, nullable=False),
)

# What somebody, or everybody with a role, is told: that a matter needs them, never a word of what is in it.
notifications = Table(
    "notifications",
    metadata,
    Column("id", String(36), primary_key=True),
    # A person's e-mail address or the name of a role.
    Column("recipient", EMAIL, nullable=False, index=True),
    Column("reference", String(20), ForeignKey("cases.reference"), nullable=False),
    Column("what", String(50), nullable=False),
    # What happens twice on one occasion is told once.
    Column("occasion", String(100), nullable=False),
    Column("at", Moment, nullable=False),
    # Whether there is a delivery for each person concerned.
    Column("addressed", Boolean, nullable=False, index=True),
    UniqueConstraint("reference", "recipient", "what", "occasion", name="uq_notifications_occasion"),
)

# How a notification reached one person on one channel.
deliveries = Table(
    "deliveries",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("notification", String(36), ForeignKey("notifications.id"), nullable=False),
    Column("person", EMAIL, ForeignKey("people.email"), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("state", String(20), nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("next_attempt_at", Moment),
    # Why the last attempt failed, in plain words.
    Column("fault", String(300)),
    UniqueConstraint("notification", "person", "channel", name="uq_deliveries_channel"),
)

reference_series = Table(
    "reference_series",
    metadata,
    Column("prefix", String(3), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last_number", Integer, nullable=False),
)

audit_trail = Table(
    "audit_trail",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("actor", EMAIL),
    Column("action", String(50), nullable=False),
    Column("subject", EMAIL, nullable=False),
    Column("details", Text, nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

# The one row that says where the trail ends: writers queue for it, and a trail cut short disagrees with it.
audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sequence", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)

unsettled_questions = Table(
    "unsettled_questions",
    metadata,
    # Random, and no row number beside it, so that rows stand in no order: only the day tells when one was asked.
    Column("id", String(36), primary_key=True),
    Column("organisation", String(100), nullable=False, index=True),
    Column("day", Date, nullable=False),
    Column("reason", String(20), nullable=False),
    Column("matter", String(200), nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("text", EncryptedText),
    sqlite_with_rowid=False,
)
