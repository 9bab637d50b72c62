"""Setting up and settings: the first run, the unlock page and Beheer."""
