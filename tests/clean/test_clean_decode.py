"""Bytes of any encoding become a text that can be stored, or are refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.clean.decode import decode, storable
from stemma.errors import InputError

PROSE = "The minister said “the naïve plan” was dropped – for now. " * 4


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_western_text_in_every_encoding(encoding: str) -> None:
    decoded = decode(PROSE.encode(encoding), path="x")
    assert decoded.text == PROSE
    assert bool(decoded.notices) == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Министр иностранных дел прибыл в столицу в понедельник, сообщило ведомство. " * 4, "cp1251"),
        ("외무상은 월요일 수도에 도착했다고 외무성이 밝혔다. 회담은 화요일에 열린다. " * 4, "euc-kr"),
        ("外務大臣は月曜日に首都に到着したと外務省が発表した。会談は火曜日に行われる。" * 4, "shift_jis"),
    ],
)
def test_other_scripts_are_guessed_and_noted(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), path="x")
    assert decoded.text == text
    assert decoded.notices[0].startswith("not UTF-8; read as")


def test_the_declared_encoding_is_tried_before_a_guess() -> None:
    decoded = decode("Łódź is a city".encode("iso-8859-2"), path="x", declared="ISO-8859-2")
    assert decoded.text == "Łódź is a city"
    assert "declared" in decoded.notices[0]
    assert decode("Łódź is a city".encode(), path="x", declared="latin-1").text == "Łódź is a city"
    assert decode("caf\xe9 noir".encode("latin-1"), path="x", declared="no-such-code").text == "caf\xe9 noir"


def test_a_few_broken_bytes_do_not_make_another_encoding() -> None:
    data = PROSE.encode()
    decoded = decode(data[:100] + b"\xff" + data[100:], path="x")
    assert decoded.text.replace("\ufffd", "") == PROSE
    assert decoded.notices == ("1 place(s) that are not UTF-8 were read as U+FFFD",)
    assert decode("plain ascii, then café".encode()[:-1], path="x").text == "plain ascii, then caf\ufffd"


def test_controls_and_marks_stay() -> None:
    text = "A\x00B\x1b[0m\u200f\u202eC\u00a0D\x85E\u2028F\x07 and more of the words"
    assert decode(text.encode(), path="x").text == text


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4 x", b"PK\x03\x04abc", bytes(range(32)) * 20, b"\x00\x01\x02\x03" * 50]
)
def test_binaries_are_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, path="a.txt")
    assert (caught.value.path, caught.value.stage) == ("a.txt", "clean")


def test_lone_surrogates_are_replaced_and_noted() -> None:
    assert storable("a\ud800b\udfff") == ("a\ufffdb\ufffd", ("2 lone surrogate(s) replaced by U+FFFD",))
    assert storable("a😀") == ("a😀", ())


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda s: s.encode("utf-16", "surrogatepass")))
def test_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data, path="x")
    except InputError as error:
        assert error.reason
        return
    codecs.lookup(decoded.encoding)
    storable(decoded.text)[0].encode("utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=200))
def test_utf8_comes_through_unchanged(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode(), path="x").text == text
