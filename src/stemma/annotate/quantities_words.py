"""Turns the words that stand around numbers into what they mean: hedges, units, people, currencies."""

from __future__ import annotations

from stemma.annotate.times_tokens import word_set
from stemma.types import Hedge

# words before a number → how it is meant; the longest that fits counts
HEDGES: dict[tuple[str, ...], Hedge] = {
    ("about",): "about",
    ("around",): "about",
    ("approximately",): "about",
    ("roughly",): "about",
    ("some",): "about",
    ("circa",): "about",
    ("an", "estimated"): "about",
    ("estimated",): "about",
    ("more", "or", "less"): "about",
    ("close", "to"): "about",
    ("nearly",): "about",
    ("almost",): "about",
    ("just", "under"): "up to",
    ("just", "over"): "at least",
    ("more", "than"): "at least",
    ("over",): "at least",
    ("above",): "at least",
    ("well", "over"): "at least",
    ("at", "least"): "at least",
    ("no", "less", "than"): "at least",
    ("no", "fewer", "than"): "at least",
    ("not", "less", "than"): "at least",
    ("upwards", "of"): "at least",
    ("upward", "of"): "at least",
    ("in", "excess", "of"): "at least",
    ("a", "minimum", "of"): "at least",
    ("up", "to"): "up to",
    ("as", "many", "as"): "up to",
    ("as", "much", "as"): "up to",
    ("at", "most"): "up to",
    ("no", "more", "than"): "up to",
    ("not", "more", "than"): "up to",
    ("a", "maximum", "of"): "up to",
    ("less", "than"): "up to",
    ("fewer", "than"): "up to",
    ("under",): "up to",
    ("below",): "up to",
    ("within",): "up to",
    ("exactly",): "exact",
    ("only",): "exact",
    ("just",): "exact",
}
SHORT_OF = frozenset({("nearly",), ("almost",)})  # about, and not more: their low bound is open
LONGEST_HEDGE = max(map(len, HEDGES))
HEDGES_AFTER: dict[tuple[str, ...], Hedge] = {
    ("or", "more"): "at least",
    ("or", "so"): "about",
    ("or", "fewer"): "up to",
    ("or", "less"): "up to",
}

VAGUE = word_set("dozens scores hundreds thousands millions billions trillions")

CURRENCY_SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₹": "INR",
    "₩": "KRW",
    "₪": "ILS",
    "₴": "UAH",
    "₦": "NGN",
    "₺": "TRY",
}
DOLLARS = {
    "us": "USD",
    "u.s.": "USD",
    "usd": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "cad": "CAD",
    "hk": "HKD",
    "nz": "NZD",
    "s": "SGD",
    "nt": "TWD",
}
CURRENCY_CODES = word_set(
    """
    USD EUR GBP JPY CNY RUB INR KRW CHF CAD AUD NZD SEK NOK DKK PLN TRY UAH ILS NGN BRL MXN ZAR HKD SGD
    """
)
CURRENCIES = {
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rouble": "RUB",
    "ruble": "RUB",
    "rupee": "INR",
    "won": "KRW",
    "shekel": "ILS",
    "hryvnia": "UAH",
    "naira": "NGN",
    "lira": "TRY",
    "franc": "CHF",
    "rand": "ZAR",
    "peso": "MXN",
    "real": "BRL",
    "zloty": "PLN",
    "krona": "SEK",
    "krone": "NOK",
    "cent": "cents",
    "penny": "pence",
    "pence": "pence",
}

# unit words in the singular → their one name
MEASURES = {
    "%": "percent",
    "percent": "percent",
    "pc": "percent",
    "km": "km",
    "kilometre": "km",
    "kilometer": "km",
    "m": "m",
    "metre": "m",
    "meter": "m",
    "cm": "cm",
    "centimetre": "cm",
    "centimeter": "cm",
    "mm": "mm",
    "millimetre": "mm",
    "millimeter": "mm",
    "mile": "miles",
    "yard": "yards",
    "foot": "feet",
    "feet": "feet",
    "ft": "feet",
    "inch": "inches",
    "kg": "kg",
    "kilogram": "kg",
    "kilogramme": "kg",
    "kilo": "kg",
    "gram": "g",
    "gramme": "g",
    "tonne": "tonnes",
    "ton": "tons",
    "pound": "pounds",
    "lb": "pounds",
    "ounce": "ounces",
    "litre": "litres",
    "liter": "litres",
    "gallon": "gallons",
    "barrel": "barrels",
    "hectare": "hectares",
    "ha": "hectares",
    "acre": "acres",
    "degree": "degrees",
    "mph": "mph",
    "kph": "km/h",
    "knot": "knots",
    "watt": "W",
    "kilowatt": "kW",
    "kw": "kW",
    "megawatt": "MW",
    "mw": "MW",
    "gigawatt": "GW",
    "gw": "GW",
    "volt": "volts",
    "kiloton": "kilotons",
    "megaton": "megatons",
    "hz": "Hz",
    "khz": "kHz",
    "mhz": "MHz",
    "ghz": "GHz",
    "kwh": "kWh",
    "mwh": "MWh",
    "hp": "horsepower",
    "bhp": "horsepower",
    "mb": "MB",
    "hertz": "Hz",
    "megahertz": "MHz",
    "gigahertz": "GHz",
    "byte": "bytes",
    "gigabyte": "GB",
    "gb": "GB",
    "terabyte": "TB",
    "tb": "TB",
    "horsepower": "horsepower",
    "point": "points",
}

