"""Turns the words that stand around numbers into what they mean: hedges, units, people, currencies."""

from __future__ import annotations

from stemma.annotate.wordlists import words
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
    ("roughly", "about"): "about",
    ("maybe",): "about",
    ("perhaps",): "about",
    ("somewhere", "around"): "about",
    ("more", "like"): "about",
    ("north", "of"): "at least",
    ("better", "than"): "at least",
    ("exceeding",): "at least",
    ("exceeds",): "at least",
    ("exceeded",): "at least",
    ("a", "maximum", "of", "about"): "up to",
    ("short", "of"): "up to",
    ("shy", "of"): "up to",
    ("a", "little", "over"): "at least",
    ("little", "more", "than"): "at least",
    ("well", "above"): "at least",
    ("well", "below"): "up to",
    ("well", "under"): "up to",
    ("slightly", "more", "than"): "at least",
    ("slightly", "over"): "at least",
    ("slightly", "less", "than"): "up to",
    ("slightly", "under"): "up to",
    ("just", "above"): "at least",
    ("just", "below"): "up to",
    ("just", "more", "than"): "at least",
    ("just", "about"): "about",
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
    ("or", "thereabouts"): "about",
    ("or", "above"): "at least",
    ("or", "over"): "at least",
    ("and", "above"): "at least",
    ("or", "under"): "up to",
    ("or", "below"): "up to",
}

VAGUE = words("dozens scores hundreds thousands millions billions trillions")

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
    "฿": "THB",
    "₱": "PHP",
    "₫": "VND",
    "₵": "GHS",
    "₿": "BTC",
    "₾": "GEL",
}
# letters that touch the digits: `RM120`, and what pound and yen signs became on the way (`PS5m`, `Y=500`)
CURRENCY_LETTERS = {
    "RM": "MYR", "Rs": "INR", "PS": "GBP", "Tk": "BDT", "Ksh": "KES", "KSh": "KES", "Sh": "KES", "Rp": "IDR",
    "kr": "SEK", "GHS": "GHS", "Php": "PHP", "Rmb": "CNY",
}  # fmt: skip
# letters that are money only before a multiple: `N50 million`, `R3bn`
CURRENCY_INITIALS = {"N": "NGN", "R": "ZAR", "P": "PHP"}
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
    "mxn": "MXN",
    "mex": "MXN",
    "aud": "AUD",
    "nzd": "NZD",
    "hkd": "HKD",
    "sgd": "SGD",
    "r": "BRL",
}
CURRENCY_CODES = words(
    """
    USD EUR GBP JPY CNY RMB RUB INR KRW CHF CAD AUD NZD SEK NOK DKK PLN TRY UAH ILS NIS NGN BRL MXN ZAR HKD
    SGD
    THB MYR IDR PHP VND PKR LKR BDT HRK GEL BTC KES GHS EGP SAR AED CZK HUF RON
    """
)
# words for money in the singular → currency
CURRENCIES = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "sterling": "GBP", "quid": "GBP", "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY", "rouble": "RUB", "ruble": "RUB", "rupee": "INR", "won": "KRW", "shekel": "ILS",
    "hryvnia": "UAH", "naira": "NGN", "lira": "TRY", "franc": "CHF", "rand": "ZAR", "peso": "MXN",
    "real": "BRL",
    "reais": "BRL", "zloty": "PLN", "krona": "SEK", "kronor": "SEK", "krone": "NOK", "kroner": "NOK",
    "koruna": "CZK",
    "forint": "HUF", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "dong": "VND", "kuna": "HRK",
    "kn": "HRK",
    "lari": "GEL", "taka": "BDT", "cedi": "GHS", "dirham": "AED", "riyal": "SAR", "rial": "IRR",
    "dinar": "IQD",
    "afghani": "AFN", "bitcoin": "BTC", "cent": "cents", "penny": "pence", "pence": "pence",
}  # fmt: skip
# whose money: the word before tells which dollar, crown, rupee
OWN_CURRENCIES = {
    ("australian", "dollar"): "AUD", ("canadian", "dollar"): "CAD", ("zealand", "dollar"): "NZD",
    ("kong", "dollar"): "HKD", ("singapore", "dollar"): "SGD", ("taiwan", "dollar"): "TWD",
    ("swedish", "crown"): "SEK", ("danish", "crown"): "DKK", ("norwegian", "crown"): "NOK",
    ("czech", "crown"): "CZK",
    ("danish", "krone"): "DKK", ("pakistani", "rupee"): "PKR", ("lankan", "rupee"): "LKR",
    ("egyptian", "pound"): "EGP",
    ("iranian", "rial"): "IRR", ("philippine", "peso"): "PHP", ("mexican", "peso"): "MXN",
    ("swiss", "franc"): "CHF",
    ("kenyan", "shilling"): "KES", ("uae", "dirham"): "AED", ("iraqi", "dinar"): "IQD",
}  # fmt: skip
NATIONS = (
    words(
        """
    us u.s. american chinese japanese british indian russian turkish israeli brazilian thai malaysian
    indonesian
    vietnamese croatian georgian nigerian ukrainian polish hungarian south african korean saudi
    """
    )
    | {nation for nation, _ in OWN_CURRENCIES}
    | {"new", "hong", "sri"}
)


