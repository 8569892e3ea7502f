"""The tokens of a text, and the rules over their classes that are tried where one stands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.annotate.times_firsts import first_letters
from stemma.annotate.times_grammar import _GRAMMAR, expressions
from stemma.annotate.times_tokens import Tokens

NEWS = st.text(st.sampled_from("ab ab.,9:-'_\n\n "), max_size=60)
# every construction that the rules are written in
RULES = st.recursive(
    st.sampled_from(["a", "b", "c", "[ab]", "[cd]", "(?<=a)b", "(?<!c)d"]),
    lambda inner: st.one_of(
        st.builds("(?:{}|{})".format, inner, inner),
        st.builds("(?:{})?{}".format, inner, inner),
        st.builds("(?:{}){{0,2}}{}".format, inner, inner),
        st.builds("(?:{}){{1,2}}".format, inner),
        st.builds("{}(?={})".format, inner, inner),
        st.builds("{}(?!{})".format, inner, inner),
    ),
    max_leaves=6,
)


@given(RULES, st.text("abcd", max_size=12))
def test_what_a_rule_matches_begins_with_one_of_its_first_letters(rule: str, row: str) -> None:
    letters = first_letters(rule)
    for at in range(len(row)):
        match = re.compile(rule).match(row, at)
        if match:
            assert row[at] in letters


@pytest.mark.parametrize(
    ("rule", "letters"),
    [
        ("(?P<day>a|bc)d", "ab"),
        ("a?(?:b{0,2}c)?d", "abcd"),
        ("(?!a)b(?=c)d", "b"),
        ("(?:a|(?<=x)b)?[cd]", "abcd"),
        ("(?:a?|b){1,3}c", "abc"),
    ],
)
def test_the_first_letters_of_a_rule_are_those_that_may_stand_there(rule: str, letters: str) -> None:
    assert first_letters(rule) == set(letters)


@pytest.mark.parametrize("rule", ["a?", "(?:a|b{0,3})", "(?=a)", ""])
def test_a_rule_that_matches_nothing_at_all_is_turned_away(rule: str) -> None:
    with pytest.raises(ValueError, match="matches nothing"):
        first_letters(rule)


def test_no_rule_is_tried_at_every_letter() -> None:
    tried = [len(rules) for rules in _GRAMMAR.values()]
    assert sum(tried) / len(tried) < 10


@given(NEWS)
def test_tokens_are_the_text_but_for_its_white_space(text: str) -> None:
    tokens = Tokens(text)
    assert len(tokens) == len(tokens.words) == len(tokens.kinds)
    at = 0
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert text[start:end] == word == word.strip() != ""
        assert not text[at:start].strip(" \n_")
        at = end
    assert not text[at:].strip(" \n_")


@pytest.mark.parametrize("end", ["", "_", "____ (name)"])
def test_a_long_row_of_spaces_is_walked_once(end: str) -> None:
    # twenty thousand took a minute when each was tried as the beginning of a token
    assert len(Tokens("Oren" + " " * 100_000 + end)) == (4 if "name" in end else 1)


@given(NEWS)
def test_a_line_ends_between_two_tokens_where_a_new_line_stands(text: str) -> None:
    tokens = Tokens(text)
    for i in range(-1, len(tokens) + 2):
        apart = text[tokens.ends[i - 1] : tokens.starts[i]] if 0 < i < len(tokens) else ""
        assert tokens.breaks(i) == ("\n" in apart)


def test_an_hour_before_its_half_of_the_day_is_one_token_without_the_space() -> None:
    tokens = Tokens("at 9 p.m. or 10.30 am on 11 May")
    clocks = [w for w, kind in zip(tokens.words, tokens.kinds, strict=True) if kind == "clock"]
    assert clocks == ["9", "10.30"]


def test_the_longer_of_two_rules_that_begin_alike_is_read() -> None:
    found = expressions(Tokens("They met on May 4, 2031, in May 2032 and in May."))
    assert [(e.rule, e.get("month"), e.get("year")) for e in found] == [
        ("month and day", "may", "2031"),
        ("month of a year", "may", "2032"),
        ("month", "may", ""),
    ]
