"""The words that names are made of and stand beside, as readable lists."""

from __future__ import annotations

from stemma.annotate.wordlists import words

HONORIFICS = words(
    """
    Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady Gen Lt Col Maj Capt Sgt Adm Sen Rep Gov Rev
    Hon Fr Brig Imam Sheikh Sheik Sayyid Ayatollah Mullah Mufti Mallam Alhaji Hajj Hajji Haji
    Rabbi Father Sister Brother Pope King Queen Prince Princess Emperor Sultan Emir Crown
    Judge Justice Comrade Herr Frau Monsieur Madame Señor
    """
)

#: Head nouns of roles: who stands before or behind a name as its title. Lower case.
ROLE_NOUNS = words(
    """
    president vice-president minister vice-minister premier chancellor secretary secretary-general
    undersecretary governor mayor senator congressman congresswoman lawmaker legislator deputy mp
    ambassador envoy diplomat consul spokesman spokeswoman spokesperson spokespeople chairman
    chairwoman chairperson chair director head chief leader founder co-founder commander general
    colonel lieutenant captain major sergeant brigadier admiral marshal officer official representative
    commissioner coordinator adviser advisor aide assistant counsel attorney prosecutor lawyer judge
    justice professor lecturer researcher scientist scholar historian economist analyst expert
    specialist orientalist politician political-scientist sociologist author writer journalist
    reporter correspondent editor columnist commentator presenter anchor publisher blogger activist
    campaigner doctor physician surgeon nurse teacher student pundit observer fellow dean rector
    chief-of-staff negotiator mediator speaker king queen prince princess pope bishop archbishop
    patriarch cardinal imam cleric priest monk ayatollah sheikh emir sultan emperor ceo executive
    manager banker trader investor businessman businesswoman entrepreneur owner worker resident
    villager farmer fisherman witness survivor father mother brother sister son daughter husband
    wife uncle aunt cousin parent widow neighbour neighbor friend native militant rebel fighter
    insurgent gunman jihadist warlord dictator strongman politburo member player coach singer actor
    actress director-general comptroller treasurer inspector detective superintendent counterpart
    source insider predecessor successor host interpreter pilot driver engineer astronaut man woman
    boy girl lady magistrate sheriff marshal ombudsman rapporteur strategist planner colleague
    """
)

#: Roles that are titles only in lower case: with a capital they are names (`Son`) or words of names.
PRIVATE_ROLES = words(
    """
    father mother brother sister son daughter husband wife uncle aunt cousin parent widow neighbour
    neighbor friend native man woman boy girl lady worker resident villager owner survivor witness
    source insider player host pilot driver fellow dean banker trader official colleague predecessor
    successor
    """
)

#: Bodies in lower case inside a title: `foreign ministry spokesman`. Lower case.
ROLE_BODIES = words(
    """
    ministry department party committee council army police group campaign union agency government
    company university court parliament embassy commission board office navy ministry's government's
    """
)

#: Words that open a title before its head noun. Lower case.
ROLE_OPENERS = words(
    """
    foreign prime vice deputy defence defense interior finance justice health education information
    culture energy economy trade transport agriculture labour labor environment security senior
    former acting interim chief first second permanent special honorary executive managing general
    military political press presidential official state national federal regional local supreme
    crown assistant associate leading top late ex-president ex-minister then newly-elected
    opposition high major lead principal emeritus visiting research fellow founding retired
    intelligence longtime veteran party parliamentary parliament government cabinet army navy police
    home union climate industry development planning communications digital emergency situations
    district city town village provincial
    """
)

ORG_HEADS = words(
    """
    Ministry Department Office Bureau Agency Authority Administration Commission Committee Council
    Board Cabinet Parliament Assembly Congress Senate Duma Court Tribunal Party Movement Front Union
    Federation Confederation Association Organization Organisation Society Institute Institution
    University College Academy School Center Centre Foundation Fund Trust Bank Company Corporation
    Group Holding Corp Inc Ltd Limited Industries Airlines Airways Lines Railways Motors Systems
    Technologies Laboratory Laboratories Observatory Hospital Clinic Museum Library Theatre Theater
    Embassy Consulate Mission Delegation Army Navy Force Forces Corps Division Brigade Regiment
    Battalion Battalions Guard Guards Fleet Command Headquarters Police Service Services
    Intelligence Staff Secretariat Directorate Inspectorate Alliance League Coalition Network News
    Times Post Gazette Herald Tribune Journal Telegraph Daily Weekly Press Radio Television TV
    Broadcasting Channel Magazine Review Media Church Synod Patriarchate Diocese Chamber Exchange
    Club Initiative Campaign Brotherhood Watch International Treasury Presidency Government
    Politburo Bundeswehr Partnership Programme Project Monitor Crescent Reserve Enterprise
    Nation Nations Conference Program Programme Technology Holdings Securities Insurance Energy
    Entertainment Studios Pictures Records Labs Partners Solutions Communications Research Sciences
    Studies Team Squad Associations LLC LLP Plc PLC AG SA GmbH Affairs Tech
    Consortium Syndicate Cartel Tribune Chronicle Observer Bulletin Courier Mail Express Globe
    Mirror Star Standard
    """
)

INSTRUMENT_HEADS = words(
    """
    Treaty Agreement Agreements Convention Charter Protocol Protocols Pact Accord Accords
    Constitution Act Law Code Declaration Memorandum Resolution Covenant Statute Directive Bill
    Regulation Communique Decree
    """
)

