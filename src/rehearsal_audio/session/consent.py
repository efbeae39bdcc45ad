"""No batch without consent: it is recorded in the session file, or said on the command line.

Rule: every recording of a session file needs ``consent: {recorded: true}`` there. Of recordings
without a session file, one alone needs nothing (whoever analyses a single recording has its people
before them); several need a word for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.errors import ConsentError


def require_consent(recorded: Sequence[bool | None], confirmed: bool = False) -> None:
    """Stop where nobody has said that the people on the recordings agreed.

    Parameters
    ----------
    recorded
        For each recording, whether its session file records consent; None without one.
    confirmed
        Whether whoever runs the command says so.

    Raises
    ------
    ConsentError
        Consent is neither recorded nor confirmed.

    Examples
    --------
    >>> require_consent([None]), require_consent([True, True])
    (None, None)
    """
    if confirmed:
        return
    missing = sum(1 for one in recorded if one is False)
    if len(recorded) > 1:
        missing += sum(1 for one in recorded if one is None)
    if missing:
        raise ConsentError(
            f"consent is not recorded for {missing} of {len(recorded)} recordings; once everybody "
            "on them has agreed, write `consent: {recorded: true}` in the session file, or add "
            "--consent-confirmed"
        )
