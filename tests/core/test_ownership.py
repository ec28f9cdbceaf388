from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck.core.ownership import ListedShare, listed_share
from ddcheck.core.records import Owner


def owner(name: str, share: str | None = None, *owners: Owner) -> Owner:
    return Owner(name=name, share=None if share is None else Decimal(share), owners=owners)


def held(*owners: Owner) -> ListedShare:
    return listed_share(owners, "parties[0]", lambda _, each: str(each.name).startswith("Listed"))


def test_a_direct_share_counts_as_it_is() -> None:
    found = held(owner("Listed A", "51"), owner("B", "49"))
    assert (int(found.least), int(found.most)) == (51, 51)


def test_a_chain_multiplies() -> None:
    found = held(owner("Holding", "60", owner("Listed A", "90")))
    assert found.least == found.most == 54
    assert found.holdings[0].path == "parties[0].owners[0].owners[0]"
    assert found.holdings[0].words == "Holding (60 %) ← Listed A (90 %)"


def test_half_of_a_holder_counts_as_the_whole_of_it_beside_the_product() -> None:
    found = held(owner("Holding", "60", owner("Listed A", "60")))
    assert found.least == found.most == 36
    assert found.least_through_majorities == found.most_through_majorities == 60
    less = held(owner("Holding", "60", owner("Listed A", "49")))
    assert less.least_through_majorities == less.least


def test_an_unstated_share_of_a_holder_may_be_a_majority() -> None:
    found = held(owner("Holding", "60", owner("Listed A")), owner("B", "40"))
    assert (int(found.least_through_majorities), int(found.most_through_majorities)) == (0, 60)


def test_several_listed_owners_add_up() -> None:
    found = held(owner("Listed A", "30"), owner("Holding", "50", owner("Listed B", "50")))
    assert found.least == found.most == 55
    assert len(found.holdings) == 2


def test_an_unstated_share_lies_between_nothing_and_what_the_others_leave() -> None:
    found = held(owner("Listed A"), owner("B", "70"))
    assert (int(found.least), int(found.most)) == (0, 30)


def test_what_stands_behind_a_listed_owner_adds_nothing() -> None:
    found = held(owner("Listed A", "60", owner("Listed B", "100")))
    assert found.least == 60
    assert len(found.holdings) == 1


def test_a_circle_ends_where_the_record_ends_it() -> None:
    circle = owner("A", "50", owner("B", "50", owner("A", "50")))
    assert held(circle, owner("Listed D", "10")).least == 10


def test_a_listed_owner_is_not_hidden_by_a_holder_that_is_named_twice() -> None:
    hidden = owner("A", "60", owner("B", "60", owner("A", "60", owner("Listed C", "51"))))
    found = held(hidden, owner("D", "40"))
    assert [holding.path for holding in found.holdings] == [
        "parties[0].owners[0].owners[0].owners[0].owners[0]"
    ]
    assert found.least_through_majorities == 60


def test_shares_over_a_hundred_percent_do_not_go_beyond_it() -> None:
    assert held(owner("Listed A", "80"), owner("Listed B", "80")).most == 100


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 100), min_size=1, max_size=5))
def test_leaving_out_a_share_never_lowers_the_most(shares: list[int]) -> None:
    named = [owner(f"Listed {n}", str(share)) for n, share in enumerate(shares)]
    if sum(shares) > 100:
        return
    stated = held(*named)
    blanked = held(owner("Listed 0"), *named[1:])
    assert blanked.most >= stated.most
    assert blanked.least <= stated.least


def test_an_owner_without_a_name_may_be_a_listed_one() -> None:
    nameless = Owner(share=Decimal(60))
    found = held(nameless, owner("Anna Beispiel", "40"))
    assert (found.least, found.most) == (Decimal(0), Decimal(60))
    assert found.holdings[0].unstated == "parties[0].owners[0].name"


def test_what_stands_behind_an_owner_without_a_name_still_counts() -> None:
    nameless = Owner(share=Decimal(80), owners=(owner("Listed A", "50"),))
    found = held(nameless)
    assert (found.least, found.most) == (Decimal(40), Decimal(80))
