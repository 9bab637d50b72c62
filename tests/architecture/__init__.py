"""The house rules that no linter knows, and the proof that every contract bites."""
