"""Texts of papers as data that a nurse may change: what they consist of, how they are shown, what may be in them.

An own text is never a template: it is stored as literal pieces, fields and choices, and only those are filled in.
"""
