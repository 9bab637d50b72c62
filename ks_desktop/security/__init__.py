"""Who may come in, and what was done: key slots, users, the audit journal and its chain."""
