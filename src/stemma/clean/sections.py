"""Turns a line into whether it names a section of a paper."""

from __future__ import annotations

from stemma.clean.lines import words_of

# Sections of a paper, which stand alone above a headline.
# fmt: off
_SECTIONS = frozenset((
    "news", "world", "politics", "business", "national", "international", "local", "opinion", "sport",
    "sports", "entertainment", "technology", "tech", "science", "health", "culture", "europe", "asia",
    "africa", "americas", "middle-east", "us", "u.s.", "uk", "economy", "markets", "analysis", "breaking",
    "featured", "latest", "exclusive", "editorial", "commentary", "lifestyle", "travel", "education",
    "environment", "crime", "society", "military", "defense", "defence", "security", "home",
    "top-stories", "diplomacy", "interview", "investigation", "feature", "features", "correction",
    "obituary", "energy", "climate", "comment", "letters", "blog", "blogs", "region", "regional",
    "domestic", "foreign", "headlines", "report", "reports",
))
# fmt: on


def is_section(text: str) -> bool:
    """Say whether a line is the name of a paper's section, as stands alone above a headline."""
    words = words_of(text)
    return 0 < len(words) <= 3 and all(w in _SECTIONS for w in words)
