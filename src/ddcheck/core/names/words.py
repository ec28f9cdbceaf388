"""What kind of word a word of a name is: particle, title, number, place, or one that tells names apart.

Hand-written tables in folded spelling. The nickname and spelling groups were written for this project
from general knowledge of the languages concerned; they are short on purpose, since a spelling that the
letter comparison finds by itself needs no entry.
"""

from typing import Final


def words_of(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


PARTICLES: Final = words_of(
    "al el ul ur ud un ad as ar az at ash an bin ibn ben bint binti binte abu abou abi umm ould uld ait da de del della "
    "di do dos das du la le les lo van von vom zu zum zur der den des ter ten y e i und und af av of the and et "
    "oglu ogly kyzy qizi bat mac mc san saint st na ap aal d l o eld"
)
"""Small words that come and go with the spelling of a person's name."""

STOP_WORDS: Final = words_of(
    "the of and for in on at to de del la le les los las des du da do dos das di der die das und y e et a an el al fur "
    "i na po v s dlya o im imeni the by with van voor och og ja & d l az bin"
)
"""Words without content in the name of an organisation."""

HONORIFICS: Final = words_of(
    "mr mrs ms miss mister dr doctor prof professor sir dame lord lady madam sheikh shaikh shaykh sheik cheikh sheykh "
    "haji hajji hadji haj hajj alhaj mullah mulla mawlawi maulavi moulavi mawlana maulana mufti qari ayatollah "
    "sayyid sayed sayyed seyed seyyed syed hojjat gen col colonel maj major capt captain lt lieutenant sgt adm admiral "
    "brig brigadier cmdr commander marshal pres president prasident presidente minister chairman engineer rev bishop "
    "ambassador amb excellency hon honourable honorable comrade dona herr frau monsieur madame mme senor senora queen "
    "princess emir shri smt dato datuk datin dott phd ph md mba esq jr sr junior senior general ing dipl ceo cfo cto "
    "director manager"
)
"""Titles and forms of address; they weigh next to nothing in a person's name."""

HONORIFICS_THAT_ARE_NAMES: Final = words_of(
    "bishop marshal major minister president chairman commander general engineer queen princess emir lord lady dame sir "
    "captain comrade madam pres rev hon maj col gen brig mister ing ph director manager"
)
"""Titles that are surnames too: they are titles only beside two other words."""

GENERATIONS: Final = {"sr": "1", "senior": "1", "jr": "2", "junior": "2"}
"""What tells a father from a son who bears his name; behind a name, and like a numeral."""

VESSEL_PREFIXES: Final = words_of("mv mt ss ms mts fv lpg lng tanker vessel ship motor")
"""What may stand before a ship's name."""

NUMBER_WORDS: Final = {
    text: value
    for first, texts in (
        (1, ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
             "seventeen eighteen nineteen twenty")),
        (1, ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
             "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")),
        (1, "erste zweite dritte vierte fuenfte"),
        (1, "pervyy vtoroy tretiy"),
    )
    for value, text in enumerate(texts.split(), start=first)
} | {
    text: 10 * tens
    for texts in ("twenty thirty forty fifty sixty seventy eighty ninety",
                  "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth")
    for tens, text in enumerate(texts.split(), start=2)
} | {"drei": 3, "trois": 3, "tres": 3}  # fmt: skip
"""Numbers and ordinals in words; only those that are seldom anything else."""
TENS: Final = words_of("twenty thirty forty fifty sixty seventy eighty ninety")

ROMAN: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
    "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21, "xxii": 22,
    "xxiii": 23, "xxiv": 24, "xxv": 25, "xxx": 30,
}  # fmt: skip
PERSON_ROMAN: Final = words_of("ii iii iv vii viii")
"""Numerals that are no name or initial themselves (Vi, Xi and Li are)."""

