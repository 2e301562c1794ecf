"""Papers for the public: the year and the quarter in plain English, a public meeting's pack.

They are made of a guarded snapshot and can't be given another, whoever makes them.
"""
