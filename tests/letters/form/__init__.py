"""Tests of what is chosen and typed for a letter."""
