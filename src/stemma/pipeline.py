"""The one place with the order: from paths to a case that is read, related and collated."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from stemma import __version__, annotate, clean, extract, ingest
from stemma.derive import Bench, derive
from stemma.engine import Engine
from stemma.errors import InputError
from stemma.ids import make_id, sha256
from stemma.settings import Settings
from stemma.store import Store
from stemma.types import Outcome, Progress, Reading, Record, Refusal

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Source:
    """Where inputs come from: paths (files, folders, patterns, `-`) and the stream that `-` means."""

    paths: Sequence[str]
    stdin: BinaryIO | None = None


def run(source: Source, store: Store, *, settings: Settings, engine: Engine, progress: Progress) -> Outcome:
    """Read what the case does not hold yet, and collate anew if anything changed."""
    intake = Intake(store.known())
    found = ingest.read(source.paths, settings, source.stdin)
    for number, thing in enumerate(engine.map(partial(read, settings=settings), intake.new(found)), start=1):
        intake.keep(store, thing)
        progress("reading", number, None)
    changed = collate(store, settings=settings, engine=engine, progress=progress)
    return Outcome(intake.added, intake.passed, intake.refused, changed or intake.added > 0)


def read(record: Record | Refusal, *, settings: Settings) -> Reading | Refusal:
    """Clean, annotate and extract one record; what cannot be read becomes a refusal."""
    if isinstance(record, Refusal):
        return record
    try:
        document = clean.clean(record, settings)
        annotators = annotate.available(settings.reader, settings.vague)
        return extract.extract(document, annotate.annotate(annotate.pages_of(document), annotators))
    except InputError as error:
        return Refusal(record.path, error.stage, error.reason)
    except Exception as error:  # one text that trips a fault of ours must not lose a thousand others
        log.info("%s: fault while reading", record.path, exc_info=True)
        return Refusal(record.path, "read", f"tripped a fault in Stemma, please report it: {error!r}")


def collate(store: Store, *, settings: Settings, engine: Engine, progress: Progress) -> bool:
    """Derive everything anew unless the case is current; say whether anything was derived."""
    version = f"{__version__}/{settings.fingerprint}"
    if store.is_current(version):
        return False
    basis = store.basis()
    collation = derive(store.readings, Bench(store.judgements(), settings, engine, progress))
    store.replace(collation, basis=basis, version=version)
    return True


class Intake:
    """Counts what comes in and holds back what the case knows already."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = set(known)
        self.added = self.passed = self.refused = 0

    def new(self, things: Iterable[Record | Refusal]) -> Iterator[Record | Refusal]:
        """Yield what is to be read; a record's id is known before it is read, from path and bytes."""
        for thing in things:
            key = "" if isinstance(thing, Refusal) else make_id("doc", thing.path, sha256(thing.data))
            if key in self._known:
                self.passed += 1
            else:
                self._known.add(key or thing.path)
                yield thing

    def keep(self, store: Store, thing: Reading | Refusal) -> None:
        """Put what was read, or the reason why not, into the case: one transaction a document."""
        if isinstance(thing, Refusal):
            self.refused += 1
        else:
            self.added += 1
        store.add(thing)