# heads that mean people; `-er`, `-or`, `-ist`, `-ian`, `-man` and their plurals are read by their endings
PEOPLE = words(
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
NOT_PEOPLE = words(
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

IRREGULAR_PLURALS = words(
    """
    people men women children police feet teeth mice dead wounded injured troops personnel crew staff
    cattle aircraft livestock
    """
)

# after a number, these end what is counted
STOPS = words(
    """
    a an the this that these those of in on at by for from to with without within into onto over under
    after before during since until between among against about across around near through throughout
    and or but nor so as than if when while where who whom whose which what is are was were be been
    being am has have had having do does did will would can could may might shall should must not no
    never also still already just only even then there here he she it they we you i his her its their
    our your my him them us said says say told according because due per each including died killed
    escaped remain remained came went took left fell rose worldwide ago later earlier more less fewer
    aged today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday claim
    claims appear appeared up down out off away back together behind all come comes came live lived
    any both such well yet above below
    """
)
DETERMINERS = words("the these those our their his her its my your all both")

IDENTIFIERS = words(
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
OVER_VERBS = words(
    """
    hand handed handing hands turn turned turning turns take took taken takes taking give gave given
    gives giving pass passed passing pull pulled sign signed bring brought come came go went gone pay
    paid
    """
)
RANGING = words("range ranges ranged ranging anywhere vary varies varied varying priced")
# after a number and `of`, these point to a whole of which it is a part
PARTS = words("the these those them us whom our their its his her my your")
ROADS = words("street st avenue ave road rd lane boulevard blvd drive highway way court")

# verbs of rising and falling, in the forms that come before a number
UP_VERBS = words(
    """
    rise rises rose risen rising increase increases increased increasing gain gains gained gaining jump jumps
    jumped jumping climb climbs climbed climbing surge surges surged surging soar soars soared soaring grow
    grows
    grew grown growing advance advances advanced advancing rally rallies rallied rallying rebound rebounds
    rebounded leap leaps leapt leaped expand expands expanded swell swelled lift lifts lifted lifting raise
    raises
    raised raising boost boosts boosted boosting hike hiked hikes hiking improve improves improved spike
    spiked
    skyrocket skyrocketed rocketed strengthen strengthened appreciate appreciated doubled widen widened
    upward inch inched inching
    """
) - {"inch", "inched", "inching"}
DOWN_VERBS = words(
    """
    fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease
    decreases decreased decreasing lose loses lost losing slide slides slid sliding slip slips slipped
    slipping
    sink sinks sank sunk sinking tumble tumbles tumbled tumbling plunge plunges plunged plunging plummet
    plummets
    plummeted plummeting dive dived dove ease eases eased easing shed sheds shedding shrink shrinks shrank
    shrunk
    dip dips dipped dipping retreat retreats retreated retreating slump slumps slumped slumping cut cuts
    cutting
    reduce reduces reduced reducing lower lowered lowers lowering trim trims trimmed slash slashes slashed
    slashing
    weaken weakened contract contracted narrow narrowed narrows slow slows slowed slowing crash crashed crater
    cratered erode eroded depreciate depreciated downward shave shaved
    """
)
# what else is said of a level that changes, before `from … to`
CHANGED = words(
    """
    change changes changed changing move moves moved moving go goes went gone going shift shifted shifts
    shifting
    revise revised edge edged swing swung bring brings brought take takes took taken extend extended convert
    converted inch inched inching creep crept creeping
    """
)
