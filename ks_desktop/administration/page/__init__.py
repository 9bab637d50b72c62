"""The pages of administration; the unlock page needs nothing that is slow to start."""
