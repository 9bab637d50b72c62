"""Faults on purpose, on real files: kills, flipped bits, crashed updates; `python -m tests.faults --count small`."""