_COMMON: Final = words_of(
    "international intl global world worldwide trading trade trades "
    "import imports export exports impex commerce commercial company enterprise enterprises industry industries "
    "industrial technology technologies tech technical technological technique service services solutions solution "
    "systems system engineering management investment investments invest capital partners finance financial bank "
    "banking development research institute institution center centre university college academy laboratory lab "
    "laboratories design bureau plant factory works manufacturing production products logistics shipping marine "
    "maritime transport transportation general national state federal association organization organisation union "
    "foundation fund trust office department ministry agency authority committee council branch division subsidiary "
    "equipment electronic electronics electric electrical energy power petroleum oil gas chemical chemicals mining "
    "metal metals steel materials material new united business consulting consultants construction contracting "
    "real estate property properties impexp scitech rd insurance communication communications information network networks software "
    "hardware digital data computer medical pharmaceutical aviation airlines airline air aerospace space defense "
    "defence security machinery machine instrument instruments tool tools auto automotive motor motors food foods "
    "supply supplies science scientific sciences special joint venture limited asia europe america middle east west "
    "north south central eastern western northern southern pacific gulf fze gesellschaft compania compagnie societe "
    "sociedad empresa comercial comercializadora inversiones servicios industria industrias obshchestvo predpriyatie "
    "zavod nauchno proizvodstvennoe obedinenie tsentr institut bjuro byuro mobile brothers sons son bros house store "
    "project projects resources resource studio club school hospital society movement party front army brigade "
    "charity charitable relief islamic corporation npo nii kb okb tsnii verwaltungs verwaltung beteiligungs vertriebs "
    "handels sanayiticaret sanayi ticaret"
)

_LARGE_PLACES: Final = words_of(
    "afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium "
    "belize bermuda bolivia bosnia brazil brasil britain uk british bulgaria burma cambodia cameroon canada cayman chile "
    "chinese colombia congo croatia cuba cyprus czech denmark danish dominican dubai ecuador egypt emirates eritrea "
    "espana estonia ethiopia europe european fiji finland france french georgia german germany deutschland ghana greece "
    "guatemala guinea haiti honduras hungary hongkong iceland india indian indonesia iran iranian iraq iraqi ireland "
    "irish israel italia italy italian jamaica japan japanese jordan kazakhstan kenya korea korean kosovo kuwait "
    "kyrgyzstan laos latvia lebanon liberia libya liechtenstein lithuania luxembourg macao macau macedonia malaysia "
    "mali malta mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nederland "
    "nicaragua nigeria norge norway oman pakistan panama paraguay peru philippines poland polska portugal qatar romania "
    "russia russian rossiya rwanda saudi schweiz senegal serbia seychelles singapore slovakia slovenia somalia spain "
    "suisse sudan sverige sweden switzerland syria syrian taiwan tajikistan tanzania thailand togo tunisia turkey turkiye "
    "turkmenistan uae uganda ukraine uruguay usa uzbekistan venezuela vietnam yemen zambia zimbabwe china prc hong kong "
    "beijing peking shanghai shenzhen guangzhou canton tianjin chongqing wuhan chengdu nanjing nanking hangzhou xian "
    "shenyang dalian harbin changchun qingdao jinan xiamen ningbo suzhou wuxi changsha zhengzhou kunming hefei fuzhou "
    "guangdong jiangsu zhejiang shandong sichuan hubei hunan hebei henan shanxi shaanxi liaoning jilin heilongjiang anhui "
    "fujian jiangxi yunnan guizhou gansu qinghai hainan xinjiang tibet guangxi ningxia zhuhai dongguan foshan taipei "
    "kaohsiung tokyo osaka kyoto yokohama nagoya seoul busan moscow moskva petersburg london paris berlin munich "
    "frankfurt hamburg vienna zurich geneva madrid barcelona rome milan istanbul ankara tehran baghdad damascus beirut "
    "cairo karachi lahore mumbai delhi bangkok jakarta manila hanoi kabul toronto boston chicago houston york bend "
    "texas california florida europa america american americas africa african asia asian"
)

