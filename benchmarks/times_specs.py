"""Turns date-time cases (input, expected spans and values) into the share that the annotator gets right.

The cases are those of Recognizers-Text's specifications (MIT): a list of {Input, Context:
{ReferenceDateTime}, Results: [{Text, Start, End or Length, TypeName, Resolution: {values}}]}. They
were written for a calendar assistant; `left_out` says why a case is no English news language. A case
is right where for each expected result the words found in its span, but for the preposition before
it, cover it and mean one of its values, and nothing else is found. Where the two differ by convention, not
in what is meant, both count as right: the cases begin `the next three days` tomorrow, end `from May to
July` on 1 July, take `a few` for 3, and count `two months ago` to the day; here such a window begins on
the day itself, a row ends with its last member, `a few` stays open and months are rounded to a month.
So do parts of the day, month, year and century, whose ends the two set otherwise, weeks of a month (from
its first day, or its first Monday), the spelling of sets, and fiscal and school years, which are read as
those of the calendar. A holiday and its hour may be one expression or two.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.times_specs_out import Case, left_out, values_of
from stemma.annotate.times import times_in
from stemma.offsets import Span
from stemma.types import Annotation, Time

_SIGNALS = (
    r"(?:in the|on the|by the|at the|from the|on|in|at|by|from|between|of|during|for|within|over|around|about"
    r"|the whole|the|a|and|to|until|till|through|throughout|-|–|,|this|that|next|last)"
)
_LEADING = re.compile(rf"^(?:{_SIGNALS}\s+)+", re.IGNORECASE)


class Specs:
    """Counts of cases and the figures that follow."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.out: Counter[str] = Counter()
        self.misses: list[str] = []

    def add(self, case: Case) -> None:
        """Judge one case."""
        if (reason := left_out(case)) is not None:
            self.out[reason] += 1
            return
        self.counts["cases"] += 1
        wrong = next(_wrong(case), None)
        self.counts["right"] += wrong is None
        if wrong:
            self.misses.append(wrong)

    def figures(self) -> dict[str, float]:
        """Return the figures by name."""
        told = {
            "specs_cases": float(self.counts["cases"]),
            "specs_left_out": float(sum(self.out.values())),
            "specs_right": self.counts["right"] / max(1, self.counts["cases"]),
        }
        return told | {f"specs_out: {reason}": float(n) for reason, n in self.out.most_common()}


def _wrong(case: Case) -> Iterator[str]:
    """Yield what is wrong with a case."""
    text, reference = case["Input"], case.get("Context", {}).get("ReferenceDateTime")
    found = list(times_in(text, date.fromisoformat(reference[:10]) if reference else None))
    used: set[Span] = set()
    for result in _told_together(case["Results"], found):
        start, end = result["Start"], _end(result)
        inside = [a for a in found if a.span.overlaps(Span(start, end))]
        used |= {a.span for a in inside}
        times = [a.value for a in inside if isinstance(a.value, Time)]
        words = text[start:end]
        if not times:
            yield f"missed  {words!r} in {text!r}"
        elif not _covers(text, Span(start, end), [a.span for a in inside]):
            yield f"span    {words!r} read {[t.text for t in times]} in {text!r}"
        elif not any(_means(value, times) for value in values_of(result)):
            told = [(t.timex, t.low, t.high) for t in times]
            yield f"value   {words!r} {values_of(result)[:2]} read {told} in {text!r}"
    for a in found:
        if a.span not in used:
            yield f"extra   {a.span.of(text)!r} in {text!r}"


def _told_together(results: Sequence[dict[str, Any]], found: Sequence[Annotation]) -> list[dict[str, Any]]:
    """Return the results, a day and the hour beside it as the hour where they were found as one."""
    kept: list[dict[str, Any]] = []
    for result in results:
        before = kept[-1] if kept else None
        if before and any(a.span.start <= before["Start"] and _end(result) <= a.span.end for a in found):
            kept[-1] = result | {"Start": before["Start"]}
            continue
        kept.append(result)
    return kept


def _end(result: dict[str, Any]) -> int:
    return int(result["End"] + 1 if "End" in result else result["Start"] + result["Length"])


def _covers(text: str, wanted: Span, found: Sequence[Span]) -> bool:
    """Say whether what was found begins and ends where it should, a preposition more or less."""
    before = text[min(wanted.start, found[0].start) : max(wanted.start, found[0].start)].strip()
    after = text[min(wanted.end, found[-1].end) : max(wanted.end, found[-1].end)].strip(" .,")
    return not after and not _LEADING.sub("", before + " ").strip()


