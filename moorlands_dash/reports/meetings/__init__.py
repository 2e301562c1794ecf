"""The meetings as a file that calendars read."""
