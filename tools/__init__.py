"""The project's own tools: set-up, texts and the data they prepare."""
