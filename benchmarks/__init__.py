"""Measures accuracy and speed on files that are named on the command line."""
