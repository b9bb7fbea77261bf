"""What is written in a case after it was opened, and the receipts of anonymous complaints."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TABLES = ("case_messages", "receipts", "receipt_pepper")


def upgrade() -> None:
    op.create_table(
        "case_messages",
        sa.Column("reference", sa.String(20), nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author", sa.String(254)),
        sa.Column("from_handler", sa.Boolean, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("submission_key", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("reference", "sequence", name="pk_case_messages"),
        sa.ForeignKeyConstraint(["reference"], ["cases.reference"], name="fk_case_messages_reference"),
        sa.UniqueConstraint("reference", "submission_key", name="uq_case_messages_submission_key"),
    )
    op.create_table(
        "receipts",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("reference", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_receipts"),
        sa.ForeignKeyConstraint(["reference"], ["cases.reference"], name="fk_receipts_reference"),
        sa.UniqueConstraint("reference", name="uq_receipts_reference"),
    )
    op.create_table(
        "receipt_pepper",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("pepper", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_receipt_pepper"),
    )


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
