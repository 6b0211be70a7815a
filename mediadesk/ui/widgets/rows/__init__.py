"""Rows under each other: of jobs, errors, folders, settings, fields."""
