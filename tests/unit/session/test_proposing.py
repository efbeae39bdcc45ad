import pytest

from rehearsal_audio.model.speech import Word
from rehearsal_audio.session import propose, snippet
from rehearsal_audio.session.proposing import ProposalSettings, find_cues


def spoken(*said: tuple[float, str]) -> list[Word]:
    """Words at half a second each from the given times."""
    return [
        Word(word, start_s + 0.5 * number, start_s + 0.5 * number + 0.4)
        for start_s, text in said
        for number, word in enumerate(text.split())
    ]


def test_the_cues_of_a_whole_session() -> None:
    words = spoken(
        (5, "Okay, off you go."),
        (8, "How are you?"),
        (200, "And pause there."),
        (230, "Right, from the top."),
        (233, "So how are you?"),
        (420, "Let's go again!"),
        (424, "Well, how are you?"),
        (600, "Cut there, thank you."),
    )
    proposals = propose(words, 620.0)
    assert [(round(one.start_s), round(one.end_s)) for one in proposals] == [
        (7, 200),
        (232, 420),
        (421, 600),
    ]


def test_the_first_and_the_last_iteration_need_no_cue_on_the_outside() -> None:
    words = spoken((2, "Hello there"), (100, "let's go again"), (105, "hello"))
    assert [(one.start_s, one.end_s) for one in propose(words, 200.0)] == [(2, 100), (101.4, 200.0)]


def test_without_a_cue_nothing_is_proposed() -> None:
    assert propose(spoken((0, "let us talk about the rota")), 300.0) == ()


def test_talk_about_the_scene_is_no_iteration() -> None:
    words = spoken(
        (10, "from the top"), (20, "pause there"), (30, "from the top"), (90, "cut there")
    )
    proposals = propose(words, 100.0)
    assert [(one.start_s, one.end_s) for one in proposals] == [(31.4, 90)]


def test_a_start_that_is_said_twice_counts_from_the_second() -> None:
    words = spoken((10, "when you're ready"), (16, "off you go"), (80, "pause there"))
    (one,) = propose(words, 100.0)
    assert one.start_s == pytest.approx(17.4)


@pytest.mark.parametrize("text", ["I'm off. You go.", "pause for thought there", "cut it out"])
def test_near_misses(text: str) -> None:
    assert [cue.phrase for cue in find_cues(spoken((0, text)))] in ([], ["off you go"])


def test_the_snippet_is_comments_and_shows_the_cue_phrase_alone() -> None:
    words = spoken(
        (1, "Right Priya, off you go, love."), (90, "secret secret"), (95, "pause there")
    )
    text = snippet('"a.flac"', propose(words, 100.0, ProposalSettings()))
    assert all(line.startswith("#") for line in text.splitlines())
    assert 'after "off you go", before "pause there"' in text
    for word in ("Priya", "love", "secret", "Right"):
        assert word not in text
