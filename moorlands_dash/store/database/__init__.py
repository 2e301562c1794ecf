"""The database that holds the records: SQLite in the home, PostgreSQL where that is set."""
