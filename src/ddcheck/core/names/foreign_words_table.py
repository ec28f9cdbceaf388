"""Everyday words of organisations' names in Hangul, Katakana, Arabic letters and those of India, and what lists write for them.

Lists give such names half read and half in English (Hanwha Ocean). A word here is none that is a person's name.
"""

from functools import lru_cache
from typing import Final


@lru_cache(maxsize=8)
def by_spelling(table: str) -> dict[str, str]:
    """What each word of one of these tables is; `_` stands between words that are written apart."""
    return {
        written: each[0].replace("_", " ")
        for line in table.strip().splitlines()
        for each in (line.split(),)
        for written in each[1:]
    }


HANGUL: Final = """
jusighoesa 주식회사
yuhanhoesa 유한회사
samsung 삼성
hyundai 현대
hanwha 한화
daewoo 대우
doosan 두산
lotte 롯데
posco 포스코
hyosung 효성
kumho 금호
hanjin 한진
poongsan 풍산
daelim 대림
kolon 코오롱
kia 기아
lg 엘지
sk 에스케이
ls 엘에스
gs 지에스
rotem 로템
mobis 모비스
hynix 하이닉스
korea 한국 코리아 대한민국
chosun 조선
asia 아시아
electronics 전자 일렉트로닉스
electric 전기 일렉트릭
heavy_industries 중공업
industries 산업 인더스트리
industrial 공업
construction 건설
chemical 화학 케미칼
bank 은행
university 대학교
institute 연구원
technology 기술 테크놀로지
trading 무역 통상 트레이딩
corporation 공사 코퍼레이션
company 회사
semiconductor 반도체
steel 제철 철강 스틸
precision 정밀
machinery 기계
motors 자동차 모터스
materials 소재
energy 에너지
petroleum 석유
oil 오일
power 전력 파워
systems 시스템 시스템즈
solutions 솔루션 솔루션즈
ocean 오션
aerospace 에어로스페이스 항공우주
defense 디펜스 방산
shipping 해운
marine 마린 해양
international 인터내셔널 국제
global 글로벌
holdings 홀딩스 지주
engineering 엔지니어링
display 디스플레이
tech 테크
communications 통신
mining 광업
development 개발
bio 바이오
logics 로직스
group 그룹
overseas 해외
university 종합대학 대학
university_technology 공업대학 공업종합대학 공과대학
institute_science_and_technology 과학기술원
institute_technology 기술원
academy_sciences 과학원
college 전문대학
science 과학
science_and_technology 과학기술
research 연구
research_institute 연구소
general_corporation 총회사
joint_venture 합영회사 합작회사
company 상사
cooperation 협동 협력
nuclear 원자력
nuclear_power 원전
hydro 수력
thermal_power 화력
air 항공
aviation 항공기
space 우주
satellite 위성
korea 대한 고려
zinc 아연
copper 구리 동광
pyongyang 평양
seoul 서울
busan 부산
incheon 인천
daegu 대구
ulsan 울산
gyeonggi 경기
east 동방
metals 금속
nonferrous_metals 비철금속
magnet 자석
battery 배터리 전지
cable 전선 케이블
wire 와이어
optical 광학
laser 레이저
sensor 센서
robot 로봇
software 소프트웨어
computer 컴퓨터 콤퓨터
information 정보
data 데이터
network 네트워크
service 서비스
services 서비스즈
securities 증권
insurance 보험
investment 투자
finance 금융 파이낸스
logistics 물류 로지스틱스
transport 운수 수송
express 택배
shipbuilding 조선소 조선해양
port 항만
railway 철도
food 식품
pharmaceutical 제약
pharm 파마 팜
medical 의료 메디칼
textile 섬유 방직
paper 제지
cement 시멘트
glass 유리
rubber 고무
tire 타이어
plastics 플라스틱
ceramics 세라믹
carbon 카본
chemicals 케미칼스
petrochemical 석유화학
gas 가스
coal 석탄
water 수자원
agriculture 농업
fisheries 수산
export 수출
import 수입
export_import 수출입
industry_trade 상공
commerce 상업
environment 환경
control 컨트롤 제어
instruments 계기 인스트루먼트
machine_tool 공작기계
bearing 베어링
pump 펌프
valve 밸브
motor 모터
engine 엔진
"""

