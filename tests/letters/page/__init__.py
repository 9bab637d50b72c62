"""Tests of the letters on the screen."""
