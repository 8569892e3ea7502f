"""Turns a time expression and what surrounds it into its meaning, by the reader of its rule."""

from __future__ import annotations

from collections.abc import Callable

from stemma.annotate.times_calendar import Frame, Meaning
from stemma.annotate.times_clock import clock
from stemma.annotate.times_grammar import Expression
from stemma.annotate.times_lengths import duration, nights, rate, units
from stemma.annotate.times_relative import RELATIVE
from stemma.annotate.times_values import ABSOLUTE

_READERS: dict[str, Callable[[Expression, Frame], Meaning | None]] = {
    **ABSOLUTE,
    **RELATIVE,
    "set": rate,
    "duration": duration,
    "nights": nights,
    "units": units,
    "clock": clock,
    "clocks": clock,
}


def resolve(expression: Expression, frame: Frame) -> Meaning | None:
    """Read an expression; None if it is no time (`31 June`), open bounds where they cannot be told."""
    try:
        return _READERS[expression.rule](expression, frame)
    except (ValueError, OverflowError, KeyError):  # a day, year or number that no calendar has
        return None