KATAKANA: Final = """
electron エレクトロン
electronics エレクトロニクス
system システム
systems システムズ
technology テクノロジー テクノロジ
technologies テクノロジーズ
tech テック
international インターナショナル
trading トレーディング
engineering エンジニアリング
service サービス
services サービシーズ
japan ジャパン
group グループ
holdings ホールディングス
chemical ケミカル
chemicals ケミカルズ
steel スチール
motor モーター モータ
motors モータース
metal メタル
metals メタルズ
material マテリアル
materials マテリアルズ
ceramic セラミック
ceramics セラミックス
solution ソリューション
solutions ソリューションズ
power パワー
energy エネルギー エナジー
semiconductor セミコンダクター
device デバイス
precision プレシジョン
industries インダストリーズ
aero エアロ
space スペース
laser レーザー レーザ
sensor センサー センサ
optical オプティカル
global グローバル
asia アジア
america アメリカ
europe ヨーロッパ
bank バンク
network ネットワーク
networks ネットワークス
data データ
photonics フォトニクス ホトニクス
micro マイクロ
robot ロボット
robotics ロボティクス
tool ツール
tools ツールズ
machine マシン
machinery マシナリー マシーナリー
products プロダクツ
parts パーツ
design デザイン
research リサーチ
industry インダストリー
corporation コーポレーション
company カンパニー
airlines エアラインズ
logistics ロジスティクス
marine マリン
shipping シッピング
electric エレクトリック
control コントロール
controls コントロールズ
digital デジタル
memory メモリ
display ディスプレイ
battery バッテリー
carbon カーボン
glass グラス ガラス
rubber ラバー ゴム
alloy アロイ
magnet マグネット
magnetics マグネティクス
pump ポンプ
valve バルブ
plant プラント
seal シール
bearing ベアリング
cable ケーブル
film フィルム
medical メディカル
pharma ファーマ
bio バイオ
foods フーズ
oil オイル
gas ガス
engine エンジン
aerospace エアロスペース
defense ディフェンス
security セキュリティ
software ソフトウェア
computer コンピュータ コンピューター
communications コミュニケーションズ
instruments インスツルメンツ インスツルメント
vacuum バキューム
diamond ダイヤモンド
titanium チタニウム
cement セメント
paper ペーパー
express エクスプレス
line ライン
"""

