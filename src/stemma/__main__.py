"""Runs the command line: `python -m stemma` is `stemma`."""

from stemma.cli import main

main()