COMMON_PERSON_WORDS: Final = {
    "muhammad": 4.0, "ahmad": 4.6, "ali": 4.4, "abd": 3.6, "abdul": 3.8, "abdallah": 4.8, "hasan": 5.0, "husayn": 5.0,
    "khan": 4.8, "ibrahim": 5.2, "mahmud": 5.2, "yusuf": 5.4, "kim": 5.0, "lee": 5.0, "wang": 5.0, "zhang": 5.0, "li": 5.0,
    "chen": 5.2, "liu": 5.2, "jose": 5.0, "maria": 5.0, "juan": 5.0, "carlos": 5.2, "john": 5.0, "james": 5.2,
    "david": 5.2, "michael": 5.0, "robert": 5.2, "william": 5.2, "smith": 5.6, "vladimir": 5.4, "aleksandr": 5.4,
    "sergei": 5.4, "aleksei": 5.6, "andrei": 5.6, "ivan": 5.4, "singh": 4.8, "nguyen": 4.6,
}  # fmt: skip
"""How telling (logarithm of one in how many names) the commonest words of people's names are."""

_VARIANT_GROUPS = """
muhammad mohammad mohammed muhammed mohamed mohamad muhamad muhamed mohd mohamud mohamet mehmed mehmet mukhamed magomed
  mochammad mochamad muhammadu maxamed mamadou mohomed muhammet mokhammad muhamet md
ahmad ahmed ahmet ahmat akhmed akhmad axmed akhmet ahmadi
mahmud mahmoud mahmood mehmood makhmud mahmut maxamuud
husayn hussein husain hussain husein husseyn hossein hosein hossain hoseyn houssein huseyin khuseyn xuseen houcine hussien
hasan hassan hassane khasan xasan hasen
ali aly alli
umar omar omer ommar umer cumar
usama osama ussama oussama
yusuf yousef yousaf youssef yousif yusef yousuf yusif yosef youcef josef
uthman osman othman usman ousmane outhman
khalid khaled haled
abdallah abdullah abdulla abdulah abdellah abdoullah abdillah cabdullaahi abdullahi
abd abdul abdel abdal abdool abdoul abdol abdu
rahman rehman raman rakhman rahmaan
bin ibn ben
bint binti binte binta
abu abou abo
ibrahim ibraheem ibrahem ebrahim brahim ibragim
ismail ismael esmail ismaeel ismayil
said saeed saied sayeed saed
salih saleh salah salikh
jamal gamal djamal jamaal cemal
jafar jaafar djafar gafar jaffar cafer
qasim kasim qasem ghasem kassem kacem qassem qassim kazim
rashid rasheed rachid raschid reshid
karim kareem kerim
mustafa mostafa moustafa mustapha moustapha
sulayman suleiman suleyman soleiman sulaiman souleymane soliman sulieman suleman
tariq tarek tarik tareq
umm oum om
dawud dawood daud daoud davud davood dawoud
nur noor nour
din deen dine addin eddin eddine uddin aldin
qadhafi gaddafi qaddafi gadhafi kadafi gadaffi
ladin laden
qaida qaeda qaidah kaida alqaida alqaeda
sheikh shaikh shaykh
sergei siarhei sjarhej sergey sergej sergejs serguei sergiy serhii serhiy
aleksandr aliaksandr aliaksandar alexander aleksander aleksandar alexandr oleksandr alexandre alexandros iskandar
aleksei alexei alexey aleksey oleksii oleksiy alexis
andrei andrey andrej andrii andriy
yevgeny evgeny evgeniy yevgeniy evgeni evgenii yevgeni jewgeni
dmitry dmitri dmitriy dmitrii dimitri dmytro
yuri yury iurii yuriy iouri jurij yurii juri
vladimir wladimir volodymyr wolodymyr uladzimir
mikhail michail mikhailo mykhailo mihail
nikolai nikolay nikolaj mykola nicolai
vasily vasil vasiliy vassily vasili wassili vasyl
grigory grigori grigoriy hryhorii
georgy georgi georgiy georgii heorhii gueorgui
gennady gennadiy gennadi gennadii guennadi hennadiy
vyacheslav viacheslav vjaceslav viatcheslav wjatscheslaw
rida reza raza riza ridha
arkady arkadii arkadiy arkadi
anatoly anatoliy anatoli anatolii
valery valeriy valeri valerii
lee yi ri rhee
pak park bak
choe choi choy
chong jong jung jeong chung joung
kang gang
kim gim
no noh roh
yu yoo ryu
paek baek paik
chang jang
jin chin
cho jo
im lim rim yim
o oh
sin shin
so seo suh
un eun
yong young yeong
myong myung myeong
hui hee
sok suk seok sog
yol yeol
gu koo ku
gwang kwang
gyu kyu
hyok hyuk hyeok hyog
hun hoon
sik shik sig
byong byung byeong pyong
guk kook kuk gug
gil kil
hyon hyun hyeon
chol cheol
kyong kyung gyeong kyeong gyung
song seong sung
song2 sungg
kai2 kaii
saint st
international intl internatl
brothers bros
manufacturing mfg
trading trade trdg tradg trd ticaret torgovlya handel handels
general gen genl
foreign dis
physics phys fiziki fizika
academy akademiya akademie academia
plant factory zavod
shipyard shipyards verf verfi werft
corporation korporatsiya
concern kontsern konzern
association obedinenie obyedinenie obyedineniye
enterprise predpriyatie predpriyatiye
bureau byuro bjuro buro
systems system sistemy sistem
complex complexes kompleks kompleksy
machinebuilding mashinostroenie mashinostroeniya mashinostroyeniye mashinostroyeniya
instrument instruments instrumentation priborostroeniya priborostroenie priborostroyeniya
energy energiya energia
telecommunications telecom telekom
headquarters hq
house dom
communications communication comm svyazi
materials materialov
etablissements ets
department dept
university univ universitet universiteti universitat universidad universite universita universidade universiteit uniwersytet univerzita universitaet
institute inst institut instituto institutul instytut
organization organisation
defense defence
center centre tsentr centro zentrum
technology technologies tech technological
industry industries ind inds sanayi sanayii industria industrias industrie
machinery machy makina makine maschinen
electronics electr electronic elektronik elektroniki elektronika elektronica electronica electronique dianzi
chemical chem kimya
equipment equip eqpt
laboratory lab labs laboratories laboratoriya laboratorium laboratoire
construction constr construccion costruzioni stroitelstvo insaat
management mgmt
services svcs
national natl
association assn assoc
government govt
pharmaceutical pharma pharmaceuticals
development devt
investment investments
shipping ship
engineering eng engr inzhiniring injiniring muhendislik ingenieria
company cos kompaniya kompania
beijing peking peiping beiping
nanjing nanking nankin
guangzhou canton kwangchow
tianjin tientsin
chongqing chungking
qingdao tsingtao tsingtau
xiamen amoy
suzhou soochow
shantou swatow
hangzhou hangchow
fuzhou foochow
dalian dairen
shenyang mukden
harbin haerbin kharbin
guangdong kwangtung
fujian fukien
sichuan szechuan szechwan
shanxi shansi
shandong shantung
jiangsu kiangsu
zhejiang chekiang
hebei hopei hopeh
xinjiang sinkiang
taipei taibei
kaohsiung gaoxiong
moscow moskva moskau
kyiv kiev kiyev
kharkiv kharkov
odessa odesa
lviv lvov lemberg
cologne koeln koln
munich muenchen munchen
vienna wien
zurich zuerich
geneva genf geneve
milan milano mailand
rome roma
turin torino
venice venezia
florence firenze
lisbon lisboa
warsaw warszawa
prague praha prag
brussels bruxelles
antwerp antwerpen
copenhagen kobenhavn kopenhagen
gothenburg goteborg goeteborg
belgrade beograd
bucharest bucuresti
tehran teheran
baghdad bagdad
damascus dimashq
yangon rangoon
mumbai bombay
kolkata calcutta
chennai madras
gebrueder gebr gebruder
petr pyotr petro piotr peter
nikita mykyta
kirill kyrylo kiril
lukashenko lukashenka loukachenko
yitzhak itzhak yitskhak izchak itzchak yitzchak yitschak
yasir yasser yaser jasir
geun kun keun gun
jae chae
george georgios
ko koh go
du doo
duk deok dok tok
"""
_NICKNAME_GROUPS = """
william bill will billy liam willy
robert bob rob bobby robbie bert
richard dick rick ricky rich
james jim jimmy jamie
john jack johnny jon
joseph joe joey josef
michael mike mick mickey misha
thomas tom tommy
edward ed eddie ted teddy ned
theodore ted teddy theo
charles charlie chuck chas
henry harry hank
anthony tony
daniel dan danny
david dave davy
samuel sam sammy
benjamin ben benny bibi binyamin benji
matthew matt
christopher chris kit
steven steve stephen
andrew andy drew
gregory greg
kenneth ken kenny
lawrence larry laurence
nicholas nick nicky
patrick pat paddy
peter pete
philip phil
ronald ron ronnie
donald don donny
frederick fred freddy
frederik fred
friedrich fritz fred
alexander alex sasha sandy xander
aleksandr sasha alex
aleksei alyosha lyosha
vladimir volodya vova vlad
dmitry dima mitya
mikhail misha
yevgeny zhenya
ivan vanya
nikolai kolya
sergei seryozha
yuri yura
anatoly tolya
konstantin kostya
vyacheslav slava
stanislav stas slava
yaroslav slava
vadim vadik
vitaly vitalik
gennady gena
grigory grisha
georgy gosha zhora
eugene gene zhenya
francisco paco pancho
jose pepe
enrique quique
ignacio nacho
manuel manolo manny
guadalupe lupe
elizabeth liz beth betty lisa eliza
katherine kate kathy katie cathy catherine
margaret maggie meg peggy
patricia pat patty tricia
deborah debbie deb
susan sue suzy
barbara barb
jennifer jen jenny
rebecca becky
victoria vicky
alexandra sasha alex sandra
maria masha
ekaterina katya
natalia natasha
tatiana tanya
giuseppe beppe pino
giovanni gianni
johannes hans jan
juergen jurgen
hans johann
leonid lyonya
timothy tim
jeffrey jeff
ferdinand bongbong
gerald gerry jerry
josef sepp
johann hans
wojciech wojtek
krzysztof krzys
stanislaw stas
margarethe grete gretel
wilhelm willi willy
heinrich heinz
theodore fyodor
ludmila luda mila
svetlana sveta
tamara toma
galina galya
irina ira
olga olya
elena lena
anna anya
pavel pasha
semyon senya
maksim max
thomas th
christian chr
friedrich fr
johannes joh
"""


