"""What Alembic runs for every migration: on the connection and in the transaction it is given."""

from alembic import context

from assistant.records.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    # SQLite cannot alter most things in place; batch mode rebuilds the table instead.
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
