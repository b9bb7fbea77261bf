"""People, cases and the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    "people",
    "cases",
    "case_handlers",
    "case_history",
    "reference_series",
    "audit_trail",
    "audit_head",
)
EMAIL = sa.String(254)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _create_people()
    _create_cases()
    _create_audit_trail()
    _forbid_changes_of_the_audit_trail()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change_of_audit_trail()")


def _create_people() -> None:
    op.create_table(
        "people",
        sa.Column("email", EMAIL, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("organisation", sa.String(100), nullable=False),
        sa.Column("manager_email", EMAIL),
        sa.Column("roles", sa.JSON, nullable=False),
        sa.Column("entra_object_id", sa.String(36)),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("email", name="pk_people"),
        sa.UniqueConstraint("entra_object_id", name="uq_people_entra_object_id"),
    )
    op.create_index("ix_people_organisation", "people", ["organisation"])


def _create_cases() -> None:
    op.create_table(
        "cases",
        sa.Column("reference", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(50), nullable=False),
        sa.Column("organisation", sa.String(100), nullable=False),
        sa.Column("status", sa.String(50), nullable=False),
        sa.Column("opened_by", EMAIL),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("confidential_fields", sa.Text, nullable=False),
        sa.Column("respondents", sa.Text, nullable=False),
        sa.Column("submission_key", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("reference", name="pk_cases"),
        sa.ForeignKeyConstraint(["opened_by"], ["people.email"], name="fk_cases_opened_by"),
        sa.UniqueConstraint("submission_key", name="uq_cases_submission_key"),
    )
    op.create_index("ix_cases_opened_by", "cases", ["opened_by"])
    op.create_table(
        "case_handlers",
        sa.Column("reference", sa.String(20), nullable=False),
        sa.Column("handler", EMAIL, nullable=False),
        sa.PrimaryKeyConstraint("reference", "handler", name="pk_case_handlers"),
        sa.ForeignKeyConstraint(["reference"], ["cases.reference"], name="fk_case_handlers_reference"),
    )
    op.create_index("ix_case_handlers_handler", "case_handlers", ["handler"])
    op.create_table(
        "case_history",
        sa.Column("reference", sa.String(20), nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("status", sa.String(50), nullable=False),
        sa.Column("actor", EMAIL),
        sa.PrimaryKeyConstraint("reference", "sequence", name="pk_case_history"),
        sa.ForeignKeyConstraint(["reference"], ["cases.reference"], name="fk_case_history_reference"),
    )
    op.create_table(
        "reference_series",
        sa.Column("prefix", sa.String(3), nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("last_number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("prefix", "year", name="pk_reference_series"),
    )


def _create_audit_trail() -> None:
    op.create_table(
        "audit_trail",
        sa.Column("sequence", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", EMAIL),
        sa.Column("action", sa.String(50), nullable=False),
        sa.Column("subject", EMAIL, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("previous_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_audit_trail"),
    )
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )
    op.bulk_insert(head, [{"id": 1, "sequence": 0, "hash": "0" * 64}])


def _forbid_changes_of_the_audit_trail() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_change_of_audit_trail() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$"
        )
        op.execute(
            "CREATE TRIGGER audit_trail_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_trail "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit_trail()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_trail_refuses_{change.lower()} BEFORE {change} ON audit_trail "
            "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
        )
