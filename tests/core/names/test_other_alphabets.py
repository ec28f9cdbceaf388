"""Names in Arabic letters, Hangul and the alphabets of India beside what lists write for them."""

import pytest

from ddcheck.core.names import compare_names
from ddcheck.core.names.brahmic import read
from ddcheck.core.names.folding import fold


@pytest.mark.parametrize(
    ("word", "spelled"),
    [
        ("राजेश", "rajesh"),
        ("शर्मा", "sharma"),
        ("राजकुमार", "rajkumar"),
        ("सिंह", "singh"),
        ("ज़ाकिर", "zakir"),
        ("পদ্মা", "padma"),
        ("মুহাম্মদ", "muhammad"),
        ("ਹਰਪ੍ਰੀਤ", "harprit"),
        ("ਸਿੰਘ", "singh"),
        ("ગૌતમ", "gautam"),
        ("வெங்கடராமன்", "venkataraman"),
        ("సత్యం", "satyam"),
        ("२४", "24"),
        # An everyday word is the English one.
        ("इंडस्ट्रीज", "industries"),
        ("ব্যাংক", "bank"),
    ],
)
def test_the_alphabets_of_india_are_read_with_their_vowels(word: str, spelled: str) -> None:
    assert read(word) == spelled


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("شركة الشرق للتجارة", "sharikat east trading"),
        ("مركز الدراسات والبحوث", "center studies and research"),
        ("گروه صنعتی شهید همت", "group industrial shahid hmt"),
        ("دانشگاه صنعتی شریف", "university technology sharif"),
        # One letter in the forms of three languages.
        ("ثناء اللہ", "sanaullah"),
        ("حقانى", "haqqani"),
        ("حقانی", "haqqani"),
        ("حمد الله", "hamadullah"),
        ("عبد الله", "abdallah"),
        ("نورالدین", "nur al din"),
        ("조선광업개발무역회사", "chosun mining development trading company"),
        ("만수대해외개발회사", "mansudae overseas development company"),
        # A single syllable is no piece of its own.
        ("김정은", "kim jong un"),
    ],
)
def test_everyday_words_and_names_have_one_spelling(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("منير المتصدق", "MOUNIR EL MOTASSADEQ"),
        ("شهاب الدين دلاور", "SHAHABUDDIN DELAWAR"),
        ("نجیب الله حقانی", "NAJIBULLAH HAQQANI"),
        ("فضل محمد مظلوم", "FAZL MOHAMMAD MAZLOOM"),
        ("عبدالرقیب تخاری", "ABDUL RAQIB TAKHARI"),
        ("राजेश कुमार शर्मा", "Rajesh Kumar Sharma"),
    ],
)
def test_people_are_found_in_their_own_alphabet(name: str, other: str) -> None:
    assert compare_names(name, other, "person").is_match


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("ماهر الأسد", "Bashar al-Assad"),
        ("عبد الرحمن الفقيه", "Abdul Rahim al-Faqih"),
        ("خالد العطية", "Khalid al-Attar"),
    ],
)
def test_other_people_stay_apart(name: str, other: str) -> None:
    assert not compare_names(name, other, "person").is_match


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("شركة الخليج العربي للنفط", "Arabian Gulf Oil Company"),
        ("شركة دمشق للنقل البحري", "Damascus Shipping Company"),
        ("سازمان انرژی اتمی ایران", "Atomic Energy Organization of Iran"),
        ("조선대성은행", "Korea Daesong Bank"),
        ("भारतीय स्टेट बैंक", "State Bank of India"),
        ("Київський політехнічний інститут", "Kyiv Polytechnic Institute"),
        ("ТОВ «Український хімічний завод»", "Ukrainian Chemical Plant LLC"),
        ("İstanbul Teknik Üniversitesi", "Istanbul Technical University"),
        ("Anadolu Savunma Sanayi A.Ş.", "Anadolu Defense Industry Inc."),
        ("ПАО «Сбербанк России»", "Sberbank of Russia"),
        ("Hanoi Univ. of Science & Tech.", "Hanoi University of Science and Technology"),
    ],
)
def test_firms_are_found_in_their_own_language(name: str, other: str) -> None:
    assert compare_names(name, other, "organization").is_match


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("شركة الرافدين للصناعات الغذائية", "Al-Furat Food Industries Company"),
        ("بنك الخليج الدولي", "Gulf Investment Corporation"),
        ("گروه صنعتی شهید همت", "Shahid Bakeri Industrial Group"),
        ("조선대성은행", "Korea Kwangson Banking Corp"),
        ("भारत इलेक्ट्रॉनिक्स लिमिटेड", "Bharat Dynamics Limited"),
        ("Дніпровський машинобудівний завод", "Kharkiv Machine-Building Plant"),
        ("Akdeniz Kimya Sanayi ve Ticaret A.Ş.", "Karadeniz Chemical Industry and Trade Inc."),
    ],
)
def test_other_firms_stay_apart(name: str, other: str) -> None:
    assert not compare_names(name, other, "organization").is_match


