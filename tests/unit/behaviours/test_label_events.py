from tests.builder import conversation

from rehearsal_audio.behaviours import events_of_labels
from rehearsal_audio.conversation.from_file import conversation_from_utterances
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label


def label(start, end, behaviour=Behaviour.REFLECTION, index=0):
    return Label(index, behaviour, start, end, 0.8, "test.rule")


def test_an_event_spans_the_words_that_the_label_touches():
    built = conversation("L 0-10 aaaa bbbb cccc dddd eeee")
    (event,) = events_of_labels(built, [label(5, 14)])
    assert (event.id, event.quote, event.role) == ("reflection-1", "bbbb cccc", Role.LEADER)
    assert (round(event.start_s, 6), round(event.end_s, 6)) == (2, 6)
    assert dict(event.details) == {
        "utterance_index": 0,
        "start_char": 5,
        "end_char": 14,
        "timed": True,
    }


def test_words_are_found_whatever_blanks_lie_between_them():
    built = conversation_from_utterances([Utterance(0, Role.LEADER, " no   no ", 0.0, 4.0)])
    (event,) = events_of_labels(built, [label(6, 8)])
    assert (event.start_s, event.end_s) == (2.0, 4.0)


def test_each_behaviour_counts_for_itself():
    built = conversation("L 0-10 aaaa bbbb cccc dddd eeee")
    labels = [label(0, 4), label(5, 9, Behaviour.EMPATHY), label(10, 14)]
    ids = [event.id for event in events_of_labels(built, labels)]
    assert ids == ["reflection-1", "empathy-1", "reflection-2"]


def test_backchannel_labels_are_left_to_the_detector_where_there_are_times():
    labels = [label(0, 2, Behaviour.BACKCHANNEL)]
    assert events_of_labels(conversation("L 0-1 mm"), labels) == ()
    untimed = conversation_from_utterances([Utterance(0, Role.LEADER, "mm")])
    (event,) = events_of_labels(untimed, labels)
    assert event.details["timed"] is False
    assert (event.start_s, event.end_s) == (0, 0)


def test_a_start_alone_places_the_event():
    built = conversation_from_utterances([Utterance(0, Role.LEADER, "well done", 7.0)])
    (event,) = events_of_labels(built, [label(0, 4)])
    assert (event.start_s, event.end_s) == (7.0, 7.0)


def test_what_the_wording_alone_found_names_its_words() -> None:
    said = "It's hardly the end of the world, is it."
    talk = conversation_from_utterances([Utterance(0, Role.LEADER, said, 0.0, 4.0)])
    by_wording = Label(0, Behaviour.MINIMISING, 0, len(said), 0.7, "wording.minimising")
    by_rule = Label(0, Behaviour.CLOSED_QUESTION, 0, len(said), 0.7, "questions.tag")
    found = {one.behaviour: one for one in events_of_labels(talk, (by_wording, by_rule))}
    assert "hardly" in str(found[Behaviour.MINIMISING].details["telling_words"])
    assert "telling_words" not in found[Behaviour.CLOSED_QUESTION].details
