"""The index proposes what scoring every name would find, whatever the way and however many are asked."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from functools import reduce
from operator import or_
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ddcheck.core.lists import Designation, EntityList
from ddcheck.core.names.spelling import heard, word
from ddcheck.core.records import Party, PartyType
from ddcheck.core.screening import Index, Screener, addresses, building, features, keys, screener
from ddcheck.core.screening.bulk.columns import in_order, others_of, words_of
from ddcheck.core.screening.listed import Listed, listed
from ddcheck.core.values import Bilingual
from running import environment

DAY = date(2026, 11, 23)
GIVEN = [
    "Ahmad",
    "Hassan",
    "Igor",
    "Maria",
    "Jose",
    "Wei",
    "Ming",
    "Olga",
    "Viktor",
    "Abdul",
    "Karim",
    "John",
    "William",
    "Sergei",
    "Li",
    "Yu",
]
FAMILY = [
    "Petrov",
    "Karimi",
    "Gonzalez",
    "Wang",
    "Zhang",
    "Haqqani",
    "Smith",
    "Ivanov",
    "al-Tikriti",
    "O'Neill",
    "Nguyen",
    "Kim",
    "Xu",
]
FIRMS = [
    "Northwind",
    "Aerokosmos",
    "Tianhe",
    "Zvezda",
    "Meridian",
    "Alborz",
    "Caspian",
    "Huaxin",
    "Orion",
    "Baltika",
]
GOODS = [
    "Trading",
    "Shipping",
    "Electronics",
    "Technology",
    "Petroleum",
    "Research",
    "Aviation",
    "Import",
    "Export",
]
FORMS = ["Ltd", "LLC", "Co., Ltd.", "GmbH", "JSC", "S.A.", ""]
HAN = [
    "习近平",
    "王伟",
    "蔡英文",
    "中国北方工业公司",
    "华为技术有限公司",
    "深圳市天河电子科技有限公司",
    "张小红",
]


def names(count: int, seed: int) -> list[str]:
    random = Random(seed)
    found = []
    for _ in range(count):
        pick = random.random()
        if pick < 0.5:
            found.append(
                " ".join([*random.sample(GIVEN, random.randint(1, 2)), random.choice(FAMILY)])
            )
        elif pick < 0.9:
            found.append(
                " ".join([random.choice(FIRMS), random.choice(GOODS), random.choice(FORMS)]).strip()
            )
        else:
            found.append(random.choice(HAN))
    return found


def a_list(listed_names: list[str]) -> EntityList:
    kinds = (None, PartyType.PERSON, PartyType.ORGANIZATION, PartyType.VESSEL)
    return EntityList(
        id="test",
        title=Bilingual(en="A list"),
        publisher="Somebody",
        edition="1",
        entries=tuple(
            Designation(id=str(number), name=name, type=kinds[number % 4])
            for number, name in enumerate(listed_names)
        ),
    )


LISTED = names(240, 1)
SCREENER = Screener([a_list(LISTED)], as_of=DAY)
KINDS = st.sampled_from([None, "person", "organization", "vessel"])


# What a field of a form holds beside a name.
IN_A_FORM = [
    "Attn: {}",
    "c/o {}",
    "M/S {}",
    "2. {}",
    "<b>{}</b>",
    "{} b",
    "{} (China)",
    "{} - Purchasing Dept.",
    "{}, 12 High Street",
    "{}, PO Box 12",
    "{}\nBerlin",
    "Zenit Ltd d/b/a {}",
    "Zenit Ltd, a subsidiary of {}",
    "{}; Zenit Ltd",
    "天津泽尼特 {}",
    "{}（Zenit Ltd）",
    "{} 代表处",
    "收货人：{}",
]


@st.composite
def altered(draw: st.DrawFn) -> str:
    """A listed name as people write it: words turned, a letter lost or doubled, joined, in capitals, in a form."""
    name = draw(st.sampled_from(LISTED))
    texts = name.split()
    way = draw(st.integers(0, 9))
    if way > 7:
        return draw(st.sampled_from(IN_A_FORM)).format(name)
    if way == 1 and len(texts) > 1:
        texts = [*texts[1:], texts[0]]
    elif way in (2, 3):
        place = draw(st.integers(0, len(name) - 1))
        changed = name[:place] + ("" if way == 2 else name[place] * 2) + name[place + 1 :]
        texts = changed.split()
    elif way == 4 and len(texts) > 1:
        texts = [texts[0] + texts[1], *texts[2:]]
    elif way == 5:
        texts = [name.upper()]
    elif way == 6:
        texts = [*texts, draw(st.sampled_from(FORMS))]
    elif way == 7 and len(texts) > 1:
        texts = [texts[0][0] + ".", *texts[1:]]
    return " ".join(texts)


CERTAIN = 0.85


@settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(altered(), KINDS)
def test_what_the_index_finds_is_what_scoring_every_name_finds(name: str, kind: str | None) -> None:
    every = SCREENER.screen(name, kind, exhaustive=True)
    found = SCREENER.screen(name, kind)
    assert set(found) <= set(every)
    # What may be passed over: words written as one and spelled in another way, a seldom reading of characters,
    # a long word with two consonants changed. None of it is more than a question.
    assert [match for match in every if match.score >= CERTAIN and match not in found] == []


@settings(max_examples=25, deadline=None)
@given(st.lists(altered() | st.text(max_size=20), max_size=30), KINDS, st.data())
def test_many_names_are_screened_as_each_is_alone(
    asked: list[str], kind: str | None, data: st.DataObject
) -> None:
    turned = data.draw(st.permutations(asked))
    alone = {name: SCREENER.screen(name, kind) for name in asked}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screener, "FEW", 0)
        patch.setattr(screener, "CHUNK", data.draw(st.integers(1, 40)))
        assert SCREENER.screen_many(asked, kind) == [alone[name] for name in asked]
        assert SCREENER.screen_many(turned, kind) == [alone[name] for name in turned]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.builds(Party, name=altered(), type=KINDS), min_size=1, max_size=30),
    st.integers(0, 30),
)
def test_parties_that_were_expected_match_as_each_does_alone(
    parties: list[Party], other: int
) -> None:
    parties += [
        each.model_copy(update={"names": (parties[other % len(parties)].name or "x",)})
        for each in parties
    ]
    alone = [Screener((), as_of=DAY, index=SCREENER.index) for _ in parties]
    found = [each.screen_party(party, "p") for each, party in zip(alone, parties, strict=True)]
    together = Screener((), as_of=DAY, index=SCREENER.index)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screener, "FEW", 0)
        patch.setattr(screener, "TOGETHER", 1)
        patch.setattr(screener, "REMEMBERED", 1 + other)
        patch.setattr(screener, "RECENT", 1 + other)
        together.expect(parties)
        assert [together.screen_party(party, "p") for party in parties] == found


def test_a_large_column_is_screened_as_each_name_is_alone() -> None:
    asked = names(400, 7) + LISTED[:50] + ["", "—", "J. Smith", "习近平", "Hsi Chin-ping"]
    alone = [SCREENER.screen(name) for name in asked]
    assert SCREENER.screen_many(asked) == alone

    # Once what looks up columns is there, a short column is one too.
    few = len(asked) - screener.TOGETHER
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screener, "screen", None)
        assert SCREENER.screen_many(asked[few:]) == alone[few:]


@pytest.mark.parametrize("common", [1, 10, 10_000])
def test_both_ways_of_looking_up_propose_the_same_names(
    common: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    light = [
        "Abdul al Karim",
        "al Tikriti",
        "Zvezda Co Ltd",
        "The Orion Trading Co",
        "Ltd Co",
        "S.A. al",
        "Orion Caspian Trading Research OCTR",
        *[field.format("Orion Trading Co., Ltd.") for field in IN_A_FORM],
        *[field.format("王伟") for field in IN_A_FORM],
    ]
    asked = [
        *dict.fromkeys(
            [*names(300, 11), *light, "欧阳 伟", "Ou-yang Wei", "J. Smith", "Xi Jin Ping"]
        )
    ]
    index = Index.of(entries([*LISTED, *light]))
    # What a pair of words leads to is what going through the names of each word finds.
    before = {name: index.candidates(name) for name in asked}
    monkeypatch.setattr(building, "COMMON", common)
    index = Index.of(entries([*LISTED, *light]))
    assert any(index.sections["word_common"]) is (common < 10_000)
    assert {name: index.candidates(name) for name in asked} == before
    for kind in ("", "person", "organization", "vessel"):
        found = {name: list(numbers) for name, numbers in index.candidates_of(asked, kind)}
        assert found == {n: told for n in asked if (told := index.candidates(n, kind))}


def entries(listed_names: list[str]) -> tuple[Listed, ...]:
    return tuple(listed(a_list(listed_names), {}))


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.sampled_from(LISTED)
        | altered()
        | st.text(min_size=1, max_size=30).map(str.strip).filter(bool),
        min_size=1,
        max_size=40,
    )
)
def test_both_ways_of_building_make_the_same_bytes(chosen: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        plain = building.build(entries(chosen))
        patch.setattr(building, "SMALL", 0)
        assert building.build(entries(chosen)) == plain


ADDRESSES = ["12 Main Street, Springfield", "Unit 007, 5/F 中山路12号", "PO Box 9", "Somewhere"]
NUMBERS = ["9074729", "IMO 9074729", "５４９３００ABC", "12-34", "x" * 600]
FIELDS: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    names=st.lists(st.sampled_from([*LISTED[:20], "A / B Trading", "Orion aka Zvezda", "—"]))
    .filter(bool)
    .map(tuple),
    addresses=st.lists(st.sampled_from(ADDRESSES), max_size=3).map(tuple),
    identifiers=st.lists(
        st.tuples(st.sampled_from(["imo", "lei"]), st.sampled_from(NUMBERS)), max_size=3
    ).map(tuple),
    type=st.sampled_from(["", "person", "vessel"]),
    countries=st.sampled_from([(), ("CN",), ("RU", "CN")]),
)
SOME = next(listed(a_list(["Orion"]), {}))
ENTRIES = st.lists(FIELDS.map(lambda fields: SOME._replace(**fields)), min_size=1, max_size=40)


@settings(max_examples=20, deadline=None)
@given(ENTRIES)
def test_both_ways_of_building_make_the_same_bytes_of_all_there_is_of_an_entry(
    chosen: list[Listed],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        plain = building.build(chosen)
        patch.setattr(building, "SMALL", 0)
        assert building.build(chosen) == plain


@settings(max_examples=20, deadline=None)
@given(ENTRIES)
def test_entries_may_be_taken_one_by_one_and_a_few_at_a_time(chosen: list[Listed]) -> None:
    whole = building.build(chosen)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "_BLOCK", building.ENTRIES_TOGETHER)
        assert building.build(iter(chosen)) == whole


@given(st.lists(st.sampled_from(ADDRESSES) | st.text(max_size=30), max_size=5))
def test_many_addresses_have_the_keys_of_each(texts: list[str]) -> None:
    assert addresses.keys_of(texts) == [set(addresses.read(text).keys) for text in texts]


@settings(max_examples=20, deadline=None)
@given(ENTRIES)
def test_entries_are_read_as_they_were_written(chosen: list[Listed]) -> None:
    index = Index.of(chosen)
    assert [index.entry(number) for number in range(index.entries)] == chosen


@given(
    st.lists(st.integers(0, 3) | st.integers(0, keys.MASK) | st.sampled_from([keys.MASK, 1 << 32]))
)
def test_numbers_are_put_in_order_and_equal_ones_stay_as_they_come(numbers: list[int]) -> None:
    column = np.array(numbers, np.uint64)
    assert in_order(column).tolist() == np.argsort(column, kind="stable").tolist()


@given(st.lists(st.lists(st.integers(0, 255), max_size=6)))
def test_the_bits_of_all_others_between_the_same_starts(groups: list[list[int]]) -> None:
    bits = np.array([each for group in groups for each in group], np.uint64)
    starts = np.cumsum([0, *map(len, groups)])
    others = [
        reduce(or_, group[:place] + group[place + 1 :], 0)
        for group in groups
        for place in range(len(group))
    ]
    assert others_of(bits, starts).tolist() == others
    assert others_of(np.stack([bits, bits]), starts).tolist() == [others, others]


def test_an_index_survives_its_bytes() -> None:
    sections = building.build(entries(LISTED))
    again = Index({name: bytes(data) for name, data in sections.items()})
    found = Screener((), as_of=DAY, index=again).screen("Ahmad Karimi")
    assert found == SCREENER.screen("Ahmad Karimi")


def test_an_index_of_another_version_is_refused() -> None:
    sections = building.build(entries(LISTED))
    sections["meta"] = sections["meta"].replace(building.VERSION.encode(), b"another")
    with pytest.raises(ValueError, match="another version"):
        Index(sections)


TEXTS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=40)


@given(st.lists(TEXTS, min_size=1, max_size=8))
def test_columns_of_words_have_the_keys_of_the_words(texts: list[str]) -> None:
    columns, sounds = words_of(texts)
    assert list(sounds.skeletons) == [word(text).skeleton for text in texts]
    assert heard(texts) == ([word(text).canon for text in texts], sounds.skeletons)
    assert list(sounds.bones) == [features.bones(text) for text in texts]
    assert columns.text.tolist() == [keys.key(text, 0) for text in texts]
    assert columns.sound.tolist() == [keys.key(word(text).skeleton, 0) for text in texts]
    assert columns.canon.tolist() == [keys.key(word(text).canon, 0) for text in texts]
    assert columns.bare_with_w.tolist() == [keys.key(word(text).bare_with_w, 0) for text in texts]
    assert columns.bones.tolist() == [keys.key(features.bones(text), 0) for text in texts]
    tails = [features.bones(text).removeprefix("_") for text in texts]
    assert columns.tail.tolist() == [keys.key(tail, 0) for tail in tails]
    assert columns.tail_size.tolist() == list(map(len, tails))


@given(TEXTS, st.integers(0, 39), st.sampled_from("abcxyz"))
def test_words_one_edit_apart_share_a_key(text: str, place: int, letter: str) -> None:
    place %= len(text)
    changed = text[:place] + letter + text[place + 1 :]
    if 4 <= len(text) <= keys.LONGEST:
        assert set(keys.near_keys(text, 1)) & set(keys.near_keys(changed, 1))
        assert set(keys.near_keys(text, 1)) & set(
            keys.near_keys(text[:place] + text[place + 1 :], 1)
        )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Mohamad Karimi", "Muhammad Karimi"),
        ("Alborz Trade Company", "Alborz Trade Co"),
        ("AlQaida", "Al Qaeda"),
        ("MacDonald Shipping", "McDonald Shipping"),
        ("Bill Petrov", "William Petrov"),
        ("Petrov, Igor", "Igor Petrov"),
        ("Jose Gonzales", "José González"),
        ("Иван Петров", "Ivan Petrov"),
        # What a name is called for short costs nothing, whatever else is left over.
        ("Zvezda Northwind", "Zvezda Meridian Northwind (ZMN)"),
        ("Kirk Jamaat-ul-Ahrar", "Jamaat-ul-Ahrar (JUA)"),
        # An initial stands for one word, and a short word is like another.
        ("A. Ali, Qassim", "Abu al-Qasem"),
        # What is misspelt or misread is looked up as what it is meant to be.
        ("Tanvor Commerical Bank", "Tanvor Commercial Bank"),
        ("Joint Stoxk Company Vektra", "Vektra JSC"),
        ("Drnitriev, Oleg", "Oleg Dmitriev"),
        ("ファナック株式会社", "Fanuc Corporation"),
        ("יאיר לפיד", "Yair Lapid"),
        ("さくら丸", "Sakura Maru"),
    ],
)
def test_spellings_that_people_use_are_found(asked: str, found: str) -> None:
    alone = Screener([a_list([found, "Other Name"])], as_of=DAY)
    matches = alone.screen(asked)
    assert [match.listed_name for match in matches] == [found]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screener, "FEW", 0)
        assert alone.screen_many([asked]) == [matches]


FORKS = """
import os, sys, threading, time
from datetime import date
from ddcheck import EntityList, Screener
from ddcheck.core.lists import Designation
from ddcheck.core.screening.bulk.asker import Asker
from ddcheck.core.values import Bilingual

