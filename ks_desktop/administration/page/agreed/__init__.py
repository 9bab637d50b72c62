"""What is agreed beside the terms: kinds of contact with their weeks, and the days on which nobody works."""
