"""Turns words of names into what they are: titles, parts that join, legal forms, words common to many bodies.

Knowledge of languages, written down to be read: no person and no body is named here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from stemma.relate.names import SHORT_FORMS

# Given names that are one over languages that share a script's tradition, and their short forms.
_GIVEN = """
vladimir volodymyr uladzimir vova volodya
alexander alexandr aleksandr oleksandr aliaksandr aleksander sasha shura iskander sikandar skander
nicholas nikolai nikolay mykola mikalai nikolaj kolya nick nicolas
sergei sergey serhiy serhii siarhei serge serzh seryozha
eugene evgeny yevgeny evgeni yevhen yauhen zhenya
dmitry dmitri dmytro dzmitry dmitrii dima mitya
alexei alexey aleksei oleksiy oleksii aliaksei alyosha
michael mikhail mykhailo mikhas michal misha mike mick mikael
andrew andrei andrey andriy andrii andrej andy drew
catherine ekaterina yekaterina kateryna katsiaryna cathy kate katie katya katherine kathryn katarina
yuri yury yuriy yurii iurii juri george jerzy georgy georgi
paul pavel pavlo pasha
peter pyotr petro piotr petr pete
igor ihor
helen elena yelena olena alena
olga olha volha
gregory grigory hryhoriy hryhorii ryhor grisha greg
basil vasily vasyl vasil
joseph iosif yosyp josef jozef joe
john ivan jan yan ioann jack johnny
anna hanna ganna
natalia natalya nataliya natallia natasha
muhammad mohammed mohamed mohammad muhammed muhamed mohamad mohamud mohd md mehmed mohamm
ahmad ahmed ahmet
hussein husayn hossein husain hussain hossain huseyn
yusuf yousef youssef yousuf yusef
mustafa mostafa moustapha
usman osman othman uthman
ibrahim ebrahim
omar umar
abdullah abdallah abdulla
margaret maggie peggy
robert bob bobby rob
""" + "\n".join(SHORT_FORMS)
GIVEN: Mapping[str, frozenset[str]]

# Legal forms by class: what a shareholder may lose, or that there are shares on a market, or neither.
_FORM_WORDS = {
    "limited": """
ltd limited llc lc ltda lda gmbh ug sarl sas sasu srl bv bvba sprl ooo tov too doo dooel spzoo sro kft eood
ood sl slu pte pty pvt sdn bhd oy ehf aps ks kk gk wll fze fzco fzc fzllc dmcc uab sia oue ou llp lp lllp kg
pllc mchj mmc
""",
    "stock": """
inc incorporated corp corporation plc ag sa spa nv ab as asa se oyj pao oao zao ao jsc pjsc ojsc cjsc psc pat
prat ad ead dd rt zrt nyrt tbk saog bsc kgaa scs sca cv sab tas jscb akb pkb pllk hf
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
| sp z o o| sp z oo| limited sirketi| youxian gongsi| youxiangongsi| s r o| s a r l
""",
    "stock": """
joint stock company| public joint stock company| open joint stock company| closed joint stock company
| private joint stock company| aktiengesellschaft| societe anonyme| sociedad anonima| sociedade anonima
| societa per azioni| naamloze vennootschap| aktsionernoe obshchestvo| publichnoe aktsionernoe obshchestvo
| otkrytoe aktsionernoe obshchestvo| zakrytoe aktsionernoe obshchestvo| anonim sirketi
| public limited company| gufenyouxiangongsi| gufen youxian gongsi| zhushihuishe| jusighoesa| jusikhoesa
| aktsiaselts| aktiebolag| a s| s a| s p a
""",
}
_COMMON = """
group groupe grupo gruppo gruppe gruppa gruppen: group
holding holdings kholding holdingi: holding
bank banque banco banca banka bankasi banki bancorp: bank
company companies compania companhia kompaniya kompania kompanija compagnie shrka sharika gongsi: company
international internacional internationale internazionale mezhdunarodnyi mezhdunarodnaya: international
miedzynarodowy intl: international
national nacional nationale nazionale natsionalnyi natsionalnaya natsionalnyy narodowy natl: national
state gosudarstvennyi gosudarstvennoe gosudarstvennaya derzhavnyi estatal staatliche: state
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
trading trade trader torgovyi torgovlya comercio commerce handel handels ticaret: trade
services service servicios serviços servis dienste: service
systems system sistemas systeme sistemy: system
technology technologies tecnologia tecnologias technologie tekhnologii tech technologia: technology
general generale generalnyi genel: general
development desarrollo entwicklung razvitie developpement developments: development
investment investments inversiones investissement investitsii invest investicii: investment
management gestion upravlenie managment: management
shipping navigation sudokhodnaya denizcilik maritime marine: shipping
factory plant zavod fabrika fabrik usine fabryka kombinat: factory
oil petroleum petroleo petrole neft neftyanaya petrol: oil
energy energia energie energetika energetic: energy
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
solutions: solution
ventures venture: venture
properties property real estate: property
equipment: equipment
motors motor: motor
chemical chemicals khimicheskii: chemical
steel stal staal stahl: steel
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
line lines: line
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
workers labour labor: labor
students: students
charity relief humanitarian: relief
bureau: office
"""
_VOID = "group holding company international global trade service system enterprise management general"
_SMALL_WORDS = """
the of for on to in at by and a an de du des la le les und et y i e o fur fuer der die das del della di da do
dos das el los las von van den zu im am au aux na po v s z w ve
"""
SMALL = frozenset(_SMALL_WORDS.split())
PATRONYMIC = re.compile(
    r"(?:[oe]v[iy]?(?:ch|c|tj|tsch|tch|cz)|ev?yich|ich|ovna|evna|ichna|owna|ewna|ovych|evych|ivna|yivna"
    r"|oglu|ogly|qizi|kyzy|gizi)$"
)


_PERSONAL = """
marine general generale power stahl stal rat sud cour court bau del first new force line port front ind church
steel water food news press gas gaz capital kapital air trust market school hospital state central rose stroy
"""
#: Common words that people are called too: one of them alone makes no body.
PERSONAL = frozenset(_PERSONAL.split())
#: Common words, in English, that hardly tell one body from another.
VOID = frozenset(_VOID.split())


def _groups(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for number, row in enumerate(text.strip().splitlines()):
        for word in row.split():
            found.setdefault(word, set()).add(str(number))
    return {word: frozenset(groups) for word, groups in found.items()}


GIVEN = MappingProxyType(_groups(_GIVEN))


def one_given(a: str, b: str) -> bool:
    """Say whether two words are forms of one given name."""
    return bool(GIVEN.get(a, frozenset()) & GIVEN.get(b, frozenset()))


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
