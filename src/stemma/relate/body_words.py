"""Turns words of bodies' names into what they mean: legal forms, words common to many bodies, numbers.

Knowledge of languages, written down to be read: no body is named here. Words that many bodies share have one
English word for each of them, found for their plurals, cases and other romanisations too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from stemma.relate.aliases import countries
from stemma.relate.romanization import canonical

# Legal forms by class: what a shareholder may lose, or that there are shares on a market, or neither.
_FORM_WORDS = {
    "limited": """
ltd limited llc lc ltda lda gmbh ug sarl sas sasu srl bv bvba sprl ooo tov too doo dooel spzoo sro kft eood
ood sl slu pte pty pvt sdn bhd oy ehf aps ks kk gk wll fze fzco fzc fzllc dmcc uab sia oue ou llp lp lllp kg
pllc mchj mmc epe
""",
    "stock": """
inc incorporated corp corporation plc ag sa spa nv ab as asa se oyj pao oao zao ao jsc pjsc ojsc cjsc psc pat
prat ad ead dd rt zrt nyrt tbk saog bsc kgaa scs sca cv sab tas jscb akb pkb hf ae pjs qsc qpsc pcl
""",
    "form": """
co company cia cie compagnie pt cv est ev eg gbr ohg snc sti stiftung coop fup fgup gup mup vof
""",
}
_FORM_PHRASES = {
    "limited": """
limited liability company| private limited| gesellschaft mit beschrankter haftung
| societe a responsabilite limitee| obshchestvo s ogranichennoy otvetstvennostyu
| tovarystvo z obmezhenoyu vidpovidalnistyu| sociedad limitada| spolka z ograniczona odpowiedzialnoscia
| sp z o o| sp z oo| limited sirketi| youxian gongsi| youxiangongsi| s r o| s a r l| spol s r o| spol sro
| societa a responsabilita limitata| sociedad de responsabilidad limitada| sociedade limitada| limitada
| besloten vennootschap| osakeyhtio| anpartsselskab| korlatolt felelossegu tarsasag| gmbh und co kg
| gmbh and co kg| gmbh co kg| drustvo s ogranicenom odgovornoscu| drustvo sa ogranicenom odgovornoscu
| druzba z omejeno odgovornostjo| spolecnost s rucenim omezenym| spolocnost s rucenim obmedzenym
| societate cu raspundere limitata| druzhestvo s ogranichena otgovornost| osauhing| uzdaroji akcine bendrove
| sabiedriba ar ierobezotu atbildibu| mehdud mesuliyyetli cemiyyet
| tovarishchestvo s ogranichennoy otvetstvennostyu
| perseroan terbatas| sendirian berhad| private limited company| ltd sti
""",
    "stock": """
