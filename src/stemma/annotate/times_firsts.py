"""Turns a rule over class letters into the letters that what it matches can begin with.

The `first` sets of a grammar (Aho, Sethi and Ullman, Compilers, 1986, 4.4), for the part of regular
expressions that the grammar of times uses: letters, sets, groups, choices, looks around and bounded repeats.
"""

from __future__ import annotations

import re

_LOOK = re.compile(r"\(\?<?[=!]")
_OPENING = re.compile(r"\((?:\?:|\?P<\w+>)?")
_REPEAT = re.compile(r"\?|\{(\d+),\d+\}")


def first_letters(pattern: str) -> frozenset[str]:
    """Return the letters that a match can begin with.

    Raises ValueError where the pattern can match nothing at all, since then no letter need stand there.
    """
    letters, empty, _ = _choice(pattern, 0)
    if empty:
        raise ValueError(f"a rule that matches nothing at all: {pattern}")
    return frozenset(letters)


def _choice(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """Read alternatives up to the end of their group: first letters, whether all may be left out, the end."""
    letters, empty, at = _sequence(pattern, at)
    while at < len(pattern) and pattern[at] == "|":
        more, none, at = _sequence(pattern, at + 1)
        letters, empty = letters | more, empty or none
    return letters, empty, at


def _sequence(pattern: str, at: int) -> tuple[set[str], bool, int]:
    letters: set[str] = set()
    empty = True
    while at < len(pattern) and pattern[at] not in "|)":
        more, none, at = _item(pattern, at)
        letters |= more if empty else set()
        empty = empty and none
    return letters, empty, at


def _item(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """Read a letter, a set, a group or a look around, with the repeat behind it."""
    if look := _LOOK.match(pattern, at):
        _, _, at = _choice(pattern, look.end())
        return set(), True, at + 1
    if opening := _OPENING.match(pattern, at):
        letters, empty, at = _choice(pattern, opening.end())
    elif pattern[at] == "[":
        end = pattern.index("]", at)
        letters, empty, at = set(pattern[at + 1 : end]), False, end
    else:
        letters, empty = {pattern[at]}, False
    repeat = _REPEAT.match(pattern, at + 1)
    if repeat is None:
        return letters, empty, at + 1
    return letters, empty or not int(repeat[1] or 0), repeat.end()
