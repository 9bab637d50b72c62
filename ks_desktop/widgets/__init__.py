"""Shared Qt parts: they look, and know no nurse's word."""
