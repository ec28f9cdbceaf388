"""Goods named in other languages than English and Chinese, or letter by letter."""

from __future__ import annotations

import pytest

from ddcheck.core.classification import Answer, Classification
from ddcheck.core.classification.chemistry import resolve
from ddcheck.core.classification.elements import BY_NAME
from ddcheck.core.classification.foreign import NAMES
from goods import DAY, classifier, item

SCRAP = "7801990000"


def of(description: str, hs_code: str = SCRAP) -> Classification:
    return classifier().classify(item(description, hs_code), as_of=DAY)


@pytest.mark.parametrize(
    ("description", "element"),
    [
        ("Antimonbarren", "antimon"), ("Lingots d'antimoine", "antimon"), ("Сурьма металлическая", "сурьм"), ("アンチモン地金", "アンチモン"),
        ("텅스텐 분말", "텅스텐"), ("Polvo de wolframio", "wolframio"), ("Galliumarsenid Wafer", "galliumarsenid"), ("Оксид диспрозия", "диспрози"),
        ("Lingotti di bismuto", "bismuto"), ("Диоксид германия", "германи"), ("Proszek wolframu", "wolframu"), ("Tlenek galu", "galu"), ("سبيكة الأنتيمون", "أنتيمون"), ("แท่งพลวง", "พลวง"), ("Graphitblock", "graphitblock"), ("Графит чешуйчатый", "графит"), ("Германиевая пластина", "германи"),
        ("Галлиевый слиток", "галли"), ("Лом скандия", "сканди"), ("G a l l i u m  ingot", "g a l l i u m"), ("G.A.L.L.I.U.M. metal", "g.a.l.l.i.u.m"),
    ],
)  # fmt: skip
def test_another_language_raises_the_question_and_proves_nothing(
    description: str, element: str
) -> None:
    found = of(description)
    assert {each.answer for each in found.answers} == {Answer.POSSIBLE}
    assert all(element in " ".join(why.en for why in each.because) for each in found.answers)


@pytest.mark.parametrize(
    "description",
    [
        "A B C D wooden letters", "Rustic candle holders", "Antimonfreier Lack", "Sin antimonio", "Сплав без сурьмы", "Bolts M 8 x 3 0 z n",
        "Volle Rolle Papier", "カメラ", "가방", "Индийский чай", "Индикатор уровня", "Dichtung aus Graphit", "Junta de grafito", "Графитовая прокладка", "Stopfbuchspackung aus Graphit", "Escovas de grafite", "Lack, grigio grafite", "黒鉛電極", "Индивидуальная упаковка", "Сделано в Германии", "Германия",
        "Скандинавская мебель", "Капитулирующий", "Té indio", "ホテルルーム備品", "Европейский стандарт",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_asks_nothing(description: str) -> None:
    assert of(description).answers == ()


@pytest.mark.parametrize(
    "description",
    [
        "Grafit, Verpackung: 25 kg Säcke", "Grafito en polvo, ver ficha adjunta", "Grafit und Hämatit, Pulver", "Grafite isostático, cor cinza",
        "Графит изостатический для электродов", "Elektroden, Grafit in Pulver", "Junta de grafito y bloque de grafito",
    ],
)  # fmt: skip
def test_a_gasket_elsewhere_in_the_text_does_not_hide_graphite(description: str) -> None:
    assert of(description).answers


def test_under_a_code_of_finished_goods_it_is_not_looked_for() -> None:
    assert of("T-Shirt grafit", "6109100022").answers == ()


def test_a_composition_may_be_written_in_another_language() -> None:
    assert resolve("Antimon").mentions == resolve("Sb").mentions
    assert resolve("タングステン").mentions == resolve("W").mentions
    assert resolve("사마륨").mentions == resolve("Sm").mentions


def test_every_name_is_of_a_known_element_or_of_graphite() -> None:
    assert set(NAMES.values()) - BY_NAME.keys() == {"graphite"}
