"""Tests of what a nurse can do with letters."""
