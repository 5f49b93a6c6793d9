"""Runs a command and tells what it took."""
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass


def say(words):
    """Where a long benchmark is, for who watches it."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)


@dataclass
class Run:
    seconds: float                  # on the wall
    cpu_seconds: float              # of all cores: steadier than the wall where a machine is busy
    peak_bytes: int
    stages: dict                    # name: seconds
    output: str


def measured(command):
    """One run, from start to exit. The figures of a command that failed would be worth nothing, so it ends the benchmark.

    The peak is that of the whole process; the kernel hands down the memory of whoever started it, so this program stays
    small and imports none of the peers."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as log:
        began = time.perf_counter()
        say(f"running {' '.join(map(str, command))}"[:100])
        process = subprocess.Popen([str(word) for word in command], stdout=out, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        say("")
        out.seek(0), log.seek(0)
        words = log.read()
        if process.returncode != 0:
            sys.exit(f"{' '.join(map(str, command))}\nexited {process.returncode}:\n{words}{out.read()}")
        return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, stages(words), out.read())


def stages(log):
    """Seconds by stage: what `--log json` says, and the peers in the same words."""
    found = {}
    for line in log.splitlines():
        event = json.loads(line) if line.startswith("{") else {}
        if "seconds" in event:
            found[event["stage"]] = event["seconds"]
    return found


def warm(paths):
    """Reads files once, so that nobody's first round pays for the disk."""
    for path in paths:
        with open(path, "rb", buffering=0) as file:
            while file.read(1 << 20):
                pass
