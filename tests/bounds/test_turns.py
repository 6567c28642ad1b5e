from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from casualties.bounds.origins import agree, by_origin
from casualties.bounds.turns import last_words, turns


@dataclass(frozen=True)
class Told:
    at: int
    low: int
    reported: date | None
    revises: str | None = None
    chain: tuple[str, ...] = ("coroner",)
    incident: str | None = "fire"
    stance: str = "asserted"
    qualifier: str = "exact"
    day: date | None = None

    @property
    def id(self) -> str:
        return f"c{self.at}"

    @property
    def high(self) -> int:
        return self.low

    @property
    def said(self) -> int:
        return self.low


@st.composite
def told(draw: st.DrawFn) -> list[Told]:
    size = draw(st.integers(2, 7))
    found = []
    for at in range(size):
        earlier = draw(st.none() | st.integers(0, at - 1)) if at else None
        day = draw(st.none() | st.integers(0, 4))
        through = draw(st.sampled_from([(), ("paper",), ("radio",)]))
        found.append(
            Told(
                at=at,
                low=draw(st.integers(0, 6)),
                reported=None if day is None else date(2017, 2, 1) + timedelta(days=day),
                revises=None if earlier is None else f"c{earlier}",
                chain=("coroner", *through),
            )
        )
    return found


@given(told())
def test_each_telling_is_in_one_word_and_what_is_replaced_comes_before_what_replaces_it(tellings: list[Told]) -> None:
    words = turns(tellings)
    assert sorted(each.at for word in words for each in word.tellings) == [each.at for each in tellings]
    number = {each.id: at for at, word in enumerate(words) for each in word.tellings}
    for each in tellings:
        if each.revises is not None:
            assert number[each.revises] <= number[each.id]


@given(told())
def test_a_figure_that_another_replaces_outright_is_never_a_last_word(tellings: list[Told]) -> None:
    words = turns(tellings)
    last = last_words(words)
    number = {each.id: at for at, word in enumerate(words) for each in word.tellings}
    assert len(words) - 1 not in last
    for each in tellings:
        if each.revises is not None and number[each.revises] != number[each.id]:
            assert number[each.revises] in last
    for earlier, follower in last.items():
        assert earlier < follower


@given(told())
def test_the_tellings_of_a_word_give_one_figure(tellings: list[Told]) -> None:
    for word in turns(tellings):
        assert all(agree(word.first, each) for each in word.tellings)


def test_a_publisher_of_one_source_goes_back_to_it_and_one_of_several_to_none() -> None:
    hospital = Told(0, 12, None, chain=("hospital", "gazette"))
    own = Told(1, 12, None, chain=("gazette",))
    police = Told(2, 12, None, chain=("police", "gazette"))
    assert list(by_origin([hospital, own])) == ["hospital"]
    assert list(by_origin([hospital, own, police])) == ["hospital", "gazette", "police"]
