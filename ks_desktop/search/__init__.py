"""Ctrl+K: find anybody, or do something, by typing three letters."""
