"""Triggers that refuse to change a row or to take one out, on both databases."""

from __future__ import annotations

from alembic import op

_FUNCTION = """
CREATE OR REPLACE FUNCTION records_only_grow() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'records only grow: % of % is refused', TG_OP, TG_TABLE_NAME; END
$$ LANGUAGE plpgsql
"""


def only_grow(table: str, *, deletes: bool = True) -> None:
    """Have a table refuse changes, and deletions where not told otherwise."""
    events = ["UPDATE", "DELETE"] if deletes else ["UPDATE"]
    if op.get_bind().dialect.name == "sqlite":
        for event in events:
            op.execute(
                f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} BEGIN "
                f"SELECT RAISE(ABORT, 'records only grow: {event} of {table} is refused'); END"
            )
        return
    op.execute(_FUNCTION)
    for event, each in [(" OR ".join(events), "ROW"), ("TRUNCATE", "STATEMENT")]:
        op.execute(
            f"CREATE TRIGGER {table}_{each.lower()} BEFORE {event} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION records_only_grow()"
        )


def only_pruned(table: str, noted: str) -> None:
    """Have a table let go only rows from before a time that another table notes."""
    before = (
        f"coalesce((SELECT max(before) FROM {noted} WHERE partnership IN (OLD.partnership, '')), "  # nosec B608 # names of ours, no value
        "{never})"
    )
    said = f"records only grow: DELETE of {table} is refused"
    if op.get_bind().dialect.name == "sqlite":
        when = f"OLD.recorded_at >= {before.format(never=repr(''))}"
        op.execute(
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN {when} BEGIN "
            f"SELECT RAISE(ABORT, '{said}'); END"
        )
        return
    when = f"OLD.recorded_at >= {before.format(never=repr('-infinity') + '::timestamptz')}"
    op.execute(
        f"CREATE FUNCTION {table}_only_pruned() RETURNS trigger AS $$ BEGIN "
        f"IF {when} THEN RAISE EXCEPTION '{said}'; END IF; RETURN OLD; END $$ LANGUAGE plpgsql"
    )
    op.execute(
        f"CREATE TRIGGER {table}_pruned BEFORE DELETE ON {table} FOR EACH ROW "
        f"EXECUTE FUNCTION {table}_only_pruned()"
    )
