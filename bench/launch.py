"""Run a program and write what it cost to a file descriptor: seconds of CPU and of waiting, MiB at most, exit code.

Linux counts the memory of the process that starts another as that other's, up to the moment it is
started.  So programs are started from here, a Python that has imported next to nothing.
"""

import os
import sys
import time

report, *command = sys.argv[1:]
os.set_inheritable(int(report), False)  # noqa: FBT003 - the only way it can be called
begun = time.monotonic()
child = os.posix_spawnp(command[0], command, os.environ)
_, status, usage = os.wait4(child, 0)
waited = time.monotonic() - begun
code = os.waitstatus_to_exitcode(status)
cost = (usage.ru_utime + usage.ru_stime, waited, usage.ru_maxrss / 1024, code)
os.write(int(report), " ".join(map(str, cost)).encode())
