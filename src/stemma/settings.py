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
    reader: str | None = None  # an exported model or `spacy:PIPELINE` in place of the encoder

    @property
    def fingerprint(self) -> str:
        """What a stored answer depends on besides its documents."""
        return f"{self.key_cap}:{self.story_days}"
