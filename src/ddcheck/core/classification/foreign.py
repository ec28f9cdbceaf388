"""What other languages call the controlled elements and graphite, and names that are spelled letter by letter.

A buyer's contract may name the goods in German, Spanish, Russian, Japanese or Korean while the declaration names something else.
What is found raises a question about what it would be in English, and proves nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ddcheck.core.classification.wording import bag, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = """
antimony: antimon antymonu antimonu أنتيمون الأنتيمون พลวง แอนติโมนี antimoine antimonio antimônio antymon antimoni сурьм сурьмян アンチモン アンチモニー 안티몬 안티모니
bismuth: wismut bizmutu vismutu بزموت البزموت บิสมัท bismut bismuto bismute bizmut bitmut vismut висмут ビスマス 蒼鉛 비스무트 비스무스 창연
tungsten: wolfram wolframu volframu تنغستن التنغستن تنجستن التنجستن ทังสเตน wolframio volframio volfram tungstène tungsteno tungstênio tungstenio vonfram tungstén вольфрам タングステン 텅스텐
tellurium: tellur telluru teluru تيلوريوم التيلوريوم เทลลูเรียม tellure telurio telúrio tellurio telluuri telua tellür теллур テルル 텔루륨 텔루르
molybdenum: molybdän molibdenu molybdenu الموليبدينوم molybdaen molybdène molibdeno molibdênio molibdenio molibden molybden molypden молибден モリブデン 몰리브덴 몰리브데넘
gallium: galu galio الغاليوم الجاليوم แกลเลียม gálio gallio galyum galium галли ガリウム 갈륨
germanium: germanu germanio الجرمانيوم เจอร์เมเนียม germânio germanyum germaani германи ゲルマニウム 게르마늄 저마늄
indium: indyum инди インジウム 인듐
graphite: graphit grafitu الجرافيت الغرافيت แกรไฟต์ กราไฟต์ grafit grafito grafite grafiet графит グラファイト 黒鉛 黑鉛 흑연 그라파이트
dysprosium: dysproz dysprozu disprosio الديسبروسيوم disprósio disprosyum dysprosi диспрози ジスプロシウム 디스프로슘
terbium: terbu terbio التيربيوم térbio terbiyum терби テルビウム 터븀 테르븀
samarium: samaru samario الساماريوم samário samaryum самари サマリウム 사마륨
gadolinium: gadolinio gadolínio gadolinyum гадолини ガドリニウム 가돌리늄
lutetium: lutecio lutécio lutezio lutetyum лютеци ルテチウム 루테튬
scandium: skandu escandio escândio scandio skandium skandyum сканди スカンジウム 스칸듐
yttrium: itru itrio ítrio ittrio itriyum иттри イットリウム 이트륨
holmium: holmio hólmio гольми ホルミウム 홀뮴
erbium: erbio érbio эрби エルビウム 에르븀
europium: europio európio европи ユウロピウム ユーロピウム 유로퓸
thulium: tulio túlio тули ツリウム 툴륨
ytterbium: iterbio itérbio itterbio иттерби イッテルビウム 이터븀
"""
_GERMAN = "antimon wismut bismut wolfram tellur molybdän molybdaen gallium germanium indium graphit dysprosium terbium samarium gadolinium scandium yttrium"
_GERMAN_TAILS = (
    "pulver:powder barren:ingot metall:metal oxid:oxide trioxid:trioxide karbid:carbide carbid:carbide arsenid:arsenide "
    "phosphid:phosphide nitrid:nitride tellurid:telluride legierung:alloy draht:wire stab:rod stange:rod block:block blech:sheet "
    "schrott:scrap späne:chips erz:ore folie:foil granulat:granules scheibe:wafer wafer:wafer poeder:powder target:target"
)
_END_OF_LATIN = "\u0250"
_LETTERS = re.compile(r"[^\W\d_]+")
# Not compiled here: few lines are written so.
_SPELLED = r"(?<![a-z0-9])(?:[a-z][ .]){3,}[a-z](?![a-z0-9])"


_CYRILLIC = re.compile("[\u0430-\u045f]")
_ENDINGS = [
    "й",
    "ем",
    "ев",
    "евый",
    "евая",
    "евое",
    "евые",
    "евого",
    "евой",
    "евых",
    "идов",
    "идный",
    "идная",
]
"""How the Russian names of elements on -ий go on; so does what is of them: галлиевый."""
_OF = "оксид диоксид окись двуокись фосфид антимонид арсенид сульфид нитрид хлорид тетрахлорид кристалл монокристалл слиток пластина порошок"
_MADE = (
    "dichtung packung guarnizion empaquetadura vedação vedacao прокладк уплотн ガスケット パッキン 가스켓 "
    "elektrod electrodo eletrodo elettrod электрод 電極 전극 bürste escobilla escova spazzol щетк щётк ブラシ 브러시 "
    "schmier grasso grasa graxa lubri смазк 潤滑 윤활 bleistift карандаш 鉛筆 연필"
)
_BEGUN = "junta matit lápi"
"""Gaskets, electrodes, brushes, lubricants and pencils, which the control list takes out in English, as it does grey."""
_LINKS = "aus in mit di da de do con con el la en em из с на"
_ALSO_GRAPHITE = "graphit grafit графит グラファイト 黒鉛 黑鉛 흑연 그라파이트"
_ALSO_COUNTRIES = frozenset(["инди", "германи"])
"""Whose genitive is the name of a country: оксид индия, and Индия."""


@lru_cache(maxsize=128)
def _inflected(stem: str, written: str) -> str:
    """The pattern of a name in the forms that it takes, as `wording.fold` leaves them.

    Сканди begins Scandinavia, and германи Germany: what goes on otherwise than the element does is not the element.
    """
    if not _CYRILLIC.match(written):
        # ホテルルーム is a hotel room, and no テルル.
        begun = "(?<![ァ-ヴー])" if "ァ" <= written[0] <= "ヴ" else ""
        return begun + re.escape(stem)
    after = r"(?![^\W\d_])"
    begun = r"(?<![^\W\d_])" + re.escape(stem)
    if not written.endswith("и"):
        return begun + r"[^\W\d_]*"
    endings = "|".join(map(fold, _ENDINGS))
    if written not in _ALSO_COUNTRIES:
        return f"{begun}(?:{endings}|{fold('я')}|{fold('ю')}){after}"
    of = "|".join(map(fold, _OF.split()))
    return f"{begun}(?:{endings}){after}|(?:{of}) {re.escape(stem)}{fold('я')}{after}"


def _read() -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """Words in Latin letters to English ones; stems in other letters to their own spelling and the English name."""
    words: dict[str, str] = {}
    stems: dict[str, tuple[str, str]] = {}
    english: dict[str, str] = {}
    for line in _NAMES.strip().splitlines():
        name, _, others = line.partition(": ")
        for other in others.split():
            english[other] = name
            if other[0] < _END_OF_LATIN:
                words[fold(other)] = name
            else:
                stems[fold(other)] = (other, name)
    for head in _GERMAN.split():
        for tail in _GERMAN_TAILS.split():
            german, _, meant = tail.partition(":")
            words[fold(head + german)] = f"{english.get(head, head)} {meant}"
    return words, stems


_WORDS, _STEMS = _read()
_FIRST_LETTERS = frozenset(stem[0] for stem in _STEMS)
_ENGLISH = tuple(line.partition(":")[0] for line in _NAMES.strip().splitlines())

NAMES: dict[str, str] = {word: name for word, name in _WORDS.items() if " " not in name} | {
    stem: name for stem, (_, name) in _STEMS.items()
}
"""Names in other languages, as `wording.fold` leaves them, to English ones; of Russian ones the stem."""


@lru_cache(maxsize=1)
def _of_graphite() -> re.Pattern[str]:
    """Graphite beside what is made of it: ``Dichtung aus Graphit``, ``графитовая смазка``, and no ``Verpackung``."""
    made, begun, links, graphite = (
        "|".join(map(fold, words.split())) for words in (_MADE, _BEGUN, _LINKS, _ALSO_GRAPHITE)
    )
    letters = r"[^\W\d_]"
    thing = rf"(?:(?<!ver)(?:{made})|(?<!{letters})(?:{begun})){letters}*"
    # Graphite for electrodes is no electrode: the Russian noun goes before other words than the adjective.
    return re.compile(
        rf"(?:{thing}(?: {letters}+)? (?:{links})(?: {letters}+)?|grigio|cinza) (?:{graphite}){letters}*"
        rf"|(?:{graphite.replace(fold('графит'), fold('графито'))}){letters}*[ の製-]?{thing}"
    )


_SYLLABLES = bag(
    "hua suan shu jin chun ding kuai kuang fen zhu zhen jing mo tu ci peng cai lian dian liao nv nu lv shen zhe jia wu"
)
_TONES = frozenset("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü")
_JOINED = r"yang ?hua|jin ?shu|gao ?chun|shi ?mo|xi ?tu|suan[a-z]|tie ?peng|ci ?tie|he ?jin|hua ?jia|hua ?yin|ding(?![a-z])"


def may_be_pinyin(folded: str) -> bool:
    """Whether a text may give goods in pinyin, asked before anything of it is looked up."""
    if not _SYLLABLES.isdisjoint(folded.split()):
        return True
    if not folded.isascii() and not _TONES.isdisjoint(folded):
        return True
    return re.search(_JOINED, folded) is not None


def in_english(folded: str) -> Iterator[tuple[str, str, str]]:
    """Each name in another language, or spelled letter by letter: as written, its English name, and the text with it.

    The text is one that `wording.fold` gave.
    """
    for word in _LETTERS.findall(folded):
        if (name := _WORDS.get(word)) is not None:
            if name == "graphite" and word not in _of_graphite().sub(" ", folded):
                continue
            yield word, name.partition(" ")[0], folded.replace(word, name)
    if not folded.isascii() and not _FIRST_LETTERS.isdisjoint(folded):
        for stem, (written, name) in _STEMS.items():
            if stem in folded:
                pattern = _inflected(stem, written)
                if name == "graphite" and not re.search(pattern, _of_graphite().sub(" ", folded)):
                    continue
                right = re.sub(pattern, f" {name} ", folded)
                if right != folded:
                    yield written, name, right
    if 3 * (folded.count(" ") + folded.count(".")) > len(folded):
        for match in re.finditer(_SPELLED, folded):
            joined = match[0].replace(" ", "").replace(".", "")
            for name in _ENGLISH:
                if name in joined:
                    right = joined.replace(name, f" {name} ")
                    yield match[0], name, folded.replace(match[0], right)
