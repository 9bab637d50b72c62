"""What women ask about their records, as five guided requests with steps, a last day and an answer."""
