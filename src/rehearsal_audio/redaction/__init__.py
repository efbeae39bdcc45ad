"""Names, places and numbers masked in what is written, after everything was measured.

::

    report ──▶ words of each utterance ──▶ network + rules ──▶ masked report
                                                          └──▶ spans of sound to silence

Rule: a word is masked if the network takes it for part of a name or place, if a rule for
capitals, titles or numbers does, or if it was masked elsewhere in the same conversation. A
miss tells who somebody is, a false mask only costs a word: where in doubt, it is masked.

Source: the network is Rampart (National Design Studio); its precision and recall, alone and with
the rules, stand in ``benchmarks/results/redaction.md``.

Known weaknesses: a name that opens a sentence and is also an everyday word ("Grace", "Will"); a
misheard name that became everyday words; a person told by what happened and not by a name.
"""

from rehearsal_audio.redaction.masks import Kind, Masked
from rehearsal_audio.redaction.redactor import Redactor
from rehearsal_audio.redaction.report import Redacted, redact_report

__all__ = ["Kind", "Masked", "Redacted", "Redactor", "redact_report"]
