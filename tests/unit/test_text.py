from yusuan.text import fold, plain


def test_look_alikes_are_folded_and_punctuation_stays() -> None:
    assert fold("⽀出（⼀）１２．５") == "支出（一）12.5"
    assert fold("⻘⻓⻅⻋") == "青长见车"
    assert fold("a\ud800b") == "a\ufffdb"
    assert fold("　行政") == "　行政"


def test_the_plain_form_has_no_blanks_and_one_kind_of_bracket() -> None:
    assert plain("“三公” 经 费（元）") == '"三公"经费(元)'
    assert plain("【2023】112号") == plain("〔2023〕112号") == "[2023]112号"