ARABIC: Final = """
sharikat شركه شركت
institution موسسه
corporation كوربوريشن
organization منزمه سازمان تنزيم
authority هييه هيه
group مجموعه گروه جروب
holding قابضه هلدينگ هولدينغ هولدنغ
limited محدوده محدود
bank بنك بانك مصرف
exchange صرافه صيرفه
insurance بيمه
finance ماليه تمويل
investment استثمار استثمارات استثماريه سرمايهگذاري
trading تجاره بازرگاني تريدينگ تريدنغ
commercial تجاريه تجاري
general عامه عمومي
public همگاني
import استيراد واردات
export تصدير
economic اقتصاديه اقتصادي
development تنميه تطوير
projects مشاريع پروجهها
contracting مقاولات پيمانكاري
construction انشاات ساختماني عمران تعمير
engineering هندسه هندسيه هندسي مهندسي
services خدمات خدمه
consulting استشارات مشاوره مشاورين
industry صناعه صنعت
industries صناعات
industrial صناعيه صنعتي
manufacturing تصنيع
factory مصنع كارخانه معمل
production انتاج توليد
company كمپاني
technology تكنولوجيا تكنولوجيه تقنيه تقنيات فناوري تكنولوجي
technical فنيه فني
science علوم
scientific علميه
research بحوث بحث ابحاث پجوهش پجوهشي تحقيقات تحقيقاتي
studies دراسات مطالعات
center مركز
institute معهد پجوهشگاه پجوهشكده انستيتو
laboratory مختبر ازمايشگاه
university جامعه دانشگاه
college كليه دانشكده
academy اكاديميه اكادمي فرهنگستان
hospital مستشفي بيمارستان
medical طبيه طبي پزشكي
pharmaceutical ادويه دواييه دارويي داروسازي
ministry وزاره وزارت
department اداره
government حكومه
state حكوميه
national وطنيه وطني ملي قوميه
international دوليه دولي بينالمللي عالميه
central مركزيه
republic جمهوريه جمهوري
islamic اسلاميه اسلامي
arab عربيه
east شرق
eastern شرقيه
middle اوسط وسطي خاورميانه
west غرب
western غربيه
north شمال
south جنوب
northern شماليه
southern جنوبيه
gulf خليج
oil نفط نفت
petroleum بترول بتروليه نفطيه
gas غاز گاز
refinery مصفاه مصفي پالايشگاه
refining تكرير
petrochemical بتروكيماويه پتروشيمي
petrochemicals بتروكيماويات
chemical كيماويه كيمياييه كيمياويه شيميايي كيمياوي
chemicals كيماويات كيمياويات
energy طاقه انرجي
electric كهرباييه
electricity كهربا
electronic الكترونيه الكترونيكي
electronics الكترونيات الكترونيك
power نيرو نيروگاه
nuclear نوويه هستهاي
atomic ذريه اتمي
water مياه
steel فولاد
metals معادن فلزات
mining تعدين
aluminum الومنيوم الومينيوم
cement اسمنت
phosphate فوسفات فسفات
fertilizer اسمده كود
plastic بلاستيك پلاستيك
textile نسيج منسوجات نساجي
food اغذيه غذاييه غذايي
agricultural زراعيه زراعي
tobacco تبغ دخانيات
machinery اليات ماشينالات
machine ماشين
equipment معدات تجهيزات
tools ادوات ابزار
vehicles سيارات خودرو
automotive خودروسازي
aircraft هواپيماسازي طايرات
air هوايي جويه
aviation طيران هوانوردي
aerospace هوافضا
space فضا فضايي
helicopter هليكوپتر بالگرد
shipping ملاحه كشتيراني
lines خطوط
marine بحريه
ship كشتي سفن
shipbuilding كشتيسازي
tanker نفتكش ناقلات
ports مواني بنادر
transport نقل حمل ترابري
railways راهاهن سكك
logistics لوجستيه لجستيك لوجستيك
communications اتصالات مواصلات ارتباطات
telecommunications مخابرات
information معلومات اطلاعات
systems نزم سيستمها
computer حاسوب رايانه كامپيوتر
optics اپتيك
defense دفاع دفاعي
military حربيه عسكريه
security امنيت
foundation بنياد
society جمعيت
union اتحاد اتحاديه
committee كميته
forces نيروهاي نيروي
sea دريا
real_estate عقاريه عقارات املاك
tourism سياحه گردشگري
media اعلام رسانه
and و
of في براي
iran ايران
iranian ايرانيه ايرانيان
syria سوريا سوريه
iraq عراق
iraqi عراقيه
lebanon لبنان
lebanese لبنانيه
libya ليبيا
libyan ليبيه
egypt مصر
yemeni يمنيه
sudan سودان
syrian سوري
saudi سعوديه
kuwait كويت
qatar قطر
emirates امارات
oman عمان
bahrain بحرين
turkey تركيا تركيه
afghanistan افغانستان
pakistan پاكستان باكستان
baghdad بغداد
basra بصره
mosul موصل
damascus دمشق
aleppo حلب
homs حمص
latakia لاذقيه
beirut بيروت
tripoli طرابلس
benghazi بنغازي
cairo قاهره
sanaa صنعا
dubai دبي
abu_dhabi ابوزبي
sharjah شارقه
tehran تهران طهران
isfahan اصفهان
shiraz شيراز
tabriz تبريز
mashhad مشهد
ahvaz اهواز
kerman كرمان
qom قم
pars پارس
persian_gulf خليجفارس
kharg خارك
mktb مكتب
dftr دفتر
srfy صرافي
tmyn تامين
mly مالي
sdrt صادرات
twsh توسعه
sny صنايع صناعي
skht ساخت
twlydy توليدي
lmy علمي
mdrsh مدرسه
dwlty دولتي
mrkzy مركزي
plysh پالايش
brq برق
slb صلب
ahan اهن
mdny معدني
nhs نحاس
symn سيمان
kshwrzy كشاورزي
hwpymyy هواپيمايي
dryyy دريايي
myn مينا
dqyq دقيق
nzmy نزامي
amn امن
khyryh خيريه
khyry خيري
sndwq صندوق
ghthh اغاثه
jmyh جمعيه
njmn انجمن
mjls مجلس
shwry شوراي
shwr شورا
ljnh لجنه
hrkh حركه
jnbsh جنبش
jbhh جبهه
jysh جيش
rtsh ارتش
liwa لوا
qwt قوات
ymn يمن
flstyn فلسطين
"""
"""By the word without its article, in one form of its letters. Words that are surnames too (عربي, بحري) are left out.

What lists also write as it sounds (Saderat, Jaish, Nahhas) keeps its letters, and has the English word as its usual
spelling in `spellings_table`.
"""