def _groups(text: str) -> list[list[str]]:
    lines = text.strip().replace("\n  ", " ").splitlines()
    return [line.split() for line in lines]


PHRASES: Final = {
    "united states of america": "usa", "united states": "usa", "us": "usa", "u s": "usa", "u s a": "usa",
    "united kingdom": "uk", "great britain": "uk", "u k": "uk", "peoples republic of china": "china", "p r china": "china",
    "prc": "china", "pr china": "china", "p r c": "china", "peoples liberation army": "pla", "islamic republic of iran": "iran",
    "russian federation": "russia", "republic of korea": "korea", "hong kong": "hongkong", "import and export": "impexp",
    "import export": "impexp", "imp and exp": "impexp", "imp exp": "impexp", "science and technology": "scitech",
    "sci and tech": "scitech", "sci tech": "scitech", "co operation": "cooperation", "research and development": "rd", "hk": "hongkong", "i e": "impexp",
    "nauchno proizvodstvennoe obedinenie": "npo", "nauchno proizvodstvennoye obyedineniye": "npo",
    "scientific production association": "npo", "sanayi ve ticaret": "sanayiticaret", "san ve tic": "sanayiticaret", "saint petersburg": "petersburg",
    "st petersburg": "petersburg", "sankt peterburg": "petersburg", "sankt petersburg": "petersburg",
}  # fmt: skip
"""Words of organisations' names that are written in several ways, long and short."""

