"""Measurements with a peer beside them, as ratios. Not tests: no clock decides whether a test passes."""
