"""Executors that analyse recordings side by side: processes here, or a Dask cluster.

Local processes: each holds its own models and its share of the cores, so that threads x workers
<= cores. A process that dies takes down its own task alone; it is replaced, and the task is
tried once more. If this program is killed, they end by themselves.

Cluster: ``distributed``'s own executor; the workers see the files by the same paths. A task
whose worker died is given to another by the scheduler.

What a task tells of its progress comes back to ``hear``, whichever executor runs it.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import (
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from importlib import metadata
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar

from rehearsal_audio.errors import BackendError, ClusterError

Hear = Callable[[Any], None]
"""Told what a task tells, from any thread."""

P = ParamSpec("P")
T = TypeVar("T")

CONNECT_S = 10
"""How long a scheduler may take to answer."""

WORKER_MEMORY_GB = 1.5
"""What one worker may take at its peak; ``benchmarks/batch.py`` measures it."""

_TOPIC = "rehearsal-audio"
_connection: Connection | None = None


def sensible_workers(recordings: int) -> int:
    """Number of local processes that is fastest: one a core, as far as the memory reaches."""
    there_gb = memory_gb()
    fitting = recordings if there_gb is None else int(there_gb // WORKER_MEMORY_GB)
    return max(1, min(recordings, cores(), fitting))


def cores() -> int:
    """Number of cores that this program may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def memory_gb() -> float | None:
    """Memory of this machine; None where the system does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    except (AttributeError, OSError, ValueError):
        return None


def tell(message: Any) -> None:
    """Tell of a task's progress, from within it."""
    if _connection is not None:
        with suppress(OSError):
            _connection.send(message)
    elif "distributed.worker" in sys.modules:
        from distributed import get_worker

        with suppress(ValueError):  # no worker: the task runs in the caller's own process
            get_worker().log_event(_TOPIC, message)


class Workers(Executor):
    """Processes of which one that dies takes down its own task alone.

    Parameters
    ----------
    number
        Processes, at least 1; the cores are shared out among them.
    hear
        Told what tasks tell.
    """

    def __init__(self, number: int, hear: Hear) -> None:
        self._is_ended = False
        self._slots: queue.SimpleQueue[_Slot] = queue.SimpleQueue()
        self._all = [_Slot(max(1, cores() // number), hear) for _ in range(number)]
        for slot in self._all:
            self._slots.put(slot)
        self._threads = ThreadPoolExecutor(number)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run it in a process as soon as one is free.

        Its future raises BrokenProcessPool if two processes died of it.
        """
        return self._threads.submit(self._attempt, fn, args, kwargs)

    def _attempt(self, fn: Callable[..., T], args: Any, kwargs: Any) -> T:
        if self._is_ended:
            raise CancelledError
        slot = self._slots.get()
        try:
            try:
                return slot.call(fn, args, kwargs)
            except BrokenProcessPool:
                if self._is_ended:
                    raise
                return slot.call(fn, args, kwargs)
        finally:
            self._slots.put(slot)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, after their tasks if ``wait``, else at once."""
        if not wait:
            self._is_ended = True
            for child in multiprocessing.active_children():
                child.terminate()
        self._threads.shutdown(cancel_futures=cancel_futures or not wait)
        for slot in self._all:
            slot.end()

    def __exit__(self, kind: Any, error: Any, traceback: Any) -> None:
        self.shutdown(wait=kind is None)


class _Slot:
    """One process at a time, replaced where it died."""

    def __init__(self, threads: int, hear: Hear) -> None:
        self._threads = threads
        self._hear = hear
        self._pool: ProcessPoolExecutor | None = None

    def call(self, fn: Callable[..., T], args: Any, kwargs: Any) -> T:
        try:
            return self._submit(fn, args, kwargs).result()
        except BrokenProcessPool:
            self.end()
            raise

    def end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

    def _submit(self, fn: Callable[..., T], args: Any, kwargs: Any) -> Future[T]:
        if self._pool is not None:
            return self._pool.submit(fn, *args, **kwargs)
        context = multiprocessing.get_context("spawn")
        reader, writer = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(1, context, _begin, (writer, self._threads))
        try:
            return self._pool.submit(fn, *args, **kwargs)
        finally:
            writer.close()  # the process has its own by now; so its death ends the pipe
            threading.Thread(target=_hear_all, args=(reader, self._hear), daemon=True).start()


def _hear_all(reader: Connection, hear: Hear) -> None:
    with reader, suppress(EOFError, OSError):
        while True:
            hear(reader.recv())


def _begin(connection: Connection, threads: int) -> None:
    """Set a process up: its share of the cores, its way back, its end with this program's."""
    global _connection
    _connection = connection
    os.environ["OMP_NUM_THREADS"] = str(threads)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def cluster(address: str, hear: Hear) -> Iterator[Executor]:
    """The executor of a Dask cluster.

    Parameters
    ----------
    address
        The scheduler's, such as ``tcp://10.0.0.7:8786``.
    hear
        Told what tasks tell.

    Raises
    ------
    BackendError
        ``distributed`` is not installed.
    ClusterError
        No scheduler answers there, it has no workers, or they have another version of this
        package.
    """
    with _client(address) as client:
        client.subscribe_topic(_TOPIC, lambda event: hear(event[1]))
        with client.get_executor(pure=False) as executor:
            yield executor


def cluster_size(address: str) -> int:
    """Number of workers of a Dask cluster; raises as :func:`cluster`."""
    with _client(address) as client:
        return len(client.scheduler_info(n_workers=-1)["workers"])


@contextmanager
def _client(address: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError:
        raise BackendError(
            '--dask needs distributed; install it: pip install "rehearsal-audio[cluster]"'
        ) from None
    try:
        client = Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, ValueError, AssertionError) as error:  # it asserts that its loop came up
        raise ClusterError(
            f"no Dask scheduler answers at {address}; start one with `dask scheduler` and give the "
            "address that it prints, such as tcp://10.0.0.7:8786"
        ) from error
    with client:
        _check_workers(client, address)
        yield client


def _check_workers(client: Any, address: str) -> None:
    if not client.scheduler_info(n_workers=-1)["workers"]:
        raise ClusterError(
            f"the Dask scheduler at {address} has no workers; start some with "
            f"`dask worker {address} --nthreads 1`"
        )
    ours = metadata.version("rehearsal-audio")
    for worker, theirs in client.run(
        metadata.version, "rehearsal-audio", on_error="return"
    ).items():
        if theirs != ours:
            found = theirs if isinstance(theirs, str) else "not installed"
            raise ClusterError(
                f"the Dask worker {worker} has rehearsal-audio {found}, expected {ours}; install "
                "the same version everywhere"
            )
