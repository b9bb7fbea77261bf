"""Questions that the policies did not settle."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "unsettled_questions",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organisation", sa.String(100), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("matter", sa.String(200), nullable=False),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("text", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_unsettled_questions"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_unsettled_questions_organisation", "unsettled_questions", ["organisation"])


def downgrade() -> None:
    op.drop_table("unsettled_questions")
