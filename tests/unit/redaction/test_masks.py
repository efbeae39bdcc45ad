from hypothesis import given
from hypothesis import strategies as st

from rehearsal_audio.redaction.masks import Kind, mask, tokens_of

texts = st.text(st.sampled_from("abZ ,.'’s-9£“é\n"), max_size=60)


@given(texts, st.data())
def test_what_is_not_masked_stays_and_spans_follow(text: str, data: st.DataObject) -> None:
    tokens = tokens_of(text)
    worded = [number for number, token in enumerate(tokens) if token.core]
    numbers = data.draw(st.sets(st.sampled_from(worded))) if worded else set()
    found = mask(text, dict.fromkeys(numbers, Kind.NAME))
    assert len(tokens_of(found.text)) == len(tokens)
    for number, token in enumerate(tokens):
        start, end = found.span(token.core_start, token.core_end)
        assert found.text[start:end] == ("[NAME]" if number in numbers else token.core)
    assert found.span(0, len(text)) == (0, len(found.text))


@given(texts, st.data())
def test_a_span_never_ends_before_it_starts(text: str, data: st.DataObject) -> None:
    worded = [number for number, token in enumerate(tokens_of(text)) if token.core]
    found = mask(text, dict.fromkeys(worded, Kind.NUMBER))
    start = data.draw(st.integers(0, len(text)))
    first, last = found.span(start, data.draw(st.integers(start, len(text))))
    assert 0 <= first <= last <= len(found.text)


def test_punctuation_and_a_genitive_s_stay() -> None:
    assert mask("“Priya’s, mum", {0: Kind.NAME}).text == "“[NAME]’s, mum"
    assert mask("£45.", {0: Kind.NUMBER}).text == "£[NUMBER]."