@pytest.mark.parametrize(
    ("name", "other", "english"),
    [
        ("بانک صادرات ایران", "Bank Saderat Iran", "Export Bank of Iran"),
        ("بانک کشاورزی", "Bank Keshavarzi", "Agricultural Bank"),
        ("بانک مرکزی ایران", "Bank Markazi Iran", "Central Bank of Iran"),
        ("جيش محمد", "Jaish-e-Mohammed", "Army of Muhammad"),
        ("لواء فاطميون", "Liwa Fatemiyoun", "Fatemiyoun Brigade"),
        ("حركة النجباء", "Harakat al-Nujaba", "Nujaba Movement"),
        ("شركة النحاس للتجارة", "Al Nahhas Trading Company", "Copper Trading Company"),
    ],
)
def test_an_everyday_word_may_be_a_name_and_is_met_by_its_letters_as_well(
    name: str, other: str, english: str
) -> None:
    assert compare_names(name, other, "organization").is_match
    assert compare_names(name, english, "organization").is_match


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("احمد نحاس", "Ahmad Nahhas"),
        ("حسین کشاورزی", "Hossein Keshavarzi"),
        ("علی نظامی", "Ali Nezami"),
        ("خالد العلمي", "Khalid al-Alami"),
        ("محمد دولتی", "Mohammad Dowlati"),
        ("مینا رضایی", "Mina Rezaei"),
        ("محمد خیری", "Mohammad Kheyri"),
        ("وحید مرکزی", "Vahid Markazi"),
    ],
)
def test_a_surname_that_is_an_everyday_word_too_is_met(name: str, other: str) -> None:
    assert compare_names(name, other, "person").is_match


@pytest.mark.parametrize("other", ["Ansar Allah", "Ansarallah", "Ansarullah"])
def test_what_ends_in_allah_is_met_in_one_word_and_in_two(other: str) -> None:
    assert compare_names("أنصار الله", other, "organization").is_match


def test_korean_consonants_at_the_end_of_a_syllable_are_sharp() -> None:
    assert fold("책") == "chaek"
    assert fold("명") == "myong"
    assert compare_names("김책공업종합대학", "Kim Chaek University of Technology", "organization").is_match  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ABB Schweiz AG", "ABB Switzerland Ltd"),
        ("شركة الراجحي للتجارة", "Al Rajhi Trading Company"),
        ("بانک صادرات ایران", "Bank Saderat Iran"),
        ("محسن فخری‌زاده", "Mohsen Fakhrizadeh"),
        ("Politecnico di Torino", "Polytechnic of Torino"),
    ],
)
def test_everyday_words_meet_as_lists_write_them(one: str, other: str) -> None:
    assert compare_names(one, other).is_match


@pytest.mark.parametrize(
    ("written", "spelled", "kind"),
    [
        ("בנימין נתניהו", "Benjamin Netanyahu", "person"),
        ("דוד בן גוריון", "David Ben-Gurion", "person"),
        ("יאיר לפיד", "Yair Lapid", "person"),
        ("בנק הפועלים", "Bank Hapoalim", "organization"),
        ("Ihar Karpenka", "Игорь Карпенко", "person"),
        ("ПАО НК Роснефть", "Rosneft Oil Company", "organization"),
        ("ファナック株式会社", "Fanuc Corporation", "organization"),
        ("キーエンス", "Keyence Corporation", "organization"),
        ("SKハイニックス", "SK hynix Inc.", "organization"),
        ("さくら丸", "Sakura Maru", "vessel"),
        ("弗拉基米尔·普京", "Vladimir Putin", "person"),
        ("馬英九", "Ma Ying-jeou", "person"),
    ],
)
def test_names_are_read_as_lists_spell_them(written: str, spelled: str, kind: str) -> None:
    assert compare_names(written, spelled, kind).is_match


@pytest.mark.parametrize(
    ("written", "spelled"),
    [("יצחק הרצוג", "Yitzhak Rabin"), ("בני גנץ", "Gabi Ashkenazi"), ("הלוי", "Livni")],
)
def test_other_hebrew_names_are_others(written: str, spelled: str) -> None:
    assert not compare_names(written, spelled, "person").is_match


def test_the_article_before_a_hebrew_name_is_left_out() -> None:
    assert fold("הירדן וירושלים") == fold("הירדן") + " " + fold("וירושלים")
    assert fold("השפירא") == "shapira"


@pytest.mark.parametrize(
    ("word", "spelled"),
    [
        ("สมชาย", "somchai"),
        ("วงศ์สวัสดิ์", "wongsawat"),
        ("ณรงค์", "narong"),
        ("อนุวัฒน์", "anuwat"),
        ("สุวรรณ", "suwan"),
        ("เกรียงไกร", "kriangkrai"),
        ("เจริญ", "charoen"),
        ("เศรษฐา", "settha"),
        ("ธนาธร", "thanathon"),
        ("ประวิตร", "prawit"),
        ("หญิง", "ying"),
        ("น้ำทิพย์", "namthip"),
        ("บรรหาร", "banhan"),
        ("ชวน", "chuan"),
        ("อำนวย", "amnuai"),
        ("นายสมบัติ", "mr sombat"),
        # An everyday word is the English one, and signs alone are nothing.
        ("ธนาคารกรุงไทย", "bank krungthai"),
        ("ะๆ", ""),
    ],
)
def test_thai_is_read_with_the_vowels_around_its_consonants(word: str, spelled: str) -> None:
    assert fold(word) == spelled


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("สมศักดิ์ สุวรรณ", "Somsak Suwan", True),
        ("ประยุทธ์ จันทร์โอชา", "Prayut Chan-o-cha", True),
        ("สมศักดิ์ สุวรรณ", "Somchai Suwannarat", False),
        ("บริษัท ไทยน้ำทิพย์ จำกัด", "Thai Namthip Co., Ltd.", True),
        ("บริษัท ไทยน้ำทิพย์ จำกัด", "Thai Namsiri Co., Ltd.", False),
    ],
)
def test_thai_names_meet_their_usual_spelling(name: str, other: str, *, same: bool) -> None:
    kind = "organization" if "Ltd" in other else "person"

    assert compare_names(name, other, kind).is_match is same
