"""Turns the readings of several documents into links between what is one, each with its reasons."""