# Stems of Russian adjectives and what they are in English; each stands for all the ends that it may have.
_RUSSIAN_STEMS = """
state gosudarstvenn; research issledovatelsk; production proizvodstvenn; technology tekhnologichesk; technical tekhnichesk;
mechanical mekhanichesk; electromechanical elektromekhanichesk; machinebuilding mashinostroiteln; shipbuilding sudostroiteln;
radioengineering radiotekhnichesk; instrument priborostroiteln; aviation aviatsionn; space kosmichesk; rocket raketn;
nuclear yadern atomn; marine morsk; river rechn; railway zheleznodorozhn; oil neftyan; gas gazov; chemical khimichesk;
metallurgical metallurgichesk; construction stroiteln; trading torgov; military voenn voyenn; defense oboronn;
central tsentraln; allrussian vserossiysk; russian rossiysk; federal federaln; national natsionaln; international mezhdunarodn;
special spetsialn; experimental eksperimentaln opytn; physical fizichesk; engineering inzhenern; optical optichesk;
electronic elektronn; computing vychisliteln; information informatsionn; industrial promyshlenn; transport transportn;
power energetichesk; northern severn; southern yuzhn; eastern vostochn; western zapadn; fareastern dalnevostochn; ural uralsk;
siberian sibirsk; helicopter vertoletn vertolyotn; automobile avtomobiln; tractor traktorn; bearing podshipnikov; cable kabeln;
laser lazern; highprecision vysokotochn; united obedinenn obyedinenn; repair remontn; cartridge patronn; arms oruzheyn;
scientific nauchn; polytechnic politekhnichesk; medical meditsinsk; design konstruktorsk; baltic baltiysk; admiralty admiralteysk;
moscow moskovsk; petersburg peterburgsk; kazan kazansk; izhevsk izhevsk; novosibirsk novosibirsk; tomsk tomsk; omsk omsk; tula tulsk;
perm permsk; samara samarsk; saratov saratovsk; ufa ufimsk; kirov kirovsk; kovrov kovrovsk; kurgan kurgansk; irkutsk irkutsk;
krasnoyarsk krasnoyarsk; vladivostok vladivostoksk; khabarovsk khabarovsk; rostov rostovsk; voronezh voronezhsk; ulyanovsk ulyanovsk;
chelyabinsk chelyabinsk; yekaterinburg ekaterinburgsk; smolensk smolensk; ryazan ryazansk; vologda vologodsk; tver tversk;
yaroslavl yaroslavsk; penza penzensk; tambov tambovsk; bryansk bryansk; taganrog taganrogsk; arzamas arzamassk; kaluga kaluzhsk;
volgograd volgogradsk; kolomna kolomensk; serpukhov serpukhovsk; minsk minsk; kiev kievsk; kharkov kharkovsk; magnitogorsk magnitogorsk;
nizhny nizhegorodsk; sevastopol sevastopolsk; kaliningrad kaliningradsk; murmansk murmansk; zelenograd zelenogradsk
"""
# Arabic and Persian words, as their letters are read without vowels.
_UNVOWELED = """
university jmh dnshgh; technology snty tknwlwjy fnwry tknwlwzhy; industries snyh sny; trading tjrh lltjrh tjrt bzrgny;
commercial tjry tjryh; international dwlyh dwly bynlmlly; bank bnk msrf; central mrkzy; national wtnyh; iran yrn; iranian yrny;
syrian swry swryh; libyan lyby lybyh; tehran thrn; oil nft llnft nftyh; gas ghz llghz; steel fwld; chemical shymyyy kymyyyh;
petrochemical ptrwshymy btrwkymwyt; aircraft hwpymszy; aerospace hwfd; aviation tyrn hwpymyy lltyrn; organization szmn mndhmh;
institute mwssh; foundation bnyd; center mrkz; research thqyqt pzhwhshgh bhwth; group grwh mjmwh; engineering mhndsy hndsh hndsyh;
services khdmt; transport nql llnql; shipping kshtyrny mlhh; lines khtwt; construction skhtmny mqwlt llmqwlt;
investment srmyhgdhry stthmr llstthmr; exchange srfh llsrfh srfy; import styrd llstyrd; export tsdyr lltsdyr; limited mhdwdh;
holding qbdh hldyng; medical pzshky; development twsh tnmyh ttwyr; islamic slmy slmyh; ministry wzrh wzrt; industry snt; general mwmy
"""
_RUSSIAN_ENDS: Final = [
    "yy",
    "iy",
    "y",
    "aya",
    "oe",
    "oye",
    "ogo",
    "oy",
    "ye",
    "ie",
    "iye",
    "ykh",
    "ikh",
    "o",
]


