"""The machine in words: figures without it mean nothing to a reader."""
import os
import platform
from pathlib import Path


def described():
    cores = len(os.sched_getaffinity(0))
    memory = field("/proc/meminfo", "MemTotal").split()[0]
    load = os.getloadavg()[0]
    return (f"{cores} cores of {field('/proc/cpuinfo', 'model name')}, {int(memory) / 2**20:.0f} GiB of memory, "
            f"Linux {platform.release()}, load {load:.1f} before the start")


def field(path, name):
    for line in Path(path).read_text().splitlines():
        if line.startswith(name):
            return line.split(":", 1)[1].strip()
    return "unknown"
