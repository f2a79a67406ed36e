"""The computer that a figure was measured on: without it, seconds mean nothing."""

import os
import platform
import subprocess
from pathlib import Path

import psutil

from assistant.encounter import Strict

GIB = 1024**3


class Machine(Strict):
    """Name, processor, usable cores and memory (GiB) of a computer."""

    name: str
    system: str
    cpu: str
    cores: int
    memory_gib: float

    def text(self) -> str:
        """One line for a report."""
        return f"{self.name}: {self.cpu}, {self.cores} cores, {self.memory_gib:g} GiB, {self.system}"


def this_machine() -> Machine:
    """The computer this process runs on. Cores are those the process may use, not all there are."""
    return Machine(
        name=platform.node() or "unnamed",
        system=f"{platform.system()} {platform.release()}",
        cpu=_cpu(),
        cores=usable_cores(),
        memory_gib=round(psutil.virtual_memory().total / GIB, 1),
    )


def usable_cores() -> int:
    """Processor cores this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _cpu() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    if platform.system() == "Darwin":
        asked = subprocess.run(
            ["/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string"],
            capture_output=True,
            text=True,
            check=False,
        )
        if asked.returncode == 0:
            return asked.stdout.strip()
    return platform.processor() or platform.machine() or "unknown processor"
