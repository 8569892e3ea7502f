"""Turns the values of a case into what people and programs read: rows, a summary, a report, an export."""
