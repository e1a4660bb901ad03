"""Runs the migrations on the connection that the store opened, or writes them as SQL where there is none."""

from alembic import context

from cohortplan.storage.tables import metadata

connection = context.config.attributes.get("connection")

if connection is None:
    context.configure(
        url=context.config.get_main_option("sqlalchemy.url"), target_metadata=metadata, literal_binds=True
    )
else:
    # One transaction around everything, which the store has begun: a kill in the middle leaves the old schema.
    context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)

with context.begin_transaction():
    context.run_migrations()
