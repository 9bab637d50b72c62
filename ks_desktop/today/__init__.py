"""The morning page: whom to call, where to go, what waits."""
