"""Running the exported networks: one session a network, one run a core."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def usable_cores() -> int:
    """Number of cores this program may run on, at least 1.

    ``OMP_NUM_THREADS`` lowers it: so the workers of a batch share the cores out.
    """
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    limit = os.environ.get("OMP_NUM_THREADS", "")
    return max(1, min(cores, int(limit)) if limit.isdecimal() else cores)


def open_session(path: Path) -> Any:
    """An ONNX Runtime session on the CPU that works on one core a run.

    Several runs go side by side (see :func:`mapped`): for networks this small that is
    faster than one run spread over the cores.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path), sess_options=options, providers=["CPUExecutionProvider"]
    )


def mapped(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """Results of ``work`` in the order of the items, one item a core at a time.

    Items are taken when a core is free, so that a long recording is never held whole.

    Examples
    --------
    >>> list(mapped(abs, [-1, 2, -3]))
    [1, 2, 3]
    """
    cores = usable_cores()
    waiting = iter(items)
    with ThreadPoolExecutor(max_workers=cores) as pool:
        running: list[Future[Result]] = [
            pool.submit(work, item) for item in islice(waiting, 2 * cores)
        ]
        while running:
            done = running.pop(0).result()
            running.extend(pool.submit(work, item) for item in islice(waiting, 1))
            yield done
