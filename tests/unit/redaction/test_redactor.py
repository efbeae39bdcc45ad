from dataclasses import replace
from pathlib import Path

import pytest

from rehearsal_audio.export import export_iteration
from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.redaction import Kind, Redactor, redact_report
from rehearsal_audio.redaction.network import Network, NetworkSettings

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "report" / "nhs-ward-1.report.json"


class Finds:
    """Takes the given words for names."""

    def __init__(self, *words: str) -> None:
        self._words = words

    def find(self, text: str) -> tuple[tuple[int, int, Kind], ...]:
        return tuple(
            (text.index(word), text.index(word) + len(word), Kind.NAME)
            for word in self._words
            if word in text
        )


@pytest.fixture(scope="module")
def network() -> Network:
    return Network()


def texts_of(redactor: Redactor, *texts: str, known: tuple[str, ...] = ()) -> list[str]:
    return [found.text for found in redactor.redact(texts, known)]


def test_a_name_found_once_is_masked_everywhere() -> None:
    said = texts_of(Redactor(Finds("with Olu")), "I spoke with Olu today", "Olu agreed")
    assert said[1] == "[NAME] agreed"


def test_a_name_that_is_an_everyday_word_is_left_where_it_opens_a_question() -> None:
    said = texts_of(Redactor(Finds()), "I saw Will there", "Will you tell Will that?")
    assert said == ["I saw [NAME] there", "Will you tell [NAME] that?"]


def test_known_names_are_masked_in_any_case() -> None:
    said = texts_of(
        Redactor(Finds()),
        "anna was on willow ward",
        "Anna, well",
        known=("Anna Bell", "Willow Ward"),
    )
    assert said == ["[NAME] was on [NAME] [NAME]", "[NAME], well"]


def test_titles_stay() -> None:
    (said,) = texts_of(Redactor(Finds("Dr Ahmed")), "It was Dr Ahmed who rang")
    assert said == "It was Dr [NAME] who rang"


def test_the_network_reads_names_and_places_in_any_case(network: Network) -> None:
    for text in ("Priya moved here from Nottingham", "priya moved here from nottingham"):
        kinds = {text[start:end].casefold(): kind for start, end, kind in network.find(text)}
        assert Kind.NAME in kinds.values()
        assert Kind.PLACE in kinds.values()
    assert network.find("it has been a long winter for all of us") == ()


def test_a_long_text_is_read_to_its_end_in_windows() -> None:
    network = Network(NetworkSettings(window_pieces=24, overlap_pieces=8))
    text = "it has been a long winter for all of us " * 20 + "and Priya moved to Nottingham"
    found = {text[start:end] for start, end, _ in network.find(text)}
    assert found
    assert all(text.rindex("winter") < start for start, _, _ in network.find(text))


def test_no_text_is_no_fault(network: Network) -> None:
    assert texts_of(Redactor(network), "", "  ", "…") == ["", "  ", "…"]


def test_a_report_is_masked_in_every_file(tmp_path: Path) -> None:
    report = read_report(GOLDEN)
    words = [word for one in report.utterances for word in one.words]
    secret = max({word.text.strip(".,?!") for word in words if word.text.isalpha()}, key=len)
    masked, silenced = redact_report(report, Redactor(Finds()), known=(secret,))
    export_iteration(masked, tmp_path)
    for path in tmp_path.iterdir():
        assert secret.casefold() not in path.read_text(encoding="utf-8").casefold(), path.name
    spoken = [word for word in words if word.text.strip(".,?!").casefold() == secret.casefold()]
    assert spoken
    for word in spoken:
        assert any(one.start_s <= word.start_s and word.end_s <= one.end_s for one in silenced)


def test_labels_and_quotes_of_a_masked_report_stay_together() -> None:
    report = read_report(GOLDEN)
    masked, _ = redact_report(report, Redactor(Finds("you", "the")), known=())
    said = {one.index: one.text for one in masked.utterances}
    assert any("[NAME]" in text for text in said.values())
    for event in masked.events:
        if "start_char" in event.details:
            start, end = event.details["start_char"], event.details["end_char"]
            assert event.quote == said[event.details["utterance_index"]][start:end]
    for utterance in masked.utterances:
        if utterance.words:
            assert utterance.text == " ".join(word.text for word in utterance.words)
    spans = [(one.utterance_index, one.start_char, one.end_char) for one in masked.labels]
    assert all(0 <= start <= end <= len(said[index]) for index, start, end in spans)
    assert masked.measures == report.measures


def test_the_words_that_spoke_for_a_label_go() -> None:
    report = read_report(GOLDEN)
    first = report.events[0]
    telling = replace(first, details={**first.details, "telling_words": "you know olu better"})
    masked, _ = redact_report(replace(report, events=(telling,)), Redactor(Finds()))
    assert "telling_words" not in masked.events[0].details
    assert set(masked.events[0].details) == set(first.details)