joint stock company| public joint stock company| open joint stock company| closed joint stock company
| private joint stock company| aktiengesellschaft| societe anonyme| sociedad anonima| sociedade anonima
| societa per azioni| naamloze vennootschap| aktsionernoe obshchestvo| publichnoe aktsionernoe obshchestvo
| otkrytoe aktsionernoe obshchestvo| zakrytoe aktsionernoe obshchestvo| anonim sirketi
| public limited company| gufenyouxiangongsi| gufen youxian gongsi| zhushihuishe| jusighoesa| jusikhoesa
| aktsiaselts| aktiebolag| a s| s a| s p a| akciova spolecnost| akciova spolocnost| spolka akcyjna
| aksjeselskap| allmennaksjeselskap| aktieselskab| julkinen osakeyhtio| dionicko drustvo| akcionarsko drustvo
| delniska druzba| reszvenytarsasag| zartkoruen mukodo reszvenytarsasag| nyilvanosan mukodo reszvenytarsasag
| societate pe actiuni| aktsionerno druzhestvo| akcine bendrove| akciju sabiedriba
| publichne aktsionerne tovarystvo
| pryvatne aktsionerne tovarystvo| aktsionerne tovarystvo| anonymi etaireia| sociedad anonima de cv
| sociedad anonima de capital variable| public joint stock| saudi joint stock company| berhad
| otkrytoye aktsionernoye obshchestvo| zakrytoye aktsionernoye obshchestvo
| publichnoye aktsionernoye obshchestvo
| aktsionernoye obshchestvo
""",
}
_COMMON = """
group groupe grupo gruppo gruppe gruppa gruppen grupp grup: group
holding holdings kholding holdingi: holding
bank banque banco banca banka bankasi banki bancorp: bank
company companies compania companhia kompaniya kompania kompanija: company
compagnie shrka sharika sharikat shariket sherkat sherkate gongsi: company
international internacional internationale internazionale mezhdunarodnyi mezhdunarodnaya: international
miedzynarodowy intl internatsional interneshnl: international
national nacional nationale nazionale natsionalnyi natsionalnaya: national
natsionalnyy narodowy natl milli watani watania wataniya: national
state gosudarstvennyi gosudarstvennoe gosudarstvennaya derzhavnyi estatal staatliche devlet: state
ministry ministerio ministere ministerium ministerstvo ministero bakanligi wizarat: ministry
university universidad universite universitat universitet universita universidade uniwersytet: university
univ: university
institute institut instituto istituto instytut inst: institute
academy academie akademie akademiya academia akademia: academy
center centre centro tsentr zentrum tsentar: center
association asociacion assoziation associazione assotsiatsiya assn: association
federation federacion federation federatsiya federazione: federation
union unione soyuz unia: union
party partido parti partei partiya partito partia: party
fund funds fondo: fund
foundation fundacion fondation fond fonds fundacja fondazione: foundation
organization organisation organizacion organizatsiya: organization
society societe sociedad sociedade societa gesellschaft obshchestvo: society
industry industries industrie industrias industria promyshlennost ind: industry
trading trade trader treid treyd trejd treiding: trade
treyding torgovyi torgovlya comercio commerce handel handels ticaret: trade
services service servicios servis serviz dienste: service
systems system sistemas systeme sistemy: system
technology technologies tecnologia tecnologias technologie tekhnologii tech technologia: technology
general generale generalnyi genel: general
development desarrollo entwicklung razvitie developpement developments: development
investment investments inversiones investissement investitsii invest investicii: investment
management gestion upravlenie menedzhment: management
shipping navigation sudokhodnaya denizcilik maritime marine: shipping
factory plant zavod fabrika fabrik usine fabryka kombinat: factory
oil petroleum petroleo petrole neft neftyanaya petrol: oil
energy energia energie energetika energetic energo enerdzhi energiya: energy
insurance seguros assurance strakhovaya versicherung sigorta: insurance
airline airlines aerolineas aviakompaniya airways air avia: airline
construction construcciones stroitelnaya stroy bau insaat constructions: construction
security seguridad securite bezopasnosti sicherheit: security
defense defence defensa oborony verteidigung: defense
foreign exteriores etrangeres inostrannykh: foreign
affairs asuntos affaires del: affairs
court corte cour sud gericht tribunal: court
agency agencia agence agentstvo agentur: agency
office oficina bureau byuro buro: office
department departamento departement departament dept: department
committee comite komitet komitee: committee
council consejo conseil sovet rat: council
central centrale tsentralnyi tsentralnaya zentral: central
hospital klinik clinic clinica bolnitsa: hospital
school escuela ecole shkola schule: school
research investigacion recherche nauchnyi forschung: research
front frente: front
movement movimiento mouvement dvizhenie: movement
army ejercito armee armiya: army
club klub clube: club
team mannschaft: team
enterprise enterprises empresa entreprise predpriyatie: enterprise
engineering ingenieria inzhiniring: engineering
medical medico: medical
logistics logistik logistika: logistics
finance financial finanzas finances finansovyi finans: finance
capital kapital: capital
partners partner: partner
import eksport export importacion: trade
consulting consultants consultores konsalting: consulting
media: media
news: news
press: press
radio: radio
television tv televidenie televisora: television
global world worldwide mundial: global
production productions produktion: production
products produkte: product
solutions solyushns soluciones: solution
ventures venture: venture
properties property real estate: property
equipment: equipment
motors motor: motor
chemical chemicals khimicheskii: chemical
steel stal stali staal stahl acero acier celik: steel
mining minera: mining
electronics electronic elektronik: electronics
electric electrical: electric
power: power
gas gaz: gas
water: water
food foods: food
pharmaceutical pharmaceuticals pharma: pharma
communications communication: communication
telecom telekom telecommunications telecommunication: telecom
corporate: corporate
european europe europa: europe
american america: america
african africa: africa
asian asia: asia
new: new
first: first
united: united
people peoples: people
democratic: democratic
republic: republic
revolutionary: revolutionary
liberation: liberation
islamic: islamic
arab: arab
rossii rossiya rossiyskaya rossiyskiy rossiyskoe rossiyskoy rossijskaja federatsii russe: russia
ukrainy ukraina ukrayiny ukrainska ukrayinska: ukraine
belarusi belorusskiy belorusskaya: belarus
deutsche deutscher deutsches deutschland: germany
espana espanola espanol: spain
francaise francais: france
italiana italiano italia: italy
brasil brasileira brasileiro: brazil
iranskaya irana iranian: iran
kitaya kitaiskaya: china
trust: trust
concern kontsern konzern koncern: group
corps korps korpus: corps
force forces fuerzas vooruzhennye: force
brigade brigades brigada: brigade
battalion batalon: battalion
line lines layn lain linii: line
port harbour harbor hafen: port
board: board
authority: authority
network: network
exchange: exchange
hotel hotels: hotel
church iglesia kirche tserkov: church
commission comision komissiya: commission
corporation korporatsiya corporacion: company
consortium konsortsium: group
store stores market markets: market
workers labour: labor
students: students
charity relief humanitarian: relief
fishing fisheries fishery pesca peche rybolovstvo rybalstvo fischerei: fishing
agriculture agricultural agricola agricole: agriculture
agrarian agrarnyi selskokhozyaystvennyi tarim landwirtschaft: agriculture
health sante salud saude zdravookhraneniya gesundheit saglik: health
education educacion educacao obrazovaniya bildung egitim osviti: education
culture kultury cultura kultur: culture
justice yustitsii justicia justiz giustizia: justice
interior inneres vnutrennikh interno: interior
transport transports transporte transportnyi transportation tasimacilik perevozki: transport
railway railways rail demiryollari ferrocarriles eisenbahn bahn zheleznye kolej: railway
tourism turismo tourisme turizm: tourism
sport sports deporte deportes: sport
environment environmental ekologii umwelt medio ambiente: environment
cement cemento ciment zement tsement cimento: cement
sugar azucar sucre zucker sakhar seker: sugar
tractor traktor traktorov traktornyi tractores: tractor
machinery machine machines maquinaria mashinostroitelnyi mashinostroeniya maschinen makine mashin: machinery
metal metals metall metalurgica metallurgical metallurgicheskii metallurgy metallurgiya metalurgia: metal
aluminium aluminum alyuminiy: aluminium
copper cobre cuivre med kupfer: copper
gold oro zoloto: gold
paper papel papier bumaga bumazhnyi: paper
textile textiles textil tekstil tekstilnyi: textile
wood timber lumber madera drevesina: wood
grain zerno cereales getreide: grain
coal ugol carbon kohle charbon: coal
nuclear atomic atomnyi yadernyi: nuclear
scientific science sciences wissenschaft nauki naukowy: science
technical technic tecnica tecnico technische technicheskii tekhnicheskiy technique: technical
commercial kommercheskii comercial commerciale kommertsialnyi: commercial
industrial promyshlennyi industrielle industriales sanayi: industry
popular populaire populare narodnyi narodna narodnaya volks halk: people
liberal liberale liberalnyi: liberal
socialist socialista socialiste sozialistische sotsialisticheskii: socialist
communist comunista communiste kommunistische kommunisticheskii: communist
christian cristiano cristiana christliche: christian
revolution revolucionario revolucionaria revolutionnaire revolyutsionnyi: revolutionary
public publico publica oeffentliche: public
federal federalnyi federalnoe federale: federal
regional oblastnoi oblastnaya regionalnyi regionale: regional
municipal munitsipalnyi gorodskoi stadt: municipal
house dom maison haus: house
works werk werke werft: works
society obshchestva: society
export exports exportacion exportadora eksporta: trade
vostok vostochnyi oriental: east
sever severnyi: north
exchange sarraf sarrafi birzha: exchange
mill mills: mill
bros brothers brother hermanos freres bruder gebruder kardesler bratya: brothers
sons son hijos hijo fils sohne figli ogullari: sons
ajansi: agency
noticias nouvelles nachrichten haber novosti: news
rabochii rabochaya arbeit arbeiter trabajo trabajadores obrero travail: labor
solnechnyi solar solaire: solar
directorate direktsiya direccion direction mudurlugu: directorate
administration administratsiya administracion verwaltung: administration
laboratory laboratories laboratorio laboratoriya labor labs lab: laboratory
design konstruktorskoe konstruktorskii proektnyi: design
shipyard shipbuilding sudostroitelnyi verf astillero: shipyard
aviation aviatsiya aviatsionnyi aviacion havacilik: aviation
tanker tankers: tanker
ferrous chernyi: ferrous
consultancy: consulting
realty immobilien inmobiliaria nedvizhimost gayrimenkul emlak: property
gangtie tekkoko: steel
shiyou: oil
yinhang: bank
maoyi shoji boeki muyeok: trade
keji: technology
shiye kogyo sangyo saneop: industry
jinchukou: trade
huagong hwahak: chemical
jianshe konsol: construction
wuliu: logistics
jituan: group
touzi: investment
dianzi denshi jeonja: electronics
"""
_VOID = "group holding company international global trade service system enterprise management general works"
_SMALL_WORDS = """
the of for on to in at by and a an de du des la le les und et y i e o fur fuer der die das del della di da do
dos das el los las von van den zu im am au aux na po v s z w ve et al no nr number num nomer i
"""
SMALL = frozenset(_SMALL_WORDS.split())
_PERSONAL = """
marine general generale power stahl stal rat sud cour court bau del first new force line port front ind church
steel water food news press gas gaz capital kapital air trust market school hospital state central rose stroy
justice house dom haus works mill mills gold oro wood med carbon coal sever brother brothers bros son sons
fils
sport tanker bahn bildung labs lab shiye keji halk popular christian cristiano cristiana liberal
grain mashin novosti liga verf narodna kultur cultura solar federal sante salud rail paper papier papel arbeit
haber volks stadt pesca peche labor metal metall design
"""
#: Common words that people are called too: one of them alone makes no body.
PERSONAL = frozenset(_PERSONAL.split())
#: Common words, in English, that hardly tell one body from another.
VOID = frozenset(_VOID.split())


#: Legal forms of one word, each with its class.
FORMS: Mapping[str, str] = MappingProxyType(
    {word: form for form, words in _FORM_WORDS.items() for word in words.split()}
)
#: Legal forms written out, as their words, each with its class.
FORM_PHRASES: Mapping[tuple[str, ...], str] = MappingProxyType(
    {tuple(phrase.split()): form for form, rows in _FORM_PHRASES.items() for phrase in rows.split("|")}
)
#: Words that many bodies share, in many languages, each with the English word for it.
COMMON: Mapping[str, str] = MappingProxyType(
    {word: kept.strip() for row in _COMMON.strip().splitlines()
     for words, _, kept in [row.partition(":")] for word in words.split()}
)  # fmt: skip

_NUMBERS_WORDS = """
1: i first one pervyi pervaya erste primera premier
2: ii second two vtoroi vtoraya zweite segunda deuxieme
3: iii third three tretii tretya dritte tercera troisieme
4: iv fourth four
5: v fifth five
6: vi sixth six
7: vii seventh seven
8: viii eighth eight
9: ix ninth nine
10: x tenth ten
11: xi eleventh eleven
12: xii twelfth twelve
"""
_NUMBERS = {
    word: number
    for number, _, words in (row.partition(":") for row in _NUMBERS_WORDS.strip().splitlines())
    for word in words.split()
}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|ya|yi|y|oi|aya)?")
_CASE = re.compile(
    r"(?:[yi]{1,2}kh|[yieao]{1,2}[ym]|[oe]go|[yieoau]{1,3}|s|es)$"
)  # of Slavic words, and plurals
_SHORT_COUNTRIES = frozenset(("uk", "usa", "uae"))
_STEM = 5  # letters that what is left of a word must have at least
_REMEMBERED = 65536


def _stem(word: str) -> str:
    """Return a word without its ending, its sounds made one letter each; itself where little is left."""
    plain = canonical(word) if word.isascii() else word
    bare = _CASE.sub("", plain)
    return bare if len(bare) >= _STEM else plain


def _stems(words: Iterable[str]) -> dict[str, str]:
    """Return the stems that words of one meaning alone have, each with that meaning."""
    found: dict[str, set[str]] = {}
    for word in words:
        found.setdefault(_stem(word), set()).add(COMMON[word])
    return {stem: meanings.pop() for stem, meanings in found.items() if len(meanings) == 1}


_STEMS = MappingProxyType(_stems(COMMON.keys() - PERSONAL))


def one_stem(a: str, b: str) -> bool:
    """Say whether two words differ in their ending alone."""
    return min(len(a), len(b)) >= _STEM - 1 and bool(_forms_of(a) & _forms_of(b))


def _forms_of(word: str) -> set[str]:
    """Return a word as it sounds, with its ending and without."""
    plain = canonical(word)
    return {bare for bare in (plain, _CASE.sub("", plain)) if len(bare) >= _STEM - 1}


@lru_cache(_REMEMBERED)
def meaning(word: str) -> str | None:
    """Return the English word for a word common to many bodies, a number's digits, a country, or None.

    Of three letters or less a word is no country but an abbreviation.
    """
    number = _ORDINAL.fullmatch(word)
    found = _NUMBERS.get(word) or (number and number[1]) or COMMON.get(word)
    if found or (len(word) <= 3 and word not in _SHORT_COUNTRIES):
        return found or None
    country = countries().get(word)
    plural = COMMON.get(f"{word}s") or COMMON.get(word.removesuffix("s"))
    return country or (plural if len(word) >= _STEM else None) or _STEMS.get(_stem(word))
