"""How often a case was changed, what was told with each move, and which case arose from which."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("cases", sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    op.add_column("case_history", sa.Column("move", sa.String(50)))
    op.add_column("case_history", sa.Column("told", sa.Text))
    op.create_table(
        "case_origins",
        sa.Column("reference", sa.String(20), nullable=False),
        sa.Column("arose_from", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("reference", name="pk_case_origins"),
        sa.ForeignKeyConstraint(["reference"], ["cases.reference"], name="fk_case_origins_reference"),
        sa.ForeignKeyConstraint(["arose_from"], ["cases.reference"], name="fk_case_origins_arose_from"),
    )


def downgrade() -> None:
    op.drop_table("case_origins")
    op.drop_column("case_history", "told")
    op.drop_column("case_history", "move")
    op.drop_column("cases", "version")
