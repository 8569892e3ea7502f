"""Turns words and signs of measure into units: one code for each, its name, what it measures and its size.

The table is written out because text needs what a library of units does not know (`sq m`, `m.p.h.`, `pc`,
`barrels a day`, which of two readings of `pound` is meant) and needs none of its arithmetic beyond one
factor; `docs/dependencies.md` has the comparison.
"""

from __future__ import annotations

from typing import NamedTuple

from stemma.annotate.wordlists import words


class Unit(NamedTuple):
    """A unit of measure: `factor` turns it into the first unit of its dimension (None: not by a factor)."""

    code: str
    name: str
    dimension: str
    factor: float | None


# dimension, factor, code, name, then spellings in the singular; a spelling with a capital or of at most
# two letters is a sign and is read as it is written, a word takes a plural in -s
_TABLE = """
share       0.01         percent            percentage          = % percent per_cent pct pc ppt
share       0.0001       basis_points       basis_point         = basis_point bp bps
length      1            m                  metre               = meter
length      0.9144       yards              yard                = yd
length      0.3048       feet               foot                = feet ft
length      0.0254       inches             inch                = inches
length      1609.344     miles              mile                =
length      1852         nautical_miles     nautical_mile       =
length      9.4607e15    light_years        light-year          = light_year
area        1e4          hectares           hectare             = ha
area        4046.856     acres              acre                =
volume      1            litres             litre               = liter l L
volume      3.785412     gallons            gallon              = gal
volume      0.473176     pints              pint                =
volume      0.946353     quarts             quart               =
volume      158.987      barrels            barrel              = bbl
volume      0.0295735    fluid_ounces       fluid_ounce         = fluid_ounce
mass        1            g                  gram                = gramme gr
mass        1e6          tonnes             metric_ton          = tonne metric_ton t
mass        907184.74    tons               ton                 =
mass        453.59237    pounds             pound-mass          = lb lbs
mass        28.349523    ounces             ounce               = oz
mass        6350.29      stone              stone               =
mass        0.2          carats             carat               =
speed       1            m/s                metre_per_second    = mps
speed       0.44704      mph                mile_per_hour       = m.p.h.
speed       0.2777778    km/h               kilometre_per_hour  = kph kmh km/h
speed       0.5144444    knots              knot                = kt
rate        1            mpg                mile_per_gallon     =
rate        1            Mbps               megabit_per_second  =
rate        1            rpm                revolution_per_minute =
temperature 1            °C                 celsius             = C centigrade degree_celsius degree_c °_C ℃
temperature 1            °C                 celsius             = celcius degree_celcius deg_c deg_celsius
temperature -            °F                 fahrenheit          = F degree_fahrenheit degree_f °_F ℉
temperature -            °F                 fahrenheit          = deg_f deg_fahrenheit
temperature 1            K                  kelvin              =
angle       1            degrees            degree              = ° deg
power       745.7        horsepower         horsepower          = hp HP bhp
energy      4.184        calories           calorie             = cal
pressure    6894.757     psi                pound_per_square_inch =
pressure    6894757      ksi                kilopound_per_square_inch =
torque      1            N·m                newton_metre        = newton_metre newton_meter Nm
torque      1.355818     lb-ft              foot_pound-force    = lb_ft pound_foot pound_feet foot_pound
sound       1            decibels           decibel             = dB
dose        1            R                  roentgen            = roentgen
dose        1            sieverts           sievert             = Sv
ratio       1e-6         ppm                part_per_million    = part_per_million
ratio       1e-9         ppb                part_per_billion    = part_per_billion
points      1            points             point               =
time        1            seconds            second              = sec s
time        60           minutes            minute              = min
time        3600         hours              hour                = hr h
time        86400        days               day                 =
time        604800       weeks              week                =
time        2629746      months             month               =
time        31556952     years              year                = yr
time        315569520    decades            decade              =
time        3155695200   centuries          century             = centuries
"""
# dimension, name, other spelling, sign, factor, and the decimal prefixes that news and reports use with it
_SI = """
length metre meter m 1 p n µ m c d k
mass gram gramme g 1 n µ m k
mass ton tonne t 1e6 k M G
power watt watt W 1 m k M G T
energy watt_hour watt-hour Wh 3600 k M G T
energy joule joule J 1 k M G T
frequency hertz hertz Hz 1 k M G T
voltage volt volt V 1 m k M
current ampere amp A 1 m
charge ampere_hour amp_hour Ah 3600 m
pressure pascal pascal Pa 1 k M G
force newton newton N 1 k M
data byte byte B 8 k M G T P
data bit bit bit 1 k M G T
volume litre liter L 1 µ m c
energy calorie calorie cal 4.184 k
time second second s 1 n µ m
data_rate bit_per_second bit_per_second bps 1 k M G T
"""
_PREFIXES = {
    "p": ("pico", 1e-12), "n": ("nano", 1e-9), "µ": ("micro", 1e-6), "m": ("milli", 1e-3),
    "c": ("centi", 1e-2), "d": ("deci", 1e-1), "k": ("kilo", 1e3), "M": ("mega", 1e6), "G": ("giga", 1e9),
    "T": ("tera", 1e12), "P": ("peta", 1e15),
}  # fmt: skip
POWERS = {"square": "square", "sq": "square", "sq.": "square", "cubic": "cubic", "cu": "cubic"}
POWER_SIGNS = {"²": "square", "2": "square", "³": "cubic", "3": "cubic"}
WITHIN = frozenset({"per", "/", "a", "an", "each", "every"})  # before what a rate is reckoned by
# what is rated by a word with an article before it (`two a day`), where `per` takes any noun
RATED = words(
    """
    second minute hour day week month year decade century head person share unit barrel gallon litre liter
    ounce pound tonne ton kilo kilogram gram acre hectare mile kilometre kilometer metre meter night game
    piece pop
    bottle bushel dozen h s
    """
)
_SHORT = {
    "miles/hour": "mph", "km/hour": "km/h", "km/h": "km/h", "m/second": "m/s", "m/s": "m/s",
    "miles/gallon": "mpg", "Mb/second": "Mbps", "kilometre/hour": "km/h",
}  # fmt: skip
_PER_WORDS = {
    "annum": "year",
    "h": "hour",
    "s": "second",
    "liter": "litre",
    "kilometer": "kilometre",
    "meter": "metre",
    "kilo": "kilogram",
}
_LONE = frozenset("mgVWLCFKR%°℃℉")  # letters that are a unit also after a space, before no capital


