"""Turns what somebody is called (`foreign minister`, `Varland politician`) into the trades it tells of."""

from __future__ import annotations

from stemma.relate.names import words_of

# Each line: a trade, then words that tell of it, all folded. One word may tell of several.
_TRADES = """
politics: politician minister president premier chancellor senator lawmaker legislator congressman
 congresswoman representative governor mayor deputy mp parliamentarian statesman stateswoman councillor
 councilor chairman chairwoman ruler leader king queen dictator activist revolutionary diplomat secretary
 spokesman spokeswoman
diplomacy: diplomat ambassador envoy consul negotiator politician minister spokesman spokeswoman
arms: general colonel major lieutenant admiral commander officer soldier marshal brigadier military sergeant
 militant warlord fighter guerrilla insurgent terrorist
law: lawyer judge attorney prosecutor jurist barrister solicitor justice advocate
learning: professor academic scholar researcher scientist historian economist physicist chemist biologist
 orientalist sociologist linguist analyst expert lecturer mathematician engineer
medicine: physician doctor surgeon nurse psychiatrist epidemiologist
press: journalist reporter correspondent editor columnist broadcaster anchor commentator blogger presenter
trade: businessman businesswoman entrepreneur executive banker oligarch manager owner chairman chairwoman ceo
 president industrialist investor director founder tycoon
faith: bishop archbishop cardinal priest pope imam cleric rabbi pastor ayatollah theologian preacher patriarch
arts: actor actress singer musician writer author poet painter novelist filmmaker composer artist rapper
 dancer sculptor playwright photographer comedian model director pianist conductor architect
sport: footballer athlete player cricketer boxer wrestler swimmer cyclist runner coach skier golfer sprinter
 gymnast goalkeeper striker judoka fencer rower skater weightlifter
"""


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    trade = ""
    for line in _TRADES.strip().splitlines():
        head, colon, words = line.rpartition(":")
        trade = head if colon else trade
        for word in words.split():
            found.setdefault(word, set()).add(trade)
    return {word: frozenset(trades) for word, trades in found.items()}


_TRADE_OF = _table()


def trades(text: str) -> frozenset[str]:
    """Return the trades that words tell of; none where they tell of no known one."""
    return frozenset().union(*(_TRADE_OF.get(word, frozenset()) for word in words_of(text)))
