"""Alembic's entry: runs the revisions on the connection, and in the transaction, that the caller opened."""

from alembic import context

from actions.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
