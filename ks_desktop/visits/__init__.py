"""Visits: working hours, travel, proposals, appointments, contact attempts and what came of a visit."""