def _russian() -> dict[str, str]:
    return {
        stem + end: english
        for each in _RUSSIAN_STEMS.split(";")
        for english, *stems in (each.split(),)
        for stem in stems
        for end in _RUSSIAN_ENDS
    }


def _unvoweled() -> dict[str, str]:
    return {
        text: english
        for each in _UNVOWELED.split(";")
        for english, *texts in (each.split(),)
        for text in texts
    }


_RUSSIAN: Final = _russian()
_SPELLED: Final = {word: group[0] for group in _groups(_VARIANT_GROUPS) for word in group}
# A man from a tribe or a family is named after it (Husayni).
_NAMED_AFTER: Final = [
    "muhammad",
    "mahmud",
    "husayn",
    "hasan",
    "umar",
    "yusuf",
    "uthman",
    "khalid",
    "ibrahim",
    "salih",
    "jafar",
    "qasim",
    "rashid",
    "karim",
    "mustafa",
]
VARIANTS: Final = (
    {text: _SPELLED.get(english, english) for text, english in (_RUSSIAN | _unvoweled()).items()}
    | {text + "i": stem + "i" for text, stem in _SPELLED.items() if stem in _NAMED_AFTER}
    | _SPELLED
)
"""Another spelling of the same word, or a Russian, Arabic or Persian word for it -> the spelling that stands for all."""