def _means(value: dict[str, str], times: Sequence[Time]) -> bool:
    """Say whether what was found means an expected value: by its TIMEX3 value, or by its bounds."""
    first, last = times[0], times[-1]
    timex = value.get("timex", "")
    timex = timex.removeprefix("FY").removeprefix("SY")  # read as those of the calendar
    if len(times) == 1 and timex and (timex == first.timex or timex in first.alternatives):
        return True
    if value.get("type") == "duration":
        return len(times) == 1 and (_seconds(first.timex) == value.get("value") or _is_vague(first, timex))
    if value.get("type") == "set":
        return len(times) == 1 and _set_form(timex) == _set_form(first.timex)
    if len(times) == 1 and first.kind == "DURATION" and timex.endswith(f",{first.timex})"):
        return True  # `within nine months`: a length for TIMEX3, a range for the cases
    if re.fullmatch(r"T(?:MO|AF|EV|NI)", timex) and first.timex.endswith(timex):
        return True
    if value.get("Mod") in ("start", "mid", "end") and first.timex[4:] == timex[4:] and len(timex) > 4:
        return True
    if _is_vague(first, timex) or _is_rounded(value, first, last):
        return True
    wanted = [_iso(value.get(name)) for name in ("value", "start", "end")]
    if wanted[0]:
        return (
            _holds(first, wanted[0])
            or _near(first.low, wanted[0])
            or any(_near(x, wanted[0]) for x in first.alternatives)
        )
    if wanted[1] and wanted[2] and _is_row(first, last, wanted[1], wanted[2]):
        return True
    low, high = wanted[1:]
    if first.timex == "PRESENT_REF" and first.anchor and low and high:  # `between now and November 15th`
        return abs(_days(first.anchor, low)) <= 1 and abs(_days(last.high or high, high)) <= 1
    if last.timex == "PRESENT_REF" and last.anchor and low and high:  # `between May 2019 and now`
        return _near(first.low, low) and abs(_days(last.anchor, high)) <= 1
    if high and len(high) == 10:
        high = (date.fromisoformat(high) - timedelta(days=1)).isoformat()
    return _near(first.low, low) and (_near(last.high, high) or _near(last.high, wanted[2]))


def _is_vague(time: Time, timex: str) -> bool:
    """Say whether `a few hours` stays open here where the cases take three."""
    return "PX" in time.timex.replace("PTX", "PX") and re.fullmatch(r"PT?3\w", timex) is not None


def _set_form(timex: str) -> str:
    """Return one spelling of what comes again: `P1Q` is `P3M`, `T15:00` is `T15`."""
    return timex.replace("P1Q", "P3M").replace("XXXX-WXX-WE", "P1WE").removesuffix(":00")


def _is_rounded(value: dict[str, str], first: Time, last: Time) -> bool:
    """Say whether two readings differ only in where a part of a day, month, year or century begins."""
    low, high = value.get("start", ""), value.get("end", "")
    if first.mod == "END" and value.get("value", "").endswith("23:59:59"):  # `the end of the day`
        return (first.low or "")[:10] == value["value"][:10]
    if not (low[4:5] == high[4:5] == "-" and first.low and last.high):
        return False
    if first.precision == "century":
        return abs(int(low[:4]) - int(first.low[:4])) <= 1
    if first.mod == "START" and first.low[:10] == low[:10] == high[:10]:  # `early in the day`
        return True
    if first.precision == "week" and first is last:  # weeks of a month
        return abs(_days(first.low, low)) <= 3
    if first is last or not (first.mod or last.mod) or len(low) != 10 or len(high) != 10:
        return False
    return _in_part(first, low) and (_in_part(last, high) or abs(_days(last.high, high)) <= 1)


def _in_part(time: Time, end: str) -> bool:
    """Say whether a range may begin or end on this day where it runs from or to a part of a month or year."""
    if time.low is None or time.high is None or not time.mod:
        return time.low == end
    return time.low <= end and _days(time.high, end) <= 1


def _holds(time: Time, wanted: str) -> bool:
    """Say whether a rounded time (`two months ago`) holds a day."""
    rounded = time.rule in ("ago", "within") and time.precision in ("week", "month", "year")
    return rounded and bool(time.low and time.high and time.low <= wanted[:10] <= time.high)


def _is_row(first: Time, last: Time, low: str, high: str) -> bool:
    """Say whether bounds agree but for a day at either end of a window, or the last member of a row."""
    if not first.low or not last.high or len(low) != 10 or len(high) != 10:
        return False
    gap = _days(first.low, low)
    if first.rule in ("window", "related unit") and first.kind == "DURATION":
        return abs(gap) <= 1 and abs(_days(last.high, high)) <= 1
    if gap != 0:
        return False
    same = {"month": high[:7] == last.high[:7], "year": high[:4] == last.high[:4]}.get(last.precision)
    return high[8:10] == "01" and bool(same)


def _days(a: str, b: str) -> int:
    return (date.fromisoformat(b[:10]) - date.fromisoformat(a[:10])).days


def _iso(text: str | None) -> str | None:
    return None if text is None or text == "not resolved" else text.replace(" ", "T")


def _near(found: str | None, wanted: str | None) -> bool:
    """Say whether two times are the same to the minute, or to what both know."""
    if found is None or wanted is None:
        return found is wanted
    if "T" not in wanted and ":" in wanted:  # a clock time of any day
        return found[11:16] == wanted[:5]
    return found[: len(wanted[:16])] == wanted[:16]


def _seconds(timex: str) -> str | None:
    """Return a TIMEX3 duration in seconds, as the cases count them."""
    per = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400, "Q": 7776000}
    clock = {"H": 3600, "M": 60, "S": 1}
    match = re.fullmatch(r"P((?:[\d.]+[YMWDQ])*)(?:T((?:[\d.]+[HMS])*))?", timex)
    if match is None:
        return None
    total = sum(float(n) * per[u] for n, u in re.findall(r"([\d.]+)([YMWDQ])", match[1] or ""))
    total += sum(float(n) * clock[u] for n, u in re.findall(r"([\d.]+)([HMS])", match[2] or ""))
    return f"{total:.0f}"


def score_specs(paths: Sequence[Path]) -> Specs:
    """Judge the cases of the files."""
    told = Specs()
    for path in paths:
        for case in json.loads(path.read_text("utf-8-sig")):
            told.add(case)
    return told
