"""Where she is referred to for help, and what became of it: until help began, or it is clear that it does not."""
