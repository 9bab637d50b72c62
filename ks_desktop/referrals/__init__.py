"""Referrals: intake, trays, duplicates, CSV, the form and its page."""