ARABIC_NAMES: Final = """
muhammad محمد مهمد
ahmad احمد
mahmud محمود
hamid حامد حميد
hamad حمد
ali علي
hasan حسن حسان
husayn حسين
abd عبد
allah الله
abdallah عبدالله
umar عمر
uthman عثمان
khalid خالد
yusuf يوسف
ibrahim ابراهيم
ismail اسماعيل
mustafa مصطفي
said سعيد
saud سعود
salman سلمان
sulayman سليمان
salih صالح
salah صلاح
bin بن
ibn ابن
bint بنت
abu ابو
umm ام
al ال
karim كريم
rahman رحمن رحمان
rahim رحيم
jamal جمال
kamal كمال
tariq طارق
faysal فيصل
nasir ناصر نصير
nasr نصر
usama اسامه
ladin لادن
saddam صدام
bashar بشار
asad اسد
hafiz حافز حفيز
muammar معمر
qadhafi قذافي
fattah فتاح
sisi سيسي
abbas عباس
hakim حكيم حاكم
aziz عزيز
malik ملك مالك
mahdi مهدي
rida رضا
jawad جواد
jafar جعفر
qasim قاسم
kazim كازم
amir امير عامر
amin امين
nur نور
din دين
sayyid سيد
shaykh شيخ
sudani سوداني
iraqi عراقي
masri مصري
tikriti تكريتي
hajj حاج
yahya يحيي
musa موسي
isa عيسي
zayd زيد
bakr بكر
salim سالم سليم
walid وليد
hani هاني
barak باراك
ubama اوباما
sharif شريف
fatima فاطمه
masud مسعود
arif عارف
asif اصف
khan خان
shah شاه
arabi عربي
akbar اكبر
ghulam غلام
hidayat هدايت هدايه
rahmat رحمت رحمه
hikmat حكمت حكمه
izzat عزت عزه
nusrat نصرت نصره
qudrat قدرت
inayat عنايت عنايه
barakat بركات بركت
nimat نعمت نعمه
ismat عصمت
habib حبيب
najib نجيب
atiq عتيق
mati مطيع
ihsan احسان
wali ولي
sayf سيف
fath فتح
lutf لطف
khayr خير
zabih ذبيح
shafi شفيع
sami سميع سامي
samir سمير
rafi رفيع
latif لطيف
majid مجيد ماجد
rashid رشيد
rauf رووف
ghafur غفور
shakur شكور
sabur صبور
jabbar جبار
sattar ستار
ghaffar غفار
razzaq رزاق
khaliq خالق
qadir قادر قدير
qahhar قهار
basir بصير
zahir زاهر
tahir طاهر
tayyib طيب
shakir شاكر
dhakir ذاكر
sabir صابر
thaqib ثاقب
umayr عمير
aqil عقيل
adil عادل
adnan عدنان
anis انيس
anwar انور
ashraf اشرف
asim عاصم
atif عاطف
aws اوس
ayman ايمن
ayub ايوب
badr بدر
bahauddin بهاوالدين
basim باسم
bassam بسام
bilal بلال
burhan برهان
dawud داود داوود
fadil فاضل
fadl فضل
fahd فهد
fahim فهيم
fakhr فخر
farid فريد
faris فارس
faruq فاروق
fawzi فوزي
fayez فايز
fayd فيض
fuad فواد
ghalib غالب
ghani غني
ghassan غسان
ghazi غازي
habibi حبيبي
hadi هادي
haydar حيدر
hamza حمزه
hamdan حمدان
hanafi حنفي
haqq حق
haqqani حقاني
haris حارث
harun هارون
hashim هاشم
haytham هيثم
hisham هشام
husam حسام
idris ادريس
ilyas الياس
imad عماد
imran عمران
iqbal اقبال
isam عصام
ishaq اسحاق اسحق
iyad اياد
izz عز
jabir جابر
jalal جلال
jamil جميل
kamil كامل
khalaf خلف
khalil خليل
lukman لقمان
mahir ماهر
mansur منصور
marwan مروان
mazin مازن
mirza ميرزا
mubarak مبارك
mufid مفيد
muhsin محسن
mujahid مجاهد
mukhtar مختار
munir منير
murad مراد
murtada مرتضي
musab مصعب
muslim مسلم
mutasim معتصم
nabil نبيل
nadir نادر
nadim نديم
naim نعيم
naji ناجي
najm نجم
nasrallah نصرالله
nawaf نواف
nawaz نواز
nazar نزار
nizam نزام
numan نعمان
qari قاري
rabi ربيع
rajab رجب
ramadan رمضان
ramzi رمزي
rafiq رفيق
riyad رياض
rustam رستم
sad سعد
sadiq صادق
sadr صدر
safi صافي
sajid ساجد
salam سلام
samad صمد
sarwar سرور
shafiq شفيق
shahid شهيد
shams شمس
shihab شهاب
siraj سراج
subhi صبحي
suhayl سهيل
taha طه
taj تاج
talal طلال
talib طالب
tawfiq توفيق
wadi وديع
wahid وحيد
wajid واجد
wasiq واثق
yaqub يعقوب
yasin ياسين يس
yasir ياسر
yunus يونس
zakariya زكريا
zahid زاهد
zaki زكي
zayn زين
ziya ضيا
ziyad زياد
zubayr زبير
agha اغا
akhund اخوند
akhundzada اخوندزاده
mulla ملا
mawlawi مولوي
haji حاجي
jan جان
gul گل كل
shir شير
bibi بيبي
maryam مريم
zaynab زينب
khadija خديجه
aisha عايشه
amina امينه
layla ليلي
salma سلمي
huda هدي
ahmadi احمدي
muhammadi محمدي
husayni حسيني
hasani حسني
musavi موسوي
alavi علوي
hashimi هاشمي
karimi كريمي
rahimi رحيمي
sadiqi صادقي
salihi صالحي
jafari جعفري
qasimi قاسمي
ibrahimi ابراهيمي
rezai رضايي
akbari اكبري
nejad نژاد نجاد
zadeh زاده
pur پور
behzad بهزاد
bahram بهرام
dariush داريوش
farhad فرهاد
fereydun فريدون
hushang هوشنگ
iraj ايرج
jamshid جمشيد
kamran كامران
kaveh كاوه
khosrow خسرو
manuchehr منوچهر
mehran مهران
mehrdad مهرداد
parviz پرويز
ruhollah روحالله
saman سامان
shahram شهرام
siavash سياوش
ahad احد
hayy حي
ould ولد
quddus قدوس
sana ثنا
aman امان
baqi باقي
zalmay زلمي
hayat حيات
ansar انصار
jund جند
jamaat جماعه جماعت
sunna سنه
hizb حزب
ata عطا
ubayd عبيد
shukr شكر
karam كرم
hujjat حجه حجت
hibat هبه هبت
kifayat كفايه كفايت
dhikr ذكر
rami رامي
makhluf مخلوف
fakhri فخري
behruz بهروز
behnam بهنام
ramin رامين
akram اكرم
wasim وسيم
nasim نسيم
karrar كرار
firas فراس
qusay قصي
uday عدي
luay لوي
qutayba قتيبه
muqtada مقتدي
ammar عمار
jihad جهاد
rabah رباح
"""
"""The usual Latin spelling of common names, by one form of their letters; others are compared by their consonants."""

