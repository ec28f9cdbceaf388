"""Spellings of one word, short forms of names, and words of other languages, as `words` reads them: folded text.

A line of a group begins with the spelling that stands for all, or the full form. The groups were written for this
project from general knowledge of the languages concerned; a spelling that the letter comparison finds by itself needs
no entry. Everyday words of firms have all forms that lists write, whatever the language, and the consonants of Arabic
and Persian ones that are names as well.
"""

VARIANT_GROUPS = """
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
fadl fazl fazal fadhl
fadil fazil fadel fadhil
ramadan ramazan ramzan ramadhan
dhakir zakir zaker
thaqib saqib saqeb
haris harith hares
zahir dhahir zaher
hafiz hafez hafidh
murtada murtaza morteza mortada
zada zadeh zade
ould wuld weld
arif aref aarif
asif asef aasif
muhsin mohsen mohsin muhsen mohseen
muqtada moqtada muktada
sean shaun shawn
ioannis giannis yannis yanis gianis jannis yiannis
isa essa issa eisa
izzat ezat ezzat izat
rajab ragab redjeb
jasim jassem jasem gassem
shaban shaaban chaabane chabane
sergei siarhei sjarhej sergey sergej sergejs serguei sergiy serhii serhiy sergij sergii
aleksandr aliaksandr aliaksandar alexander aleksander aleksandar alexandr oleksandr alexandre alexandros iskandar
aleksei alexei alexey aleksey oleksii oleksiy alexis
andrei andrey andrej andrii andriy
yevgeny evgeny evgeniy yevgeniy evgeni evgenii yevgeni jewgeni yevhen yevhenii yauhen yauheni evhen
dmitry dmitri dmitriy dmitrii dimitri dmytro dmitrij dzmitry dzmitri dmitrijs
yuri yury iurii yuriy iouri jurij yurii juri
vladimir wladimir volodymyr wolodymyr uladzimir
mikhail michail mikhailo mykhailo mihail mikhas mikhael mihails
nikolai nikolay nikolaj mykola nicolai mikalai mikalay nikolajs
vasily vasil vasiliy vassily vasili wassili vasyl vasilij wasilij vasilijs
grigory grigori grigoriy hryhorii grigorij ryhor hryhoriy
georgy georgi georgiy georgii heorhii gueorgui
gennady gennadiy gennadi gennadii guennadi hennadiy
igor ihor ihar igors
oleg oleh aleh olegs
pavel pavlo paval pawel
viktor victor viktar viktors
vitaly vitali vitaliy vitalij vitalii vital
konstantin kanstantsin kostiantyn kostyantyn constantin konstantins
artem artyom artsiom artjom
maxim maksim maksym maxym maksims
denis denys dzianis deniss
stanislav stanislau stanislaw stanislavs
yaroslav iaroslav yaraslau jaroslav jaroslaw
leonid leanid leonids
fyodor fedor fedir fiodar fjodor
semyon semen semion siamion semjon
stepan stsiapan
ilya illia illya ilia ilja
boris borys barys
ekaterina yekaterina kateryna katsiaryna jekaterina
tatiana tatyana tetiana tetyana tatsiana tatjana
natalia natalya nataliya nataliia natallia natalja
svetlana svitlana sviatlana swetlana
lyudmila liudmila ludmila liudmyla lyudmyla ljudmila
galina halyna halina
irina iryna
oksana aksana
marina maryna
hezbollah hizballah hizbullah hizbollah hezballah hizbulla hezbullah
vyacheslav viacheslav vjaceslav viatcheslav wjatscheslaw viachaslau viacheslavs
rida reza raza riza ridha
arkady arkadii arkadiy arkadi
anatoly anatoliy anatoli anatolii anatolij anatol anatolijs
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
international intl internatl internacional internazionale internationale uluslararasi beynolmelali bainolmelali dawliya dawli internasional guoji kokusai
brothers bros
manufacturing mfg skht twlydy mfr manuf
trading trade trdg tradg trd ticaret torgovlya handel handels tijara tijarah tijariya tejarat bazargani comercio commercio handlowy perdagangan treyd treid shoji boeki maoyi
general gen genl umumi genel generale generalnyy
foreign dis
physics phys fiziki fizika
academy akademiya akademie academia akademisi akademi farhangestan acad
plant factory zavod works fabrika fabrikasi fabryka fabrik usine fabrica zaklady karkhaneh masna pabrik kombinat combine mill
shipyard shipyards verf verfi werft
corporation korporatsiya
concern kontsern konzern
association obedinenie obyedinenie obyedineniye dernegi asociacion associazione assotsiatsiya jmyh jamiyat jamiat njmn
enterprise predpriyatie predpriyatiye
bureau byuro bjuro buro
systems system sistemy sistem
complex complexes kompleks kompleksy
machinebuilding mashinostroenie mashinostroeniya mashinostroyeniye mashinostroyeniya mashinobuduvannya
instrument instruments instrumentation priborostroeniya priborostroenie priborostroyeniya
energy energiya energia enerji enerjisi energie energi energetika tenaga
telecommunications telecom telekom
headquarters hq
house dom
communications communication comm svyazi
materials materialov cailiao
etablissements ets
department dept
university univ universitet universiteti universitat universidad universite universita universidade universiteit uniwersytet univerzita universitaet daneshgah universitesi universitas universitet daigaku
institute inst institut instituto institutul instytut enstitu enstitusu pazhouheshgah pazhuheshgah kenkyusho kenkyujo yanjiusuo
organization organisation sazman munazzama teskilati organizatsiya institution establishment muassasa muassasah muassasat moassese kurumu kurulusu kurum org orgn
defense defence savunma defensa difesa oborony
center centre tsentr centro zentrum merkezi merkez markaz centrum centr ctr cntr
technology technologies tech technological teknoloji teknolojileri teknologi tecnologia tecnologias technologie technologia tekhnologiya tekhnologii tekhnologiy technical technique tecnica tecnico technische technisches teknik techniczny fanni keji jishu gijutsu tekhnolodzhi
industry industries ind inds sanayi sanayii industria industrias industrie industrial industrielle industriel industriales industriale sanaye sanat sanati sinaa sinaiya sinaiyah sinaat endustri endustrisi industri industriya promyshlennost sanayiticaret kogyo sangyo gongye shiye sny sny
machinery machy makina makine maschinen makinalari makineleri makinasi makinalar maquinaria machines kikai jixie
electronics electr electronic elektronik elektroniki elektronika elektronica electronica electronique dianzi elektronika elektroniki elektronische elektronska elec denshi
chemical chem kimya chemicals chemistry kimyasal chimie chimique quimica quimico quimicos chimica chemie chemische shimiai shimiyayi kimia kimyawi khimii khimiya kagaku huagong huaxue
equipment equip eqpt shebei
laboratory lab labs laboratories laboratoriya laboratorium laboratoire
construction constr construccion costruzioni stroitelstvo insaat insaati inshaat construcciones construcoes bau sakhtemani sakhteman konstruksi kensetsu jianshe
management mgmt
services svcs service hizmetleri hizmet servicios servizi servicos khadamat dienstleistungen uslugi perkhidmatan
national natl nacional nazionale nationale ulusal milli melli wataniya wataniyah watani nasional
association assn assoc
government govt
pharmaceutical pharma pharmaceuticals ilac pharmaceutique farmaceutica farmaceutico farmasi darusazi seiyaku zhiyao
development devt gelistirme kalkinma desarrollo sviluppo entwicklung razvitiya razvitie tanmiya developpement fazhan twsh dev devel dvlp
investment investments yatirim yatirimlari inversion inversiones investissement investimenti investitsii sarmayegozari istithmar touzi
shipping ship denizcilik keshtirani kashtirani milaha reederei naviera navegacion navigazione sudokhodstvo pelayaran kaiun
engineering eng engr engg inzhiniring injiniring muhendislik ingenieria mohandesi muhandisi ingenierie ingegneria ingenieros engenharia
company cos kompaniya kompania
commercial commerciale comercial tejari ticari commerciaux
science sciences scientific scientifique ciencia ciencias cientifico scienze wissenschaften bilim ulum oloom nauk nauki nauchno naukovo elmi ilmi lmy sci
research researches recherche recherches investigacion investigaciones ricerca ricerche forschung forschungs arastirma arastirmalari issledovaniy issledovaniya tahqiqat pazhuhesh pazhoohesh buhuth bohouth penelitian res
bank banka bankasi banki banco banque banca masraf ginko yinhang
oil naft nefti
petroleum petrol petroleo petrole petrolio petroliam
gas gaz gazi
electric elektrik electrique elektrisch elektro electrico electrica denki dianqi brq
electrical elektrikli
power niroo niru
petrochemical petrochemicals petroquimica petrokimya petroshimi petrochimie
metal metals metall metalle metaux metales metalli kinzoku
metallurgical metallurgy metalurgica metallurgie metalurji metallurgiya metallurgii
mining minera minero miniere madencilik maaden madan pertambangan mdny
steel foulad fulad acier acero stahl stal stali acciaio slb
transport transportation transports transporte transportes trasporti nakliyat nakliye tasimacilik tasimaciligi naql unyu yunshu
marine maritime maritima maritimo maritim dryyy
logistics logistic logistik lojistik logistica logistique logistika wuliu
aviation havacilik aviacion aviazione aviatsiya aviatsii luftfahrt tayaran penerbangan hangkong aeronautical aeronautics aeronautic avn
airlines airline air airways avialinii havayollari havayolu aerolineas aviakompaniya hwpymyy
aerospace aerospatiale aeroespacial
space uzay kosmos
food foods gida alimentos aliments alimentari lebensmittel
textile textiles tekstil textil nassaji
mechanical mechanics mecanique mekanik mecanica mechanik meccanica mekhaniki
optical optics optik optique optica optische optiki optiko kogaku guangxue
medical medikal tibbi medizinische medica medicale pezeshki meditsiny
automotive automobile automobiles otomotiv automotriz khodro
ministry ministere ministerio ministerstvo bakanligi vezarat wizarat kementerian
export exports eksport eksporta sdrt saderat sadirat ihracat exportacion exportaciones exportation exp
import imports importa varedat istirad ithalat importacion importaciones importation
and und et i y
partners partner partnery partnyory
polytechnic politecnico politecnica politecnic polytechnique politechnika politekhnika politehnica polytechnical
helicopter helicopters vertolety vertolyoty
agency agence agencia ajansi agentstvo agentur
state devlet dwlty
islamic islami islamiya islamiyah eslami islamique
republic jomhouri jumhuriyah cumhuriyeti respublika republique republica republika republik
foundation bonyad bunyad stiftung fundacion fondation fundacao fondazione vakfi
union ittihad ettehad unione soyuz birligi
committee komite komitesi komitet ljnh lajnat
agricultural agriculture agro tarim agricola ziraat agrar kshwrzy
insurance sigorta assurance assurances seguros versicherung strakhovaya bimeh tmyn
nuclear nukleer nucleaire nuclear nucleare hastei
atomic atom atomenergo
security guvenlik seguridad securite sicurezza amn
computing computer computers bilgisayar computadora
semiconductor semiconductors poluprovodniki bandaoti
devices device priborov pribory
virology virusologii
biotechnology biotekhnologii biotech
east eastern sharq shargh
west western gharb
north northern shamal shomal
south southern janub jonoub
middle awsat
gulf khalij khaleej golfo golfe
arab arabian arabia arabiya arabi
sea deniz
port limani puerto porto myn
refinery raffinerie refineria rafineri
republican respublikanskiy
iran iranian iraniyan
russia russian rossiya rossii rusya rusia russie russland rossiyskaya
china chinese chine cina tiongkok
korea korean chosun chosen joson choson hanguk coree corea
turkey turkish turkiye turk turquie turquia
ukraine ukrainian ukrayina ukrainy ukraina
syria syrian suriya syrie siria suriye
iraq iraqi irak
egypt egyptian misr masr
libya libyan
yemen yemeni ymn
lebanon lebanese
kuwait kuwaiti
pakistan pakistani
india indian
vietnam vietnamese
japan japanese
germany deutschland allemagne alemania germania
switzerland schweiz suisse svizzera
austria oesterreich osterreich autriche
netherlands nederland nederlanden nederlandse
sweden sverige swedish svenska svensk
norway norge norwegian norsk norske
denmark danmark danish dansk danske
finland suomi suomen finnish
hungary hungarian magyarorszag magyar
romania romanian
croatia croatian hrvatska hrvatske
serbia serbian srbija
slovakia slovensko slovenska
greece greek hellas hellenic
france french francaise francais
belgium belgique belgie belgian
georgia sakartvelo
armenia armenian hayastan
azerbaijan azerbaijani azarbaycan azerbaycan
uzbekistan uzbek ozbekiston
mongolia mongolian mongol
morocco maroc
algeria algerie
tunisia tunisie
mexico mexican mexicana
italy italian italia italiana
spain spanish espana espanola
belarus belarusian belarussian belorussian
kazakhstan kazakh qazaqstan
poland polish polska polskie
cuba cuban
brazil brazilian brasil
indonesia indonesian
malaysia malaysian
isfahan esfahan
basra basrah
aleppo halab
electricequipment elektroapparatury elektroaparaturi
zaporizhzhia zaporozhye zaporizhia
control upravleniya upravlenie kontrol kontrolya
radioelectronics radioelektroniki radioelektronika radioelectronic
precision seimitsu jingmi dqyq
shipbuilding zosen
office mktb dftr
exchange srfy
finance mly
school mdrsh
central mrkzy
refining plysh
iron ahan
copper nhs
cement symn
military nzmy
charitable khyryh
charity khyry
fund sndwq
relief ghthh
council mjls shwry shwr
party hizb
movement hrkh jnbsh harakat harakah haraka
front jbhh jabhat jebhat
army jysh rtsh jaysh jaish artesh
brigade liwa
forces qwt
palestine flstyn
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
kirill kyrylo kiril kiryl kirils kyryl
lakshmi laxmi lakshmee laksmi luxmi
sri shri shree sree
jamil jameel djamil gamil
kamal kemal kamaal
kamil kamel kameel
hamid hameed hamed
salim salem saleem selim
samir sameer
nasir naser nasser nassir
munir mounir muneer
majid majed majeed maged
walid waleed oualid
khalil khaleel
jalal galal djalal
bashir basheer bachir
rafiq rafik rafeeq
habib habeeb
hakim hakeem
rahim raheem
faruq farouk farooq faruk farooque
farid fareed
faysal faisal feisal faissal faysel
fuad fouad fouaad
rajesh
rakesh
ramesh
ritesh
mukesh
mahesh
naresh
nitesh
nilesh
sunil
sushil
vinod
vinay
vijay
yo yeo
npc npts
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
NICKNAME_GROUPS = """
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
# Stems of Russian and Ukrainian adjectives and what they are in English; each stands for all the ends that it may have.
RUSSIAN_STEMS = """
state gosudarstvenn; research issledovatelsk; production proizvodstvenn; technology tekhnologichesk;
technical tekhnichesk; mechanical mekhanichesk; electromechanical elektromekhanichesk;
machinebuilding mashinostroiteln; shipbuilding sudostroiteln; radioengineering radiotekhnichesk;
instrument priborostroiteln; aviation aviatsionn; space kosmichesk; rocket raketn; nuclear yadern atomn; marine morsk;
river rechn; shipping sudokhodn; railway zheleznodorozhn; oil neftyan; gas gazov; chemical khimichesk; metallurgical metallurgichesk;
construction stroiteln; trading torgov; military voenn voyenn; defense oboronn; central tsentraln;
allrussian vserossiysk; russian rossiysk; federal federaln; national natsionaln; international mezhdunarodn;
special spetsialn; experimental eksperimentaln opytn; physical fizichesk; engineering inzhenern; optical optichesk;
electronic elektronn; computing vychisliteln; information informatsionn; industrial promyshlenn; transport transportn;
power energetichesk; northern severn; southern yuzhn; eastern vostochn; western zapadn; fareastern dalnevostochn;
ural uralsk; siberian sibirsk; helicopter vertoletn vertolyotn; automobile avtomobiln; tractor traktorn;
bearing podshipnikov; cable kabeln; laser lazern; highprecision vysokotochn; united obedinenn obyedinenn obedinyonn;
repair remontn; cartridge patronn; arms oruzheyn; scientific nauchn; polytechnic politekhnichesk; medical meditsinsk;
design konstruktorsk; baltic baltiysk; admiralty admiralteysk; moscow moskovsk; petersburg peterburgsk; kazan kazansk;
izhevsk izhevsk; novosibirsk novosibirsk; tomsk tomsk; omsk omsk; tula tulsk; perm permsk; samara samarsk;
saratov saratovsk; ufa ufimsk; kirov kirovsk; kovrov kovrovsk; kurgan kurgansk; irkutsk irkutsk;
krasnoyarsk krasnoyarsk; vladivostok vladivostoksk; khabarovsk khabarovsk; rostov rostovsk; voronezh voronezhsk;
ulyanovsk ulyanovsk; chelyabinsk chelyabinsk; yekaterinburg ekaterinburgsk; smolensk smolensk; ryazan ryazansk;
vologda vologodsk; tver tversk; yaroslavl yaroslavsk; penza penzensk; tambov tambovsk; bryansk bryansk;
taganrog taganrogsk; arzamas arzamassk; kaluga kaluzhsk; volgograd volgogradsk; kolomna kolomensk;
serpukhov serpukhovsk; minsk minsk; kiev kievsk; kharkov kharkovsk; magnitogorsk magnitogorsk; nizhny nizhegorodsk;
sevastopol sevastopolsk; kaliningrad kaliningradsk; murmansk murmansk; zelenograd zelenogradsk; murom muromsk;
vladimir vladimirsk; ivanovo ivanovsk; kostroma kostromsk; oryol orlovsk; kursk kursk; belgorod belgorodsk;
lipetsk lipetsk; tyumen tyumensk; barnaul barnaulsk; biysk biysk; kemerovo kemerovsk; orenburg orenburgsk;
stavropol stavropolsk; krasnodar krasnodarsk; astrakhan astrakhansk; pskov pskovsk; novgorod novgorodsk;
arkhangelsk arkhangelsk; cheboksary cheboksarsk; ulanude ulanudensk; komsomolsk komsomolsk; rybinsk rybinsk;
podolsk podolsk; tagil tagilsk; kyshtym kyshtymsk; gatchina gatchinsk; amur amursk; volga volzhsk; don donsk;
kama kamsk; caucasus kavkazsk; crimea krymsk; chita chitinsk; grozny groznensk; belarus belorussk belarussk;
ukraine ukrainsk; kazakhstan kazakhstansk kazakhsk; uzbekistan uzbeksk; lviv lvovsk; odessa odessk; dnipro dneprovsk;
zaporizhzhia zaporozhsk; mykolaiv mikolayivsk nikolaevsk; kremenchuk kremenchugsk; almaty almatinsk;
tashkent tashkentsk; gomel gomelsk; vitebsk vitebsk; grodno grodnensk; brest brestsk; mogilev mogilevsk;
electrotechnical elektrotekhnichesk; electronic elektronnikh; agricultural selskokhozyaystvenn;
shipbuilding sudostroitelnokorabeln korabeln; engine dvigatelestroiteln motorostroiteln dvigateln;
aircraft samoletostroiteln aviastroiteln; petrochemical neftekhimichesk; pharmaceutical farmatsevtichesk;
textile tekstiln; food pishchev; powder porokhov; magnesium magniev; rareearth redkozemeln; nonferrous tsvetn;
  zinc tsinkov; nickel nikelev; mining gornodobyvayushch gorn; radio radiov radioelektronn;
semiconductor poluprovodnikov; precision pretsizionn tochn; automatic avtomatichesk; testing ispytateln;
physicotechnical fizikotekhnichesk; public obshchestvenn; civil grazhdansk; joint sovmestn; commercial kommerchesk;
financial finansov; insurance strakhov; investment investitsionn; leasing lizingov; foreign vneshn;
economic ekonomichesk; pipe trubn; steel staleliteyn staln; aluminium alyuminiev; titanium titanov; copper medn;
diamond almazn; coal ugoln; timber lesn; port portov; ship sudov; air vozdushn; polar polyarn arktichesk;
pacific tikhookeansk; caspian kaspiysk; black chernomorsk; asian aziatsk; european evropeysk; eurasian evraziysk;
german germansk; chinese kitaysk; japanese yaponsk; american amerikansk; turkish turetsk; iranian iransk; new nov;
higher vyssh
"""
UKRAINIAN_STEMS = """
united obednan; crimea krimsk; ukraine ukrayinsk; kiev kiyivsk kyyivsk kyivsk; kharkov kharkivsk; lviv lvivsk;
odessa odesk; dnipro dniprovsk; zaporizhzhia zaporizk; sumy sumsk; poltava poltavsk; vinnytsia vinnitsk;
zhytomyr zhitomirsk; kherson khersonsk; donetsk donetsk; luhansk lugansk; kremenchuk kremenchutsk;
chernihiv chernigivsk; state derzhavn; research doslidn; production virobnich vyrobnych; scientific naukov;
machinebuilding mashinobudivn; shipbuilding sudnobudivn korablebudivn; aviation aviatsiyn; instrument priladobudivn;
polytechnic politekhnichn; technical tekhnichn; technology tekhnologichn; chemical khimichn;
metallurgical metalurgiyn; mechanical mekhanichn; construction budiveln; railway zaliznichn;
trading torgoveln torgiveln; military viyskov; electrotechnical elektrotekhnichn; energy energetichn; optical optichn;
international mizhnarodn; agricultural silskogospodarsk; national natsionaln; special spetsialn; central tsentraln;
electronic elektronn; research naukovodoslidn
"""