# heads that mean people; `-er`, `-or`, `-ist`, `-ian`, `-man` and their plurals are read by their endings
PEOPLE = word_set(
    """
    people persons person individuals lives souls others soldiers troops servicemen personnel men women
    man woman children child kids girls boys girl boy babies infants teenagers youths adults civilians
    refugees migrants deaths fatalities casualties dead wounded injured injuries missing hostages
    captives detainees prisoners inmates victims patients students pupils schoolgirls schoolboys
    schoolchildren residents citizens nationals villagers evacuees passengers crew staff employees
    relatives parents mothers fathers sons daughters brothers sisters wives husbands families guests
    delegates deputies lawmakers senators mps police policemen militants insurgents terrorists rebels
    extremists guards recruits conscripts veterans pilots sailors marines medics nurses doctors
    officials ministers diplomats envoys experts scientists journalists suspects defendants witnesses
    attendees participants applicants players athletes fans monks nuns priests pilgrims clerics
    foreigners tourists households homeless votes
    """
) - {"votes", "families", "households"}
PEOPLE_ENDINGS = ("ers", "ors", "ists", "ians", "men", "women", "ees")
NOT_PEOPLE = word_set(
    """
    numbers others papers letters orders members towers servers powers rivers offers computers
    containers helicopters choppers fighters carriers launchers tankers bombers trailers centers centres
    quarters headquarters chapters layers corners borders dollars meters shelters transfers trackers
    trees committees fees degrees referees factors sectors reactors tractors monitors motors doors
    floors colors errors mirrors vectors generators detectors sensors customers lists posters stickers
    winners miners ministers cancers disorders counters drawers cruisers destroyers freighters steamers
    liners interceptors thrusters boosters boilers burners lasers printers
    """
) - {"others", "members", "winners", "miners", "ministers", "customers", "fighters"}

IRREGULAR_PLURALS = word_set(
    """
    people men women children police feet teeth mice dead wounded injured troops personnel crew staff
    cattle aircraft livestock
    """
)

# after a number, these end what is counted
STOPS = word_set(
    """
    a an the this that these those of in on at by for from to with without within into onto over under
    after before during since until between among against about across around near through throughout
    and or but nor so as than if when while where who whom whose which what is are was were be been
    being am has have had having do does did will would can could may might shall should must not no
    never also still already just only even then there here he she it they we you i his her its their
    our your my him them us said says say told according because due per each including died killed
    escaped remain remained came went took left fell rose worldwide ago later earlier more less fewer
    aged today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday claim
    claims appear appeared up down out off away back together
    """
)
FOLLOWERS = word_set(
    """
    of who whom were was are is had have has remain remained died escaped still did will would could
    """
)
DETERMINERS = word_set("the these those our their his her its my your all both")

IDENTIFIERS = word_set(
    """
    article articles resolution section chapter paragraph clause protocol no nos number page pages room
    flight route highway interstate channel group phase stage level type version volume part title row
    grade class size case decree law order act bill directive unit battalion brigade regiment division
    army corps fleet gate terminal runway pier platform line exit apartment apt suite floor lane road
    street avenue box area zone sector district precinct ward block lot day round game week season
    episode mark model series boeing airbus tu mig su covid formula windows iphone galaxy g top figure
    table annex appendix item point step
    """
)
# verbs that `over` belongs to: `handed over 6 people`
OVER_VERBS = word_set(
    """
    hand handed handing hands turn turned turning turns take took taken takes taking give gave given
    gives giving pass passed passing pull pulled sign signed bring brought come came go went gone pay
    paid
    """
)
ROADS = word_set("street st avenue ave road rd lane boulevard blvd drive highway")
