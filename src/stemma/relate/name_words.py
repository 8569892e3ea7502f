"""Turns words of people's names into what they are: forms of one given name, patronymics.

Knowledge of languages, written down to be read: no person is named here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
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
andrew andrei andrey andriy andrii andrej andy drew andreas andrea anders andre andres
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
john ivan jan yan ioann ioannes iohannes johannes jack johnny jon ian
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
jose pepe josep jose
francisco paco pancho kiko francesc
ignacio nacho
enrique quique kike
manuel manolo manu
guillermo memo
alberto beto
dolores lola
antonio tony toni anton antoni antoine antonios anthony
rafael rafa
fernando nando
luis lucho
roberto beto robert
eduardo lalo edu
santiago santi jaime
joaquin quino
concepcion concha conchita
mercedes merche
isabel isa bella
johannes hans johann johan jan jens juan giovanni joao john
friedrich fritz frederik
heinrich heinz hendrik henk
joseph sepp josef jozef jusuf
ulrich uli
wolfgang wolf
guenther gunther gunter guenter
giuseppe beppe pino peppe
luigi gigi
giovanni gianni vanni nino
francesco franco cecco
domenico mimmo
salvatore toto turi
vincenzo enzo
cornelis kees cor
willem wim pim
pieter piet peter pierre pietro pedro
petrus piet
jacobus jaap koos cobus
stanislaw staszek stas stanislav
wojciech wojtek
krzysztof krzys
malgorzata gosia
katarzyna kasia
tadeusz tadek
zbigniew zbyszek
vyacheslav slava viacheslav
svyatoslav slava
yaroslav slava
stanislav stas slava
maksim max maxim maks
konstantin kostya kostas konstantinos
leonid lyonya
gennady gena gennadi gennadiy
valentin valya valentina
lyudmila lyuda ludmila liudmyla
tatiana tanya tatyana tetiana
svetlana sveta svitlana
galina galya halyna
nadezhda nadia nadya nadiya
lyubov lyuba
irina ira iryna
viktor vitya victor
boris borya
anatoly tolya anatoliy anatolii
arkady arkasha
vasily vasya
fyodor fedor fedya theodore ted
semyon semen simon syoma
ilya ilia elias
oksana ksenia kseniya xenia
georgios giorgos yorgos george
dimitrios dimitris mitsos
ioannis yannis giannis
nikolaos nikos
panagiotis panos
mehmet mehmed memo
abdulrahman abdurrahman abdelrahman
hassan hasan
khalid khaled halid
said saeed sayed
jalal djalal galal
gamal jamal djamal
mahdi mehdi
ali aly
zaynab zeinab zainab zeynep
fatima fatma fatemeh fatme
aisha ayesha aicha ayse
khadija hadidja khadijah hatice
iskandar iskander eskandar
edmund ed eddie
edwin ed eddie
leonard leo lenny
leopold leo
thomas tom tommy tomas tommaso tomasz toma foma thoma
stephan stefan stefano estefan esteban stevan stjepan
lucas lukas luka luca luke
matthew mateusz matteo mateo mathieu matthias mattias
philippe philip felipe filip filippo
emmanuel manuel emanuel immanuel
laurence lawrence lorenzo laurent larry
arthur artur art
mark marcus marco marc marko
theodore theo
maximilian max
raymond ray
russell russ
douglas doug
gilbert gil bert
albert al bert
herbert herb bert
norman norm
stanley stan
clifford cliff
bernard bernie
calvin cal
dorothy dot dottie dolly
eleanor ellie nell nellie
frances fran fanny
gertrude trudy
jacqueline jackie
judith judy
katherine kathy kitty kay kathleen
louise lou
lucille lucy
martha patty marty
mary molly polly mamie
nancy nan
pamela pam
patricia pat patty tricia trish
penelope penny
sarah sally sadie
sophia sophie sofia sofiya
theresa terry tess teresa
valerie val
virginia ginny
barbara barb babs basia
carolyn carol carrie caroline
christine chris tina kristina christina krystyna
cynthia cindy
robert bob bobby rob
""" + "\n".join(SHORT_FORMS)
# Well-known given names, each another one; of its spellings the commonest.
_OTHER_GIVEN = """
karin karl carla rosa elmar salim selim karim rahim rashid rafiq tariq hamid majid walid jamil nabil faisal
fahad tahir zahir bashir nasir qasim hakim rahman yasin yasir samir amir munir idris ismail ishaq yaqub
daud sulaiman isa musa harun zakaria yahya bilal hamza anwar akram aslam arif asif imran irfan kamran
farhan adnan salman sultan laila leila maryam amina sara huda nadia samira yasmin zahra oleg gleb roman
ruslan timur renat marat rinat damir ildar alla inna nina raisa zoya vera larisa marina polina daria alina
yulia denis nikita kirill stepan timofei matvei albert alfred adam aaron abel adrian alan allan brian bruce
carl clara colin conrad craig cyril dennis derek diana donna dora edgar emil emma eric erik ernest ethan
eva evan felix gary gordon graham grace greta harold harvey hector hugo irene ivor jason jeremy joan joel
julia julian julio keith kevin laura linda lisa maria mario martin maurice max miguel mona neil nigel nora
oliver oscar otto owen rachel ralph regina rene rex roger roland ross rudolf ruth ryan sandra sean
sebastian sergio silvia simon sonia stella stuart teresa thea tobias trevor vincent wanda wayne xavier
"""
GIVEN: Mapping[str, frozenset[str]]

_CASE = re.compile(r"(?<=...)(?:i?us|as|is|s)$")
PATRONYMIC = re.compile(
    r"(?:[oe]v[iy]?(?:ch|c|tj|tsch|tch|cz)|ev?yich|ich|ovna|evna|ichna|owna|ewna|ovych|evych|ivna|yivna"
    r"|oglu|ogly|qizi|kyzy|gizi)$"
)


def _groups(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for number, row in enumerate(text.strip().splitlines()):
        for word in row.split():
            found.setdefault(word, set()).add(f"{row.split()[0]} {number}")
    return {word: frozenset(groups) for word, groups in found.items()}


GIVEN = MappingProxyType({**_groups("\n".join(_OTHER_GIVEN.split())), **_groups(_GIVEN)})


def one_given(a: str, b: str) -> bool:
    """Say whether two words are forms of one given name."""
    return bool(_groups_of(a) & _groups_of(b))


def two_given(a: str, b: str) -> bool:
    """Say whether two words are well-known given names, and not forms of one, nor of a third."""
    return a in GIVEN and b in GIVEN and not _kin(a) & _groups_of(b)


@cache
def _kin(word: str) -> frozenset[str]:
    """Return the groups of a given name and those that share a form with one of them."""
    own = _groups_of(word)
    return own.union(*(groups for groups in GIVEN.values() if groups & own))


def _groups_of(word: str) -> frozenset[str]:
    """Return the groups of a given name, as it stands or without an ending of Latin or a Baltic tongue."""
    return GIVEN.get(word) or GIVEN.get(_CASE.sub("", word), frozenset())
