"""Stemma lays reports of the same happenings side by side, with the evidence for every line."""

__version__ = "0.1.0"
