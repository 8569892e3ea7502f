"""The one frozen set of options, built at the edge and passed down."""

from __future__ import annotations

from ast import literal_eval
from dataclasses import dataclass

from stemma.types import House

Vague = tuple[tuple[str, float, float], ...]

# What a word that gives no number is taken for, lowest and highest. A plural says at least two of its
# kind and stays below the next larger word: `dozens` is 24 to 99. For powers of ten the lower end is
# the word itself: ACLED (acleddata.com, "Fatalities": 10 for tens, 100 for hundreds) codes the most
# cautious number that a report allows, and NewsQuant (Almasian et al. 2023) reads `hundreds` as
# 100 to 1,000 and `tens of thousands` as 10,000 to 100,000.
VAGUE: Vague = (
    ("tens", 10, 99),
    ("dozens", 24, 99),
    ("scores", 40, 199),
    ("hundreds", 100, 1_000),
    ("thousands", 1_000, 10_000),
    ("tens of thousands", 10_000, 100_000),
    ("hundreds of thousands", 100_000, 1_000_000),
    ("millions", 1_000_000, 10_000_000),
    ("tens of millions", 10_000_000, 100_000_000),
    ("hundreds of millions", 100_000_000, 1_000_000_000),
    ("billions", 1e9, 1e10),
    ("tens of billions", 1e10, 1e11),
    ("hundreds of billions", 1e11, 1e12),
    ("trillions", 1e12, 1e13),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Options of a run. Whatever changes the answer stands in `fingerprint`."""

    max_bytes: int = 100_000_000  # of one file, after decompression
    max_text: int = 2_000_000  # code points of one document; a longer one is refused
    key_cap: int = 200  # things that one key may bring together before the key says too little
    story_days: int = 7  # reports of one happening lie at most so far apart
    workers: int = 1  # processes; the command line takes as many as there are cores
    reader: str | None = None  # an exported model or `spacy:PIPELINE` in place of the encoder
    vague: Vague = VAGUE  # what `dozens` and its like are taken for
    outlets: tuple[House, ...] = ()  # houses of one's own, before those that ship with Stemma

    @property
    def fingerprint(self) -> str:
        """What a stored answer depends on besides its documents."""
        vague = "" if self.vague == VAGUE else f":{self.vague}"
        outlets = f"|{tuple(map(tuple, self.outlets))}" if self.outlets else ""
        return f"{self.key_cap}:{self.story_days}{vague}{outlets}"

    @classmethod
    def of(cls, fingerprint: str) -> Settings:
        """Return settings that give the same answer as those of a fingerprint, as far as it can be read."""
        rest, _, rows = fingerprint.partition("|")
        numbers = [int(part) for part in rest.split(":")[:2] if part.isdecimal()]
        if len(numbers) < 2:
            return cls()
        vague = rest.split(":", 2)[2:]
        return cls(
            key_cap=numbers[0],
            story_days=numbers[1],
            vague=literal_eval(vague[0]) if vague else VAGUE,
            outlets=tuple(House(*row) for row in literal_eval(rows)) if rows else (),
        )