def _rows() -> dict[str, Unit]:
    """Return every spelling of the table and of the decimal prefixes with its unit."""
    found: dict[str, Unit] = {}
    for line in _TABLE.strip().splitlines():
        head, _, spellings = line.partition("=")
        dimension, factor, code, name = head.split()
        unit = Unit(
            code.replace("_", " "),
            name.replace("_", " "),
            dimension,
            None if factor == "-" else float(factor),
        )
        for spelling in {*spellings.split(), name, code, code.lower()}:
            found[spelling] = unit
    for line in _SI.strip().splitlines():
        _decimal(found, line.split())
    return found


def _decimal(found: dict[str, Unit], row: list[str]) -> None:
    """Add a unit with the decimal prefixes that are in use with it."""
    dimension, name, other, sign, factor, *letters = row
    found.setdefault(name, Unit(sign, name.replace("_", " "), dimension, float(factor)))
    unit = found[name]
    found.setdefault(other, unit)
    if len(sign) > 1 or sign in "gVWm":
        found.setdefault(sign, unit)
    for letter in letters:
        prefix, power = _PREFIXES[letter]
        bigger = Unit(letter + sign, (prefix + name).replace("_", " "), dimension, float(factor) * power)
        for spelling in (prefix + name, prefix + other, letter + sign):
            found.setdefault(spelling, bigger)
        if letter == "µ":
            found.setdefault("μ" + sign, bigger)  # the Greek letter, where the other is the micro sign
    if sign == "g":
        found["kilo"] = found["kilogram"]


_SPELLINGS = _rows()
_BY_CODE = {unit.code: unit for unit in _SPELLINGS.values()}
_LOWER: dict[str, Unit] = {}
for _spelling, _unit in _SPELLINGS.items():
    _LOWER.setdefault(_spelling.lower(), _unit)
# `mw` is a megawatt, `mhz` a megahertz: what is small is not told in such letters
for _sign in ("MW", "MHz", "MB", "GB", "TB", "KB", "kB", "MWh", "MV", "kW", "kV", "km", "kg"):
    if _sign in _SPELLINGS:
        _LOWER[_sign.lower()] = _SPELLINGS[_sign]
