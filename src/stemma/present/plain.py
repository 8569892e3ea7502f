"""Turns rows into values that JSON can hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from stemma.offsets import Span


def plain(value: Any) -> Any:
    """Return a row as dictionaries, lists, strings and numbers; a span becomes `{start, end}`."""
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(v) for v in value]
    return value


def json_text(value: Any) -> str:
    """Return a row as one line of JSON in which a lone surrogate is escaped."""
    text = json.dumps(plain(value), ensure_ascii=False)
    return text if _encodable(text) else json.dumps(plain(value))


def json_array(rows: Iterable[Any]) -> Iterator[str]:
    """Yield a JSON array line by line, one row a line, so that it can be streamed and searched."""
    before = "["
    for row in rows:
        yield before
        before = json_text(row) + ","
    yield before if before == "[" else before[:-1]
    yield "]"


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
