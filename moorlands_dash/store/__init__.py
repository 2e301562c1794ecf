"""Snapshots: built from parts, published in one step, queried with DuckDB."""
