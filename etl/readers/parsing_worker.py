"""Run parsers that may hang or crash in a process of their own, under a time limit.

The process is started by the first record that needs it, serves the next ones, and ends with the
pipe to its parent. A parser that a page has taken over can answer with no more than JSON.
"""

import atexit
import json
import struct
import subprocess
import sys
import threading
from dataclasses import asdict
from typing import IO, Any

from etl.errors import RecordError
from etl.readers.hints import Hints

_HEADER = struct.Struct(">I")
_SERVED = 2000
"""Records after which the process is replaced; parsers have leaked before."""
_MEMORY = 3 << 30
_START_SECONDS = 60.0
_COMMAND = "from etl.readers.parsing_worker import main; main()"


class ParsingWorker:
    """The process, started when it is needed, killed when it takes too long."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._served = 0

    def run(self, task: str, raw: bytes, hints: Hints, *, seconds: float) -> Any:
        """Return what the task makes of the bytes; trouble of any kind raises RecordError."""
        with self._lock:
            process = self._running()
            late = threading.Event()

            def kill() -> None:
                late.set()
                process.kill()

            timer = threading.Timer(seconds, kill)
            timer.start()
            try:
                assert process.stdin is not None
                assert process.stdout is not None
                _send(process.stdin, json.dumps([task, asdict(hints)]).encode())
                _send(process.stdin, raw)
                answer = json.loads(_receive(process.stdout))
            except (OSError, EOFError, ValueError) as error:
                self._stop()
                what = f"took more than {seconds:g} seconds" if late.is_set() else "crashed"
                raise RecordError(f"reading the page {what}; it is left out") from error
            finally:
                timer.cancel()
            self._served += 1
        if "error" in answer:
            raise RecordError(answer["error"])
        return answer["found"]

    def close(self) -> None:
        """End the process, if it runs."""
        with self._lock:
            self._stop()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._served >= _SERVED:
            self._stop()
        if self._process is None or self._process.poll() is not None:
            self._stop()
            self._process = subprocess.Popen(
                [sys.executable, "-c", _COMMAND],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
            self._served = 0
            assert self._process.stdout
            # Starting counts apart, so that the first page has its whole time.
            timer = threading.Timer(_START_SECONDS, self._process.kill)
            timer.start()
            try:
                _receive(self._process.stdout)
            except EOFError as error:
                self._stop()
                raise RecordError("the process that reads pages cannot be started") from error
            finally:
                timer.cancel()
        return self._process

    def _stop(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    continue  # what was not sent yet has nowhere to go any more
        self._process.wait()
        self._process = None


worker = ParsingWorker()
atexit.register(worker.close)


def _send(pipe: IO[bytes], frame: bytes) -> None:
    pipe.write(_HEADER.pack(len(frame)) + frame)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    header = pipe.read(_HEADER.size)
    if len(header) < _HEADER.size:
        raise EOFError
    return pipe.read(int(_HEADER.unpack(header)[0]))


def _answer(task: str, raw: bytes, hints: Hints) -> dict[str, Any]:
    """Return what a task finds, or why it finds nothing."""
    from etl.readers.feed_entries import parse_feed
    from etl.readers.page import read_page

    try:
        return {"found": read_page(raw, hints) if task == "page" else parse_feed(raw, hints)}
    except RecordError as error:
        return {"error": str(error)}
    except Exception as error:
        # The parsers promise nothing about what they raise on broken input.
        return {"error": f"it cannot be read: {type(error).__name__}: {str(error)[:200]}"}


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):
        return  # not every system has such limits; the time limit holds everywhere


def main() -> None:
    """Serve the parent until it closes the pipe."""
    import logging
    import warnings

    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    _limit_memory()
    pipe_in, pipe_out = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a parser that prints must not break a frame
    _send(pipe_out, b"ready")
    while True:
        try:
            task, hints = json.loads(_receive(pipe_in))
            raw = _receive(pipe_in)
        except EOFError:
            return
        _send(pipe_out, json.dumps(_answer(task, raw, Hints(**hints)), default=str).encode())