del _spelling, _unit, _sign

CURRENCIES = {
    "USD": "dollar", "AUD": "australian dollar", "CAD": "canadian dollar", "NZD": "new zealand dollar",
    "HKD": "hong kong dollar", "SGD": "singapore dollar", "TWD": "taiwan dollar", "EUR": "euro",
    "GBP": "pound sterling", "JPY": "japanese yen", "CNY": "chinese yuan", "RUB": "russian ruble",
    "INR": "indian rupee", "PKR": "pakistani rupee", "LKR": "sri lankan rupee", "KRW": "south korean won",
    "CHF": "swiss franc", "SEK": "swedish krona", "NOK": "norwegian krone", "DKK": "danish krone",
    "PLN": "polish zloty", "CZK": "czech koruna", "HUF": "hungarian forint", "RON": "romanian leu",
    "TRY": "turkish lira", "UAH": "ukrainian hryvnia", "ILS": "shekel", "NGN": "nigerian naira",
    "BRL": "brazilian real", "MXN": "mexican peso", "ZAR": "south african rand", "THB": "thai baht",
    "MYR": "malaysian ringgit", "IDR": "indonesian rupiah", "PHP": "philippine peso",
    "VND": "vietnamese dong",
    "HRK": "croatian kuna", "GEL": "georgian lari", "KES": "kenyan shilling", "GHS": "ghanaian cedi",
    "EGP": "egyptian pound", "SAR": "saudi riyal", "AED": "uae dirham", "IRR": "iranian rial",
    "IQD": "iraqi dinar",
    "AFN": "afghan afghani", "BDT": "bangladeshi taka", "BTC": "bitcoin", "cents": "cent", "pence": "penny",
}  # fmt: skip


def spelled(words: tuple[str, ...], *, joined: bool) -> Unit | None:
    """Return the unit that these tokens spell; `joined` says that they touch the number.

    One letter is a unit only where it touches the number, or for those that are written apart as well.
    """
    spelling = "_".join(words)
    exact = _SPELLINGS.get(spelling)
    if len(spelling) == 1:
        return exact if joined or spelling in _LONE else None
    if exact is not None:
        return exact
    low = spelling.lower()
    found = _LOWER.get(low)
    if found is None and len(low) > 3 and low.endswith("s"):
        found = _LOWER.get(low[:-1]) or (_LOWER.get(low[:-2]) if low.endswith("es") else None)
    if found is None and len(words) > 1:  # `degrees Celsius`, `parts per million`
        found = _LOWER.get("_".join((words[0].removesuffix("s"), *words[1:])).lower())
    return found


def powered(unit: Unit, power: str) -> Unit:
    """Return the square or cubic unit of a length."""
    exponent = 2 if power == "square" else 3
    litres = 1 if exponent == 2 else 1000  # the first unit of volume is the litre
    factor = None if unit.factor is None else unit.factor**exponent * litres
    return Unit(f"{power} {unit.code}", f"{power} {unit.name}", "area" if exponent == 2 else "volume", factor)


def rated(code: str, per: str) -> str:
    """Return the code of a rate: `USD/barrel`, `mph`."""
    per = _PER_WORDS.get(per, per)
    return _SHORT.get(f"{code}/{per}", f"{code}/{per}")


def name_of(code: str) -> str:
    """Return the English name of a code in the singular (`dollar per barrel`), or the code itself."""
    base, _, per = code.partition("/")
    if code in _BY_CODE or not per:
        return _name(code)
    return f"{_name(base)} per {_name(per)}"


def _name(code: str) -> str:
    power, _, rest = code.partition(" ")
    if power in ("square", "cubic") and rest in _BY_CODE:
        return f"{power} {_BY_CODE[rest].name}"
    return _BY_CODE[code].name if code in _BY_CODE else CURRENCIES.get(code, code)


def in_base(value: float, code: str) -> tuple[str, float] | None:
    """Return the dimension and the value in its first unit (areas in square metres), or None."""
    power, _, rest = code.partition(" ")
    unit = _BY_CODE.get(code)
    if unit is None and power in ("square", "cubic") and rest in _BY_CODE:
        unit = powered(_BY_CODE[rest], power)
    if unit is None or unit.factor is None:
        return None
    return unit.dimension, value * unit.factor
