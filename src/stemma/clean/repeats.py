"""Turns the lines of a text into those that say again what stands elsewhere in it.

A scrape often holds the article twice: once run together from the page's data, once with its
paragraphs. The copy with better paragraphs, else the longer one, else the first one stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.clean.furniture import Marks
from stemma.clean.lines import Line, words_of

_SHINGLE = 5  # words
_LEAST = 10  # words of a line that can count as repeated on its own: speakers say short ones twice
_DOUBLED = 0.15  # share of shingles that stand twice, from which a second body is looked for
_COPIED = 0.7  # share of a line's shingles that stand elsewhere, from which it is a copy
_SAME = 0.95  # share from which a line is the same line
_BODY = 0.25  # share of the text that a copy must have to be a body
_LEAST_BODY = 300  # characters; less is a paragraph told twice, as an update tells it
_RUN_TOGETHER = 3  # times as many characters a line as the other copy

Shingle = tuple[str, ...]


@dataclass(frozen=True)
class _Copy:
    """One of two bodies: the lines it consists of."""

    lines: tuple[int, ...]
    size: int

    @property
    def grain(self) -> float:
        """Characters a line."""
        return self.size / len(self.lines)


def mark_repeats(lines: Sequence[Line], marks: Mapping[int, str], *, title: int | None, head: int) -> Marks:
    """Return the lines that repeat others, by index. Lines marked already are left out of account."""
    live = [i for i in range(len(lines)) if i not in marks and i != title]
    words = {i: words_of(lines[i].text) for i in live}
    found = _mark_body(lines, live, words)
    seen: dict[tuple[str, ...], int] = {}
    for i in live:
        if i not in found and len(words[i]) >= _LEAST and seen.setdefault(tuple(words[i]), i) != i:
            found[i] = "repeat"
    return found | _mark_summary(live, words, found, title, head)


def _mark_summary(
    live: Sequence[int], words: Mapping[int, list[str]], found: Marks, title: int | None, head: int
) -> Marks:
    """Mark a line between title and article that says what the article's first line says."""
    if title is None:
        return {}
    body = [i for i in live if i >= head and i not in found and len(words[i]) >= 15][:3]
    return {
        i: "repeat"
        for i in live
        if title < i < head and len(words[i]) >= _LEAST
        for j in body
        if sum(w in set(words[j]) for w in words[i]) >= 0.8 * len(words[i])
    }


def _mark_body(lines: Sequence[Line], live: Sequence[int], words: Mapping[int, list[str]]) -> Marks:
    """Mark the poorer of two bodies, or nothing."""
    shingles = {i: _shingles(words[i]) for i in live}
    first: dict[Shingle, int] = {}
    last: dict[Shingle, int] = {}
    for i in live:
        for shingle in shingles[i]:
            first.setdefault(shingle, i)
            last[shingle] = i
    total = sum(map(len, shingles.values()))
    if total - len(first) < _DOUBLED * total or not total:
        return {}
    later = {i: _share([last[s] > i for s in shingles[i]]) for i in live}
    earlier = {i: _share([first[s] < i for s in shingles[i]]) for i in live}
    early = _copy(lines, later)
    late = _copy(lines, earlier)
    whole = sum(len(lines[i].text) for i in live)
    if min(early.size, late.size) < max(_LEAST_BODY, _BODY * whole):
        return {}
    worse, better, share = (early, late, later) if _is_worse(early, late) else (late, early, earlier)
    # In a copy with paragraphs of its own, one that differs by a figure is another reading: it stays.
    gone = {i for i in worse.lines if worse.grain >= _RUN_TOGETHER * better.grain or share[i] >= _SAME}
    span = range(worse.lines[0], worse.lines[-1] + 1)
    short = [i for i in span if i in words and len(words[i]) < _LEAST]
    outside = {tuple(words[i]) for i in live if i not in span}
    return dict.fromkeys(sorted(gone | {i for i in short if tuple(words[i]) in outside}), "repeat")


def _shingles(words: Sequence[str]) -> list[Shingle]:
    return [tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)]


def _share(elsewhere: Sequence[bool]) -> float:
    """Return the share of a line's shingles that stand elsewhere; none where it is too short to tell."""
    return sum(elsewhere) / len(elsewhere) if len(elsewhere) >= 3 else 0.0


def _copy(lines: Sequence[Line], shares: Mapping[int, float]) -> _Copy:
    """Gather the lines that stand elsewhere."""
    indices = tuple(i for i, share in shares.items() if share >= _COPIED)
    return _Copy(indices, sum(len(lines[i].text) for i in indices))


def _is_worse(early: _Copy, late: _Copy) -> bool:
    """Say whether the early copy is to go: where it is run together, or is the shorter by far."""
    if early.grain >= _RUN_TOGETHER * late.grain:
        return True
    return late.grain < _RUN_TOGETHER * early.grain and early.size < 0.9 * late.size
