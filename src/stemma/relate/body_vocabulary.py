"""Lists words that many bodies share, in many languages, each with the English word for it.

Knowledge of languages, written down to be read: no body is named here. Words that people are called too are
marked, since one of them alone makes no body.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

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
association asociacion assoziation associazione assotsiatsiya: association
federation federacion federation federatsiya federazione: federation
union unione soyuz unia: union
party hizb hezb partido parti partei partiya partito partia: party
fund funds fondo: fund
foundation fundacion fondation fond fonds fundacja fondazione: foundation
organization organisation organizacion organizatsiya: organization
society societe sociedad sociedade societa gesellschaft obshchestvo: society
industry industries industrie industrias industria promyshlennost ind: industry
trading trade trader treid treyd trejd treiding: trade
treyding torgovyi torgovlya comercio handel handels ticaret: trade
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
front frente jabha jebhe cephe: front
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
social sociale sociales sozial sotsialnyi sosyal: social
freedom liberty libertad liberte liberdade liberta freiheit svoboda svobody ozgurluk hurriya: freedom
friends friendship amis amigos amici freunde druzya druzei druzhba dost: friends
river rivers rechnoi fluss nehir: river
fleet flot flota flotte: fleet
navy naval deniz: navy
military militar militaire militaer voennyi askeri: military
guard gvardiya guardia garde: guard
police policia polizei politsiya polis policja: police
special spetsialnyi especial speciale spezial: special
operations operaciones operatsii: operations
intelligence razvedka razvedki inteligencia: intelligence
assembly asamblea assemblee versammlung sobranie majlis meclis: assembly
congress congreso congres kongress kongres: congress
parliament parlamento parlement parlament: parliament
chamber camara chambre kammer palata odasi izba: chamber
commerce: trade
bureau buero: office
inspection inspektsiya inspeccion: inspection
writers writer escritores ecrivains pisatelei schriftsteller yazarlar: writers
journalists journalist periodistas journalistes zhurnalistov gazeteciler: journalists
lawyers lawyer abogados avocats advokatov yuristov anwalte: lawyers
doctors medicos medecins vrachei arzte: doctors
teachers maestros enseignants uchitelei lehrer: teachers
farmers farmer agricultores agriculteurs fermerov bauern: farmers
miners miner mineros mineurs shakhterov bergleute: miners
fishermen fisherman pescadores pecheurs rybakov fischer: fishermen
women woman mujeres femmes zhenshchin frauen kadin kadinlar: women
youth juventud jeunesse molodezhi molodezh jugend genclik shabab: youth
veterans veteranos veteranov veteranen gaziler: veterans
victims victimas victimes: victims
war wars guerra guerre voina voiny krieg savas: war
peace paz paix mir mira frieden baris salam: peace
rights derechos droits prava prav rechte haklari: rights
human humanos humains cheloveka: human
unity unidad unite edinstvo einheit birlik wahda: unity
progress progreso progres: progress
resistance resistencia soprotivlenie widerstand direnis muqawama: resistance
salvation salvacion salut spaseniya: salvation
armed armadas armees: army
resources recursos ressources resursy: resources
materials materiales materialy: materials
components component komponenty: components
tools instrumenty werkzeuge: tools
cable cables kabel kablo: cable
glass vidrio verre glas steklo cam: glass
rubber caucho kauchuk: rubber
plastic plastics plasticos plastik plastmass: plastic
furniture muebles mebel: furniture
garments garment apparel clothing ropa odezhda: garments
tobacco tabaco tabac tabak: tobacco
coffee cafe kofe kahve: coffee
tea chai: tea
meat carne viande myaso fleisch: meat
milk dairy leche lait moloko milch molochnyi: dairy
fish pescado poisson ryba fisch balik: fish
bread khleb pan brot khlebnyi: bread
wine wines vino vin wein: wine
beer brewery cerveza pivo bier brauerei pivovarennyi: brewery
building buildings edificios stroitelstvo stroitelstva gebaude: construction
bridge bridges most mosty puente pont brucke: bridge
road roads highways highway carreteras dorogi strassen karayollari: road
airport aeropuerto aeroport flughafen havalimani: airport
terminal terminals terminaly: terminal
pipeline pipelines truboprovod: pipeline
refinery refineries refineria raffinerie rafinerisi: refinery
drilling burenie perforacion bohr: drilling
museum museo musee muzei: museum
theatre theater teatro teatr tiyatro: theatre
library biblioteca bibliotheque biblioteka bibliothek: library
film films cine kino cinema: film
studio studios: studio
music musica musique muzyka musik: music
art arts arte artes iskusstv kunst sanat: art
history historia histoire istorii geschichte: history
physics fisica physique fiziki physik: physics
chemistry quimica chimie khimii: chemistry
mathematics matematicas matematiki: mathematics
space kosmos kosmicheskii espacial raumfahrt uzay: space
marketing: marketing
advertising reklama publicidad werbung: advertising
securities valores wertpapiere: securities
leasing lizing: leasing
credit kredit credito: credit
savings ahorro sparkasse sberegatelnyi: savings
mortgage ipoteka: mortgage
pension pensions pensiones pensionnyi: pension
caisse caja kasse kassa: fund
verein vereinigung obedinenie cemiyeti jamiyat jamiat jemiyet dernegi: association
league liga lig: league
alliance alianza allianz alyans ittifak: alliance
coalition coalicion koalitsiya: coalition
network red set netzwerk: network
programme program programa programm: programme
project projects proyecto projekt proekt: project
family familia familie semya: family
children ninos enfants detei kinder detskii: children
charitable charities benefica wohltatigkeits blagotvoritelnyi khairiya khayriya khairiyah: relief
refugees refugiados bezhentsev fluchtlinge: refugees
church churches: church
mosque masjid mechet camii: mosque
city ciudad ville: city
district raion distrito bezirk: district
province provincia provinz: province
border frontera pogranichnyi grenz: border
customs aduana aduanas douanes tamozhennyi tamozhnya zoll gumruk: customs
tax taxes impuestos nalogovyi steuer: tax
water aguas agua eau eaux voda vodokanal wasser su: water
emergency emergencias chrezvychainym: emergency
statistics estadistica statistique statistiki: statistics
meteorological hydrometeorological gidrometeorologii: meteorology
jaish jaysh jeish lashkar: army
harakat haraka harakah hareket hareketi: movement
jabhat jabhah jebhat: front
liwa alwiya: brigade
katibat katiba kataib: battalion
tanzim munazzama munazzamat sazman sazmane: organization
ittihad birligi: union
masraf: bank
muassasat muassasa bonyad vakfi waqf yayasan fondazioni: foundation
jamiyyat jamiyya jamiya: association
hayat hayah: authority
vezarat kementerian ministarstvo: ministry
daneshgah daxue daehak taehak universitesi universitas universytet: university
pazhuheshgah yanjiusuo yanjiuyuan enstitusu: institute
sanaye gongye: industry
naft neftegaz: oil
keshtirani hangyun haeun: shipping
havapeymai hangkong: airline
nengyuan: energy
gongcheng: engineering
zhongguo: china
guoji gukje: international
eunhaeng: bank
hoesa perusahaan azienda etablissements ets spolka: company
belediyesi comune ayuntamiento alcaldia munitsipalnoe: municipal
urzad uprava: office
przedsiebiorstwo pidpryiemstvo podnik predpriyatiye: enterprise
zaklad zaklady: works
sluzhba: service
unitarnoe unitarnyi: unitary
nauchno naukovo: research
issledovatelskii doslidnyi: research
proizvodstvennoe vyrobnyche: production
filial branch sucursal succursale zweigstelle: branch
representative predstavitelstvo representation: representative
cooperative kooperativ cooperativa genossenschaft spoldzielnia kooperatif: cooperative
syndicate sindicato syndicat gewerkschaft profsoyuz sendika: syndicate
hospitality: hotel
restaurant restaurants restoran restaurante: restaurant
jewellery jewelry joyeria bijouterie yuvelirnyi: jewellery
clinic klinika clinique: hospital
mfg manufacturing manufacture manufacturer manufacturers manufactura: manufacturing
mgmt mgt: management
svc svcs: service
mktg: marketing
engrg engr: engineering
assoc assn: association
govt government gobierno gouvernement pravitelstvo regierung hukumet: government
admin: administration
constr: construction
elec: electric
chem: chemical
pharm: pharma
hosp: hospital
natl: national
fed: federation
saint st san santa sankt: saint
heritage nasledie patrimonio patrimoine: heritage
culture cultural culturel: culture
tax taxation: tax
planning planirovanie planificacion: planning
cooperation cooperacion sotrudnichestvo zusammenarbeit isbirligi: cooperation
community comunidad communaute soobshchestvo gemeinschaft: community
information informacion informatsii: information
digital tsifrovoi numerique: digital
software softwear: software
computer computers kompyuter: computer
aerospace: aerospace
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
_VOID = (
    "group holding company international global general management enterprise "
    "trade service system works resources solution"
)
_PERSONAL = """
marine general generale power stahl stal rat sud cour court bau del first new force line port front ind
church steel water food news press gas gaz capital kapital air trust market school hospital state central
stroy justice house dom haus works mill mills gold oro wood med carbon coal sever brother brothers bros son
sons fils sport tanker bahn bildung labs lab shiye keji halk popular christian cristiano cristiana liberal
svoboda svobody chernyi lehrer tabak kabel brucke pont puente nehir fluss flotte flot baris birlik deniz
dost amis moloko pivo vin paix frieden fischer pesca mir peche kinder semya bruder bratya tools cable river
rivers bauern lawyer farmer miner fisherman paz salam unity progress glass glas cam rubber coffee tea pan
brot most road cafe carne milch fish ryba wein wine beer bridge library cinema art arts family familia
saint st san santa software information heritage hayat liwa jaysh zaklad branch su red set liga city mosque
mira rechte savas war krieg guerra women woman friends naval chai meat milk bread vino kino kunst sanat
prava guard garde guardia special space history studio music musik terminal kammer bohr zoll steuer fisch
balik bier ville eau chamber commerce polis freedom liberty peace youth salut navy lig film grain mashin
novosti verf narodna kultur cultura solar federal sante salud rail paper papier papel arbeit haber volks
stadt labor metal metall design store francais poisson amici agua
"""
#: Common words that people are called too: one of them alone makes no body.
PERSONAL = frozenset(_PERSONAL.split())
#: Common words, in English, that hardly tell one body from another.
VOID = frozenset(_VOID.split())
#: Those that do not even say what it does.
FILLERS = frozenset(
    ("group", "holding", "company", "international", "global", "general", "management", "enterprise")
)
#: Words that many bodies share, in many languages, each with the English word for it.
COMMON: Mapping[str, str] = MappingProxyType(
    {word: kept.strip() for row in _COMMON.strip().splitlines()
     for words, _, kept in [row.partition(":")] for word in words.split()}
)  # fmt: skip
