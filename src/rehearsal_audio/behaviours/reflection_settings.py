"""How much each piece of evidence counts for a reflection."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReflectionSettings:
    """When a statement counts as giving back.

    Weights are added to the score of the form that fired. All are set by hand, in steps of a few
    hundredths, and checked on one half of the AnnoMI corpus after reading errors in the other.

    Parameters
    ----------
    min_score
        Score in [0, 1] from which a label is given; it is also its confidence.
    min_words
        Shortest sentence, opening words left out; one so short must be whole, unasked and say
        something.
    heard_utterances
        How many of the actor's utterances are looked back over for shared words.
    recent_utterances
        Over so many utterances, of both, it is seen who has been talking and what the leader did.
    long_words
        In an utterance of more words, a statement more often informs.
    long_sentence_words
        A sentence of so many words seldom only registers.
    account_words
        An actor's utterance of so many words is an account; of twice as many, a long one.
    balance_words
        So many words must have been said before the balance of talk tells anything.
    shared_word_weight
        For each content word shared with what was heard, three at most; for a long sentence,
        against one of two words; half of it against a sentence without form that shares none.
    reply_weight
        For the first sentence after more than a listener token; also for going on from a
        reflection over a token, and against going on from something else.
    check_weight
        For a sentence beside a check of understanding: a summary.
    other_act_weight
        Against a statement beside a question; in a long utterance, in proportion to its length.
    telling_weight
        For each recent utterance in which the leader told, judged or advised, four at most:
        against.
    balance_weight
        For each hundredth part that the leader has talked less than half of late; against where
        more. At most ``max_balance`` for and twice of it against.
    max_balance
        See ``balance_weight``.
    first_person_weight
        Against a sentence about the leader.
    closing_weight
        Beside advice, a barrier, a standard, a signpost or information; not against a reply
        that begins with "so".
    asked_weight
        Against a statement with a question mark.
    news_weight
        Against a sentence with a number or a day that the actor has not said.
    answer_weight
        Against a sentence after the actor's question: it answers; not where it begins with "so".
    account_weight
        After a long account, for each two accounts' worth of words, twice at most: for.
    sole_weight
        For a sentence of an utterance that does nothing else, in reply to an account.
    """

    min_score: float = 0.5
    min_words: int = 2
    heard_utterances: int = 12
    recent_utterances: int = 12
    long_words: int = 25
    long_sentence_words: int = 9
    account_words: int = 10
    balance_words: int = 30
    shared_word_weight: float = 0.06
    reply_weight: float = 0.1
    check_weight: float = 0.15
    other_act_weight: float = 0.14
    telling_weight: float = 0.06
    balance_weight: float = 0.003
    max_balance: float = 0.08
    first_person_weight: float = 0.3
    closing_weight: float = 0.15
    asked_weight: float = 0.18
    news_weight: float = 0.15
    answer_weight: float = 0.15
    account_weight: float = 0.03
    sole_weight: float = 0.1
