"""The labels of the encoder's heads, in the order of its outputs."""

from __future__ import annotations

NAME_TYPES = (
    "Person",
    "Organization",
    "Location",
    "Facility",
    "NORP",
    "Date",
    "Money",
    "Product",
    "Misc",
)
PART_TYPES = ("source", "cue", "content")
EVENT_CLASSES = (
    "OCCURRENCE",
    "STATE",
    "REPORTING",
    "I_ACTION",
    "I_STATE",
    "ASPECTUAL",
    "PERCEPTION",
)

NAME_TAGS = ("O", *(f"{place}-{name}" for name in NAME_TYPES for place in "BI"))
PART_TAGS = ("O", *(f"{place}-{name}" for name in PART_TYPES for place in "BI"))
EVENT_TAGS = ("O", *EVENT_CLASSES)
