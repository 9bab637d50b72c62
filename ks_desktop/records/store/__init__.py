"""Rows of this room, and rows to records and back."""
