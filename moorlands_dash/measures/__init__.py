"""The statistics: pure functions, tables in, tidy tables out."""