PLACE_HEADS = words(
    """
    Island Islands Peninsula Forest River Lake Mountain Mountains Valley Desert Bay Sea Ocean Strait
    Gulf Channel Canal Province Region Oblast Krai State County District Prefecture Republic
    Territory City Town Village Square Street Avenue Road Boulevard Highway Airport Port Harbour
    Harbor Station Bridge Tunnel Palace Castle Cathedral Mosque Temple Stadium Park Garden Gardens
    Hill Hills Heights Cape Coast Border Zone Strip Bank Basin Delta Plateau Plain Camp Base Prison
    Hotel Tower Hall House Gate Block Mine Mines Plaza Dam Districts Areas Area Creek Waterfall Falls
    Side Coastline Reserve Park Parks Beach Promenade Arena
    Mount Fort Port San Santa Saint St New North South East West Upper
    Lower
    """
)
_AMBIGUOUS_PLACE_HEADS = words(
    """
    Channel Bank Saint St New North South East West Upper Lower Republic House Hall State
    """
)
SURE_PLACE_HEADS = PLACE_HEADS - _AMBIGUOUS_PLACE_HEADS

#: Capitalised words of happenings and times: no names of any kind we keep.
NOT_NAMES = words(
    """
    War Summit Olympics Olympic Games Day Days Eve Christmas Easter Ramadan Revolution Holocaust Cup
    Championship January February March April May June July August September October November
    December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday
    Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun GMT UTC EST EDT PST CET BST MSK AM PM I God
    Year Years Week Weeks Bowl Prize Award Awards Season Allah Islam Christianity Judaism Buddhism Brexit
    MPs MoU MOU FDI NGO NGOs GDP CEOs CFO COO AGM IPO DNA HIV AIDS LGBT LGBTQ GPS SUV SUVs USD EUR GBP
    AI IT VAT QB Op-Ed Phase Grade Round Marathon Derby
    HOST BYLINE ANCHOR UNIDENTIFIED SOUNDBITE
    Internet COVID COVID-19 Covid Covid-19 OK TV CEO PhD Earth Bible Quran Koran ID FAQ PDF RSS
    English Arabic Photo Photos Video Image Images File Updated Published Copyright Read Share Email
    Print Advertisement Subscribe Comments Related Article Chapter Section Paragraph Figure Table
    Part Page Annex Appendix
    """
)

#: Words that make a happening of the name before them.
EVENT_HEADS = words(
    """
    Day Days Eve Games Olympics Cup Championship Championships Bowl Prize Award Awards Marathon Derby
    Summit Revolution Season
    """
)

#: Words that begin sentences: never a name alone, and cut off before one.
STARTERS = words(
    """
    A An The This That These Those There Here It Its He She They We You His Her Their Our Your My
    Who Whom Whose Which What When Where Why How If Whether While As At By For From In Into Of On
    Onto Over Under Up Upon With Within Without About Above Across After Against Along Amid Among
    Around Because Before Behind Below Beneath Beside Besides Between Beyond But Despite During
    Except Following Given Including Inside Instead Like Near Nor Not Now Off Once Only Or Out
    Outside Per Plus Regarding Since So Some Such Than Then Though Through Throughout Thus Till To
    Toward Towards Unless Unlike Until Versus Via And Although Also Again All Almost Already Always
    Another Any Anyone Anything Are Is Was Were Am Be Been Being Both Can Cannot Could Did Do Does
    Each Either Else Enough Even Ever Every Everyone Everything Few Finally First Second Third
    Fourth Former Latter Last Further Furthermore Had Has Have However Indeed Just Later Latest
    Least Less Let Likewise Many May Maybe Meanwhile Might More Moreover Most Much Must Neither
    Never Nevertheless Next No Nobody None Nonetheless Nothing Often One Two Three Four Five Six
    Seven Eight Nine Ten Dozens Hundreds Thousands Millions Other Others Otherwise Perhaps Quite
    Rather Really Same Several Shall Should Still Soon Sometimes Somewhat Today Tomorrow Tonight
    Yesterday Together Too Two Very Well Will Would Yes Yet Earlier Previously Recently Currently
    According Speaking Asked Commenting Responding Citing Quoting Referring Noting Adding Saying
    Added Said Says Told Expert Experts Analyst Analysts Officials Official Police Sources Local
    Authorities Observers Residents Witnesses Relatives Critics Supporters People Women Men Children
    Girls Boys Students Workers Soldiers Troops Militants Fighters Rebels Protesters Terms Talks
    Negotiations Despite Declaring Born Based Known Called Please Thank Thanks Dear Ladies Gentlemen
    Good Let Look Go See Get Make Take Come Keep Just Why How Who What Exclusive Breaking Live Watch
    More Analysis Opinion Editorial Interview Report Reports Reporting News Background Update
    Correction Editor Source Text Translation Note Question Answer Re Meanwhile Separately Similarly
    Additionally Accordingly Consequently Therefore Twenty Thirty Forty Fifty Sixty Seventy Eighty
    Ninety Hundred Thousand Million Billion Half Part Us Me Him Them Mine Ours Yours Hers Theirs
    Itself Himself Herself Themselves Wearing Under Amid Earlier Late Early New Old Young Big Some
    Certain Various Numerous Countless Overall Actually Apparently Clearly Obviously Certainly
    Naturally Unfortunately Fortunately Hopefully Importantly Interestingly Surprisingly Sadly
    """
)

PERSON_PARTICLES = words(
    """
    al bin ibn bint ben von van der den de da di du del della dos des la le el ul y ter ten
    """
)

#: Nouns that close a body's name without being part of it.
BODY_ENDINGS = words(
    "agency newspaper channel broadcaster network campaign group movement party company website daily"
)

WORK_NOUNS = words(
    """
    program programme book film movie show series novel song album documentary magazine podcast play
    poem opera game blog column memoir
    """
)
