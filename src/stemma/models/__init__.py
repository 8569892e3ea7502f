"""The shipped weights, with their card."""

from pathlib import Path

#: Costs of spellings and frequencies of parts of names, made by `training/people.py`.
NAMES = Path(__file__).with_name("names.json")
