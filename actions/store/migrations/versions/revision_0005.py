"""The outbox: what people are told of matters that need them, and how it reached each of them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

EMAIL = sa.String(254)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "notifications",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("recipient", EMAIL, nullable=False),
        sa.Column("reference", sa.String(20), nullable=False),
        sa.Column("what", sa.String(50), nullable=False),
        sa.Column("occasion", sa.String(100), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("addressed", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notifications"),
        sa.ForeignKeyConstraint(["reference"], ["cases.reference"], name="fk_notifications_reference"),
        sa.UniqueConstraint("reference", "recipient", "what", "occasion", name="uq_notifications_occasion"),
    )
    op.create_index("ix_notifications_recipient", "notifications", ["recipient"])
    op.create_index("ix_notifications_addressed", "notifications", ["addressed"])
    op.create_table(
        "deliveries",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("notification", sa.String(36), nullable=False),
        sa.Column("person", EMAIL, nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("next_attempt_at", MOMENT),
        sa.Column("fault", sa.String(300)),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("notification", "person", "channel", name="uq_deliveries_channel"),
        sa.ForeignKeyConstraint(["notification"], ["notifications.id"], name="fk_deliveries_notification"),
        sa.ForeignKeyConstraint(["person"], ["people.email"], name="fk_deliveries_person"),
    )
    op.create_index("ix_deliveries_state", "deliveries", ["state"])


def downgrade() -> None:
    op.drop_table("deliveries")
    op.drop_table("notifications")
