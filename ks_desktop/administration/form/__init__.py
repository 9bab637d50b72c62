"""The forms of the first run, used again on Beheer."""
