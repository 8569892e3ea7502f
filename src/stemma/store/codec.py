"""Turns the frozen values of `stemma.types` into JSON and back, led by their type hints."""

from __future__ import annotations

import dataclasses
import json
import sys
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from functools import cache
from typing import Any, TypeVar

from stemma.offsets import OffsetMap, Piece, Span

T = TypeVar("T")
Plain = Any  # what json.loads gives
Decoder = Callable[[Plain], Any]


def encode(value: object) -> str:
    """Return the value as compact JSON: dataclasses as objects, spans as pairs, None and empty left out."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[T], text: str) -> T:
    """Return the value that `encode` wrote, as an instance of this dataclass."""
    return typing.cast(T, decoder(typing.cast(Hashable, kind))(json.loads(text)))


def plain(value: object) -> Plain:
    """Return the value made of JSON's own types."""
    if value is None or isinstance(value, str | int | float):
        return value
    if dataclasses.is_dataclass(value):
        return {
            n: plain(v)
            for n in _names(typing.cast(type, type(value)))
            if not _is_empty(v := getattr(value, n))
        }
    if isinstance(value, OffsetMap):
        return [list(p) if p.text is not None else [p.start, p.end] for p in value.pieces]
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    if isinstance(value, Mapping):
        return {k: plain(value[k]) for k in sorted(value)}
    raise TypeError(f"a {type(value).__name__} has no JSON form")


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, tuple | Mapping) and not value)


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(kind))


@cache
def decoder(hint: Any) -> Decoder:
    """Return the function that reads plain JSON values of this type hint."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if hint is Span:
        return lambda v: Span(v[0], v[1])
    if hint is OffsetMap:
        return lambda v: OffsetMap(Piece(*p) for p in v)
    if dataclasses.is_dataclass(hint):
        return _dataclass_decoder(hint)
    if origin in (typing.Union, types.UnionType):
        return _optional_decoder(args)
    if origin is tuple:
        return _tuple_decoder(decoder(args[0]))
    return _same


def _same(value: Plain) -> Plain:
    return value


def _optional_decoder(args: tuple[Any, ...]) -> Decoder:
    """Read `X | None`; what is None was left out, so only X is ever met."""
    (inner,) = [a for a in args if a is not type(None)] if len(args) == 2 else [None]
    return decoder(inner)


def _tuple_decoder(inner: Decoder) -> Decoder:
    return lambda v: tuple([inner(x) for x in v])


def _field_decoder(name: str, hint: Any) -> Decoder:
    """Read a field; a document's id stands in every place of it, so that one copy must do."""
    return sys.intern if name == "document" and hint is str else decoder(hint)


def _dataclass_decoder(kind: Any) -> Decoder:
    """Read an object; a field that was left out takes its default, or None, or an empty tuple."""
    hints = typing.get_type_hints(kind)
    inner = {f.name: _field_decoder(f.name, hints[f.name]) for f in dataclasses.fields(kind)}
    absent = {
        f.name: () if typing.get_origin(hints[f.name]) is tuple else None
        for f in dataclasses.fields(kind)
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    }
    return lambda v: kind(**(absent | {name: inner[name](x) for name, x in v.items()}))
