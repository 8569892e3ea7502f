"""Turns a list of English verbs into the forms by which a clause's verb is known without syntax."""

from __future__ import annotations

from stemma.annotate.quantities_words import CHANGED, DOWN_VERBS, UP_VERBS
from stemma.annotate.wordlists import words

_REGULAR = words(
    """
    add adopt aim allow announce answer appear apply approve arrest ask attack attract average believe
    belong boast
    borrow call carry cause charge claim climb close collect command commit compare compile comprise
    confirm consider
    consist consume contain continue contribute control convince cover create deliver demand deny depend
    deploy
    describe design destroy develop display donate double earn employ enable end estimate evacuate exceed
    expect
    export extend face feature fetch fill finish flee follow force free gather generate handle happen hire
    hit host
    include injure invest join keep kill land last launch lay lead leave list live look maintain manage
    mark measure
    merge miss move name need note number obtain offer open operate order orbit own pass peak pay perform
    pledge
    power predict price produce promise propose provide publish purchase rank reach receive record recover
    recruit
    register release remain rent replace report represent require rescue retail return reveal run save
    score seat
    secure seem seize serve settle shape ship shoot show sign spend stand start stay stop store stretch
    suffer supply
    support surpass sustain tag target test total trade transfer travel treat try turn unveil upgrade use
    value visit
    vote want warn weigh work wound contact detain forecast broadcast displace pull push boil measure
    capture feature fire host hold
    """
)
_IRREGULAR = words(
    """
    is are was were am be been has have had do does did will would can could may might shall should must
    said says say told tells tell began begin begins begun bought buy buys brought bring brings built build
    builds
    came come comes cost costs drew draw draws drawn drove drive drives driven fed feed fought fight found
    find finds
    flew fly flies flown gave give gives given got get gets went go goes gone held hold holds hurt knew
    know known
    laid lays led leads left leaves lent lost lose loses made make makes meant mean means met meet meets
    paid pays
    put puts ran run runs read saw see sees seen sold sell sells sent send sends set sets shot shut sat sit
    spent
    spends stood stands struck strike took take takes taken taught thought thinks threw thrown won win wins
    wore
    wrote write writes written became become becomes lay lies lie hit hits cut grew stole steal stolen ate
    eat drank
    """
)


def _forms(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    return verb, third, f"{stem}ed", f"{stem}ing", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"


VERBS = (
    frozenset(form for verb in _REGULAR for form in _forms(verb))
    | _IRREGULAR
    | UP_VERBS
    | DOWN_VERBS
    | CHANGED
)
# forms that are nouns unless a helper (`will`, `to`, `they`) stands before them
_NOMINAL = words(
    """
    add aim answer attack average boast call cause charge claim climb command cost cover deal demand design
    display end
    estimate export face feature finish force handle hit host import increase jump kill lack land last
    launch lead leave
    limit list look mark measure merge miss move name need note number offer order orbit pass peak pledge
    power price
    produce promise purchase rank reach record release rent report rescue retail return run save score seat
    shape ship
    shot show sign stand start stay stop store stretch supply support surge target test total trade
    transfer travel
    treat try turn use value visit vote warn work contact gain cut rise drop decline fall increase decrease
    advance slide slip dive dip plunge slump lift raise boost hike read build buy bet drive focus fight
    find hold set
    put means meet lie lies lay feed gains rally change shift
    """
)
ALSO_NOUNS = frozenset(
    form
    for verb in _NOMINAL
    for form in (verb, f"{verb}s", f"{verb}es", "fallen" if verb == "fall" else verb)
) - {
    "fallen",
    "costs",
    "rises",
    "falls",
    "jumps",
    "slips",
    "slides",
    "climbs",
    "finds",
    "reaches",
    "holds",
    "meets",
}
