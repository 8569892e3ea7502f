"""Turns the signs, letters and words of money around a number into a currency."""

from __future__ import annotations

from stemma.annotate.quantities_words import (
    CURRENCIES,
    CURRENCY_CODES,
    CURRENCY_INITIALS,
    CURRENCY_LETTERS,
    CURRENCY_SIGNS,
    DOLLARS,
    NATIONS,
    OWN_CURRENCIES,
)
from stemma.annotate.times_tokens import Tokens
from stemma.annotate.wordlists import words

_SPACED = words("us u.s. c ca cad nz hk usd au")  # letters that may stand apart from the `$`: `C $6`
_WORDS = words("ALL TRY PLN")  # codes that are words in lower case
_CODES = {"RMB": "CNY", "NIS": "ILS"}
_WEIGHED = words("thrust force explosives cargo payload tnt cocaine heroin fish meat food ice rice grain")
_LARGE = words("thousand million billion trillion m bn")


def currency_before(tokens: Tokens, at: int) -> tuple[int, str | None]:
    """Return where a sign of money before a number begins, and the currency."""
    if at == 0:
        return at, None
    word, before = tokens.words[at - 1], tokens.word(at - 2)
    if word in CURRENCY_SIGNS:
        if word == "$" and before in DOLLARS and (tokens.joined(at - 1) or before in _SPACED):
            return at - 2, DOLLARS[before]
        return at - 1, CURRENCY_SIGNS[word]
    low = word.lower()
    if low in DOLLARS and before == "$" and tokens.joined(at):  # $US5, $A5
        return at - 2, DOLLARS[low]
    if word in CURRENCY_CODES:
        return at - 1, _CODES.get(word, word)
    if word == "=" and before == "y" and tokens.joined(at) and tokens.joined(at - 1):
        return at - 2, "JPY"
    if word in CURRENCY_LETTERS and (tokens.joined(at) or word in ("RM", "Rs")):
        return at - 1, CURRENCY_LETTERS[word]
    if word == "." and before == "rs":
        return at - 2, "INR"
    if (
        word in CURRENCY_INITIALS
        and tokens.joined(at)
        and not tokens.joined(at - 1)
        and _is_large(tokens, at)
    ):
        return at - 1, CURRENCY_INITIALS[word]
    return at, None


def _is_large(tokens: Tokens, at: int) -> bool:
    return tokens.word(at + 1) in _LARGE


def currency_at(tokens: Tokens, at: int, *, hyphen: bool) -> tuple[str, int] | None:
    """Return the currency that a word after a number names, and where it ends."""
    word = tokens.words[at] if at < len(tokens) else ""
    low = word.lower()
    if word in CURRENCY_SIGNS and tokens.kinds[at + 1 : at + 2] != ["number"]:
        return CURRENCY_SIGNS[word], at + 1  # 1,200€
    if word in ("p", "c") and tokens.kinds[at - 1] == "number" and (tokens.joined(at) or word == "p"):
        return ("pence" if word == "p" else "cents"), at + 1
    if word.upper() in CURRENCY_CODES and word.upper() not in _WORDS:
        return _CODES.get(word.upper(), word.upper()), at + 1
    nation = ""
    while low in NATIONS and at + 1 < len(tokens):
        nation, at = low, at + 1
        low = tokens.lower[at]
    singular = _singular(low)
    own = OWN_CURRENCIES.get((nation, singular))
    if own is not None:
        return own, at + 1
    if singular not in CURRENCIES or not _is_money(tokens, at, singular, hyphen=hyphen):
        return None
    at += tokens.word(at + 1) == "sterling"
    return CURRENCIES[singular], at + 1


def dollars_after(tokens: Tokens, at: int) -> int:
    """Return where `US` after an amount in dollars ends: `$76 US a barrel`."""
    return at + 1 if tokens.word(at) in ("us", "u.s.", "usd") and tokens.words[at].isupper() else at


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 2 and word.endswith("s") and word != "reais" else word


def _is_money(tokens: Tokens, at: int, word: str, *, hyphen: bool) -> bool:
    """Tell won and real from the verb and the adjective, and pounds that are paid from those weighed."""
    if word in ("won", "real", "dong"):
        return tokens.word(at - 1) in _LARGE or (word == "dong" and tokens.kinds[at - 1] == "number")
    if word == "pound":
        if hyphen or (tokens.word(at + 1) == "of" and tokens.word(at + 2) in _WEIGHED):
            return False
        return tokens.word(at - 1) in _LARGE or tokens.word(at + 1) == "sterling"
    return True