def _with_others(words: frozenset[str]) -> frozenset[str]:
    """Some words, and all that stand for the same as one of them."""
    canons = {VARIANTS.get(text, text) for text in words}
    return words.union([text for text, canon in VARIANTS.items() if canon in canons])


COMMON_ORG_WORDS: Final = _with_others(_COMMON)
"""Words that many organisations share and that tell little apart."""
PLACES: Final = _with_others(_LARGE_PLACES)
"""Countries, regions and large cities: they say where, seldom who."""


def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _groups(_NICKNAME_GROUPS):
        for word in group[1:]:
            found.setdefault(word, set()).add(group[0])
    return {word: frozenset(full) for word, full in found.items()}


NICKNAMES: Final = _nicknames()
"""Short or pet form -> the full forms it may stand for."""

_CITIES: Final = words_of(
    "baoding baoji baotou changzhou datong dezhou foshan ganzhou guilin guiyang haikou handan hengyang huizhou huzhou "
    "jiangmen jiaxing jinhua jinzhou jiujiang kunshan lanzhou linyi liuzhou luoyang mianyang nanchang nanning nantong "
    "nanyang nanchong ningde putian qinhuangdao quanzhou quzhou shaoxing shijiazhuang shantou taiyuan taizhou tangshan "
    "weifang weihai wenzhou wuhu xiangtan xiangyang xianyang xining xinxiang xuzhou yancheng yangzhou yantai "
    "yichang yinchuan yueyang zhangzhou zhenjiang zhongshan zhuzhou zibo zigong zunyi tianshui basra isfahan shiraz tabriz "
    "mashhad minsk brest kiev kyiv kharkiv odessa perm omsk tomsk tula samara kazan ufa"
)
"""More cities, of which it matters only that each is one of its own."""


def are_two(a: str, b: str) -> bool:
    """Whether two everyday words are known to be two (Iran, Iraq; eastern, western), however alike they look."""
    if VARIANTS.get(a, a) == VARIANTS.get(b, b):
        return False
    known_a, known_b = a in PLACES or a in _CITIES, b in PLACES or b in _CITIES
    if known_a and known_b:
        return not (a.startswith(b) or b.startswith(a))
    if a in COMMON_ORG_WORDS and b in COMMON_ORG_WORDS:
        return a[:4] != b[:4]
    return False
