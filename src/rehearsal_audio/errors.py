"""Every error that the package raises on purpose, under one root.

Each error is also the built-in that fits it, so that callers who know only the standard
library catch it too. A message says in one line what was found, what was expected and how
to mend it. It never holds words of a transcript: transcripts are private.
"""


class RehearsalAudioError(Exception):
    """Root of all errors raised on purpose; the command line prints it as one line."""


class AudioError(RehearsalAudioError, ValueError):
    """A recording is missing, empty, truncated, silent or holds no audio."""


class AudioNotFoundError(AudioError, FileNotFoundError):
    """No file lies at the path of a recording."""


class InputError(RehearsalAudioError, ValueError):
    """A file other than audio (JSONL, RTTM, session file, truth) is malformed."""


class SettingsError(RehearsalAudioError, ValueError):
    """A pipeline file or an option holds an unknown key or a value out of range."""


class WeightsError(RehearsalAudioError, RuntimeError):
    """Model weights are missing, incomplete or not the published ones."""


class BackendError(RehearsalAudioError, ImportError):
    """A backend's optional library is not installed or cannot be loaded."""


class RoleError(RehearsalAudioError, ValueError):
    """The leader cannot be told from what was asked for."""


class ConsentError(RehearsalAudioError, PermissionError):
    """Nobody has said that the people on the recordings agreed."""


class OutputError(RehearsalAudioError, OSError):
    """The folder of results cannot be written, or another run is at work in it."""


class ClusterError(RehearsalAudioError, ConnectionError):
    """A Dask cluster cannot be reached or is not ready."""


MAX_SHOWN_CHARS = 60


def shown(value: object) -> str:
    """A found value for a message, cut where it is long.

    Examples
    --------
    >>> shown("soon"), len(shown("x" * 5000))
    ("'soon'", 63)
    """
    if isinstance(value, str) and len(value) > MAX_SHOWN_CHARS:
        return repr(f"{value[:MAX_SHOWN_CHARS]}…")
    text = repr(value)
    return text if len(text) <= 2 * MAX_SHOWN_CHARS else f"{text[:MAX_SHOWN_CHARS]}…"
