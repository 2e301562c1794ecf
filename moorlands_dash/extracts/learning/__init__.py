"""Learning how a sender's files are read: what is proposed, what must be asked, what then holds.

Nothing is taken in here: a profile is proposed from a file's head and rows, and written.
"""
