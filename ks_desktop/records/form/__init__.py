"""What is typed in this room, as forms."""
