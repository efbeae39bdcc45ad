"""Rampart: a small network that tells names and places from other words, on ONNX Runtime.

Rule: a piece of a word counts if the network gives it at least ``min_probability`` for all kinds of
names, or all kinds of places, together. Long texts go through in windows that overlap.

Source: "Rampart: Client-side PII redaction for AI assistants", National Design Studio, 2026;
CC BY 4.0. It reads text in any case.

Known weaknesses: trained on written requests, American ones above all: British streets and wards
are found less often than people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rehearsal_audio.redaction.masks import Kind

_LABELS = {
    Kind.NAME: (1, 2, 3, 4),
    Kind.PLACE: (25, 26, 27, 28, 29, 30, 31, 32),
}
"""Numbers of the network's labels: given name and surname; street, address, city, state."""


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """How sure the network must be, and how much it reads at once.

    Parameters
    ----------
    min_probability
        Of a name or place, in [0, 1]. Under a half, since a miss costs more than a false mask
        (set on ``benchmarks/redaction_lines/development.txt``).
    window_pieces, overlap_pieces
        Pieces of words read at once, and shared by neighbouring windows. Its makers find it best
        well under the 512 that it can take.
    """

    min_probability: float = 0.4
    window_pieces: int = 128
    overlap_pieces: int = 32


class Network:
    """Finds spans of names and places.

    Raises
    ------
    WeightsError
        The weights are not in the package, or not the published ones.
    """

    def __init__(self, settings: NetworkSettings = NetworkSettings()) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        from rehearsal_audio import weights

        files = weights.load("rampart").files
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._settings = settings
        self._session = onnxruntime.InferenceSession(
            files["rampart-q4.onnx"], sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {one.name for one in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_str(files["rampart-tokenizer.json"].decode("utf-8"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._first, self._last = (self._tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))

    def find(self, text: str) -> tuple[tuple[int, int, Kind], ...]:
        """Spans of characters that belong to a name or place; one piece of a word each."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        pieces, offsets = encoding.ids, encoding.offsets
        found = {}
        for start, end in self._windows(len(pieces)):
            ids = [self._first, *pieces[start:end], self._last]
            for row, offset in zip(self._probabilities(ids)[1:-1], offsets[start:end], strict=True):
                for kind, labels in _LABELS.items():
                    if sum(row[label] for label in labels) >= self._settings.min_probability:
                        found[offset] = kind
        return tuple((start, end, kind) for (start, end), kind in sorted(found.items()))

    def _windows(self, count: int) -> Iterator[tuple[int, int]]:
        step = self._settings.window_pieces - self._settings.overlap_pieces
        for start in range(0, max(1, count - self._settings.overlap_pieces), step):
            if start < count:
                yield start, min(count, start + self._settings.window_pieces)

    def _probabilities(self, ids: Sequence[int | None]) -> Any:
        """Probability of every label for every piece, shape (pieces, labels)."""
        import numpy as np

        values = np.array([ids], dtype=np.int64)
        feed = {
            "input_ids": values,
            "attention_mask": np.ones_like(values),
            "token_type_ids": np.zeros_like(values),
        }
        given = {name: value for name, value in feed.items() if name in self._inputs}
        scores = self._session.run(None, given)[0][0]
        powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
        return powers / powers.sum(axis=-1, keepdims=True)
