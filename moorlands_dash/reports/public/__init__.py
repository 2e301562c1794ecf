"""Leaflets for the public: the year in plain English, and a public meeting's pack.

They are always made of what the public may have, whoever makes them.
"""
