"""Safe exports of any table."""
