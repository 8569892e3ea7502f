"""The one frozen set of options, built at the edge and passed down."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Options of a run. Whatever changes the answer stands in `fingerprint`."""

    max_bytes: int = 100_000_000  # of one file, after decompression
    max_text: int = 2_000_000  # code points of one document; a longer one is refused
    key_cap: int = 200  # things that one key may bring together before the key says too little
    story_days: int = 7  # reports of one happening lie at most so far apart
    workers: int = 1  # processes; the command line takes as many as there are cores

    @property
    def fingerprint(self) -> str:
        """What a stored answer depends on besides its documents."""
        return f"{self.key_cap}:{self.story_days}"

    @classmethod
    def of(cls, fingerprint: str) -> Settings:
        """Return settings that give the same answer as those of a fingerprint, as far as it can be read."""
        numbers = [int(part) for part in fingerprint.split(":")[:2] if part.isdecimal()]
        return cls(key_cap=numbers[0], story_days=numbers[1]) if len(numbers) == 2 else cls()
