from dataclasses import replace

from yusuan.document import Box, Cell, Place
from yusuan.recognise.breaks import bridged


def cell(
    row: int, column: int, text: str, rowspan: int = 1, *, above: bool = False, below: bool = False
) -> Cell:
    place = Place(page=1 + above, box=Box(x0=0, top=0, x1=1, bottom=1))
    return Cell(
        row=row,
        column=column,
        rowspan=rowspan,
        text=text,
        raw=text,
        place=place,
        open_above=above,
        open_below=below,
    )


def test_a_cell_written_whole_on_both_pages_is_said_once() -> None:
    upper, lower = cell(1, 0, "甲项目", 2, below=True), cell(3, 0, "甲项目", 2, above=True)
    rest = cell(3, 1, "1.5")
    whole, left = bridged({0: upper}, [lower, rest], 3)
    assert [(c.row, c.rowspan, c.text, c.place.page) for c in whole.values()] == [(1, 4, "甲项目", 1)]
    assert left == [rest]


def test_text_that_stands_on_the_second_page_only_gives_its_place() -> None:
    whole, _ = bridged({0: cell(1, 0, "", below=True)}, [cell(2, 0, "甲", above=True)], 2)
    assert [(c.row, c.text, c.place.page) for c in whole.values()] == [(1, "甲", 2)]


def test_text_that_runs_over_is_put_together() -> None:
    whole, _ = bridged({0: cell(1, 0, "绩效", below=True)}, [cell(2, 0, "目标", above=True)], 2)
    assert (whole[0].text, whole[0].raw) == ("绩效目标", "绩效\n目标")


def test_a_cell_over_three_pages_stays_open() -> None:
    lower = replace(cell(2, 0, "甲", above=True), open_below=True)
    whole, _ = bridged({0: cell(1, 0, "", below=True)}, [lower], 2)
    assert whole[0].open_below


def test_different_figures_are_rows_of_their_own() -> None:
    upper = [cell(1, 0, "甲", below=True), cell(1, 1, "1.5", below=True)]
    lower = [cell(2, 0, "乙", above=True), cell(2, 1, "2.5", above=True)]
    assert bridged(dict(enumerate(upper)), lower, 2) == ({}, lower)


def test_a_cell_closed_on_one_side_is_whole() -> None:
    upper, lower = [cell(1, 0, "甲")], [cell(2, 0, "乙", above=True)]
    assert bridged(dict(enumerate(upper)), lower, 2) == ({}, lower)


def test_a_cell_stands_where_its_text_is_seen() -> None:
    upper = replace(cell(1, 0, "甲", below=True), hidden=True)
    whole, _ = bridged({0: upper}, [cell(2, 0, "甲", above=True)], 2)
    assert (whole[0].place.page, whole[0].hidden) == (2, False)
