"""Readers and contracts: one module a source layout.

`intake.find_sources` leads from what the officer gives to single files; `recognise.read` finds a
file's layout and writes its accepted rows as one part. Nothing is imported here: both bring
pandas and Arrow with them, for which a command line's `--help` shouldn't wait.
"""
