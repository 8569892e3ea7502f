"""The shipped weights, with their card."""