INDIAN: Final = """
limited limited
private praivet pray
company kampani kompani
corporation korporeshan karporeshan karporesan
bank baink byank byanka bank
state stet
india bhartiy bhartiya bharatiy
indian indian
industries indastrij indastriz indastris
industry indastri udyog
electronics ilektroniks ilektraniks
electric ilektrik
electrical ilektrikal
enterprises entarapraijej entarpraijej entarapraijez entarpraijez
enterprise entarapraij entarpraij
international intarneshanal antarrashtriy intarnashanal
national neshanal rashtriy rashtriya
trading treding vyapar
traders tredars
exports eksports eksaports
export eksport
import import
technology teknoloji praudyogiki prodyogiki teknalaji
technologies teknolojij teknolojiz
engineering injiniyring injiniyaring injiniaring
engineers injiniyars
steel stil ispat
power pavar vidyut
energy enarji urja
petroleum petroliyam
chemicals kemikals
chemical kemikal
pharma pharma farma
pharmaceuticals pharmasyutikals farmasyutikals
motors motars
systems sistams
solutions solyushans
services sarvisej sarvises
computers kampyutars
computer kampyutar
software softveyar
institute sansthan
organization sangathan
research anusandhan risarch
space antariksh
science vijnan vigyan
university vishvavidyalay
ministry mantralay
defense raksha
nuclear parmanu paramanu
oil ayel oyal til tel
gas gais
group grup
infrastructure infrastrakchar inphrastrakchar
textiles teksatails tekstails
aeronautics eronotiks
communications kamyunikeshans
metals metals
aluminium elyuminiyam
cement simet siment
logistics lojistiks
"""
"""By the word as its letters are read."""