names = [f"Example {number} Trading" for number in range(300)]
entries = tuple(Designation(id=str(n), name=name) for n, name in enumerate(names[::3]))
title = Bilingual(en="X", zh="甲")
listed = EntityList(id="x", title=title, publisher="x", edition="1", entries=entries)
screener = Screener([listed], as_of=date(2026, 7, 15))
alone = Screener([listed], as_of=date(2026, 7, 15)).screen_many(names)

looks_up, waiting, may_go_on = Asker.candidates, threading.Event(), threading.Event()

def held(self, names, kind=""):
    waiting.set()
    may_go_on.wait(60)
    return looks_up(self, names, kind)

Asker.candidates = held
other = threading.Thread(target=lambda: found.append(screener.screen_many(names)))
found = []
other.start()
waiting.wait(60)
child = os.fork()
if child == 0:
    Asker.candidates = looks_up
    os._exit(0 if screener.screen_many(names) == alone else 1)
for _ in range(600):
    ended, status = os.waitpid(child, os.WNOHANG)
    if ended:
        break
    time.sleep(0.05)
else:
    os.kill(child, 9)
    os.waitpid(child, 0)
    status = None
may_go_on.set()
other.join()
print(status, found == [alone])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here")
def test_a_process_forked_while_a_thread_looks_up_names_looks_up_names() -> None:
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FORKS],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
        timeout=100,
    )

    assert ran.stdout.split() == ["0", "True"], ran.stderr
