"""How words in Hebrew letters are read: names by their usual spelling, others by their consonants.

The table was written for this project from general knowledge.
"""

from functools import lru_cache
from typing import Final

from ddcheck.core.names.foreign_words_table import by_spelling

LETTERS: Final = "[\u05d0-\u05ea]+"

_CONSONANTS: Final = {
    "א": "", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "v", "ז": "z", "ח": "h", "ט": "t", "י": "y", "כ": "k", "ך": "k",
    "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "", "פ": "p", "ף": "f", "צ": "ts", "ץ": "ts",
    "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
}  # fmt: skip

NAMES: Final = """
aharon אהרון אהרן
abraham אברהם
adam אדם
ehud אהוד
eli אלי
eliezer אליעזר
elisheva אלישבע
eliyahu אליהו
amir אמיר
amit עמית
amos עמוס
ami עמי
aviv אביב
avi אבי
avigdor אביגדור
avraham אברם
ayelet איילת
ariel אריאל
aryeh אריה
assaf אסף
baruch ברוך
barak ברק
begin בגין
ben בן
benny בני
benjamin בנימין
bennett בנט
bezalel בצלאל
dan דן
dana דנה
daniel דניאל
danny דני
david דוד דויד
dayan דיין
deri דרעי
dov דב
edelstein אדלשטיין
efraim אפרים
eisenkot איזנקוט
erez ארז
eshkol אשכול
esther אסתר
eyal אייל
friedman פרידמן
gabi גבי
gad גד
galant גלנט
gallant גאלנט
gantz גנץ
gideon גדעון
gilad גלעד
golan גולן
goldberg גולדברג
goldstein גולדשטיין
gvir גביר
hadar הדר
haim חיים
halevi הלוי
hanna חנה
herzog הרצוג
hezi חזי
horowitz הורוביץ
israel ישראל
itamar איתמר
itzik איציק
jacob יעקב
joseph יוסף
katz כץ
kochavi כוכבי
cohen כהן
lapid לפיד
lea לאה
levi לוי
levin לוין
liberman ליברמן
livni לבני
maya מאיה
meir מאיר
menachem מנחם
michael מיכאל
michal מיכל
mizrahi מזרחי
mofaz מופז
mordechai מרדכי
moshe משה
nadav נדב
naftali נפתלי
natan נתן
netanyahu נתניהו
nir ניר
nissim ניסים
noa נועה
ofer עופר
olmert אולמרט
omer עומר
oren אורן
or אור
peres פרס
peretz פרץ
pinchas פנחס
rabin רבין
rachel רחל
rafael רפאל
rafi רפי
ram רם
ran רן
regev רגב
reuven ראובן
rivka רבקה
rivlin ריבלין
ron רון
ronen רונן
rosenberg רוזנברג
rubin רובין
sara שרה
saar סער
segev שגב
segal סגל
shai שי
shalom שלום
shaked שקד
shamir שמיר
sharon שרון
shapira שפירא
shimon שמעון
shlomo שלמה
shmuel שמואל
silvan סילבן
smotrich סמוטריץ
steinitz שטייניץ
tamar תמר
tamir תמיר
tsipi ציפי
tsvi צבי
uri אורי
uzi עוזי
weizmann ויצמן וייצמן
oz עוז
gurion גוריון
ashkenazi אשכנזי
peled פלד
gal גל
tal טל
yaakov יעקוב
yair יאיר
yariv יריב
yehuda יהודה
yisrael יישראל
yigal יגאל
yitzhak יצחק
yoav יואב
yoel יואל
yona יונה
yonatan יהונתן יונתן
yoram יורם
yossi יוסי
yuval יובל
zeev זאב
zelensky זלנסקי
zvi צביקה
putin פוטין
vladimir ולדימיר
aleksandr אלכסנדר
mikhail מיכאיל
igor איגור
sergei סרגיי
bank בנק
hapoalim הפועלים
leumi לאומי
elbit אלביט
aerospace אווירית
systems מערכות
industries תעשיות
industry תעשייה
military צבאית
university אוניברסיטת אוניברסיטה
company חברה חברת
ltd בעמ
"""
"""The usual Latin spelling of common names and words, by their letters."""

_JOINED: Final = (("ה", ""), ("ו", ""), ("ל", ""))
"""Article, conjunction and preposition, which are written in one with the word."""


@lru_cache(maxsize=1 << 12)
def read(word: str) -> str:
    """A word in Hebrew letters in Latin ones: as it is spelled if it is known, else its consonants."""
    known = by_spelling(NAMES)
    found = known.get(word)
    if found is not None:
        return found
    for letter, said in _JOINED:
        rest = known.get(word.removeprefix(letter)) if word.startswith(letter) else None
        if rest is not None and len(word) > LEAST_JOINED:
            return said + rest
    word = word.replace("יי", "י").replace("וו", "ו")
    return "".join([_CONSONANTS.get(letter, letter) for letter in word])


LEAST_JOINED: Final = 4
"""Letters of a word from which its first one may be a word of its own."""
