"""Runs a program and records every way in which it, its threads or its children reach for the network or make files.

    python3 trap.py REPORT PROGRAM [ARGUMENT ...]

A seccomp filter with user notification stops each such system call until this process has looked at it. So native
libraries are seen as well as JavaScript, no privileges are needed, and no tool besides Python. Each call becomes a
line of JSON in REPORT:

    {"kind": "connect" | "send" | "bind" | "socket" | "create", "pid": process, "command": its arguments,
     "thread": name of the thread, "family": "inet" | "inet6" | "unix" | "netlink" | ..., "address": text, "port": number,
     "path": of a file or a UNIX socket, "refused": whether the call was made to fail}

What would leave the machine fails, and so does what would look up a host at the name service cache: the C library
then asks the network itself, which is recorded. All else goes on as if nobody watched.
"""

import ctypes
import errno
import fcntl
import ipaddress
import json
import os
import platform
import select
import signal
import socket
import struct
import subprocess
import sys
import threading

UNAVAILABLE = 97
ADVICE = (
    "Calls cannot be trapped here: it takes Linux 5.9 or later on x86-64 or arm64, whose seccomp may hand calls to "
    "this process. In a container, start it with --security-opt seccomp=unconfined."
)

# From <linux/audit.h>, <asm/unistd.h> of both architectures.
ARCHITECTURES = {
    "x86_64": (
        0xC000003E,
        {
            **{"seccomp": 317, "socket": 41, "connect": 42, "bind": 49, "sendto": 44, "sendmsg": 46, "sendmmsg": 307},
            **{"open": 2, "creat": 85, "openat": 257, "openat2": 437, "mkdir": 83, "mkdirat": 258, "rename": 82},
            **{"renameat": 264, "renameat2": 316, "link": 86, "linkat": 265, "symlink": 88, "symlinkat": 266},
            **{"mknod": 133, "mknodat": 259, "io_uring_setup": 425},
        },
    ),
    "aarch64": (
        0xC00000B7,
        {
            **{"seccomp": 277, "socket": 198, "connect": 203, "bind": 200, "sendto": 206, "sendmsg": 211},
            **{"sendmmsg": 269, "openat": 56, "openat2": 437, "mkdirat": 34, "renameat": 38, "renameat2": 276},
            **{"linkat": 37, "symlinkat": 36, "mknodat": 33, "io_uring_setup": 425},
        },
    ),
}

#: System call -> which argument names what it makes, and which the folder that a relative path starts from.
MAKES = {
    **{"open": (0, None), "creat": (0, None), "openat": (1, 0), "openat2": (1, 0)},
    **{"mkdir": (0, None), "mkdirat": (1, 0), "mknod": (0, None), "mknodat": (1, 0)},
    **{"rename": (1, None), "renameat": (3, 2), "renameat2": (3, 2)},
    **{"link": (1, None), "linkat": (3, 2), "symlink": (1, None), "symlinkat": (2, 1)},
}
CREATES = 0o100 | 0o20000000  # O_CREAT, O_TMPFILE
NAME_SERVICES = ("/nscd/socket", "/io.systemd.Resolve", "/avahi-daemon/socket")
FAMILIES = {0: "unspecified", 1: "unix", 2: "inet", 10: "inet6", 16: "netlink", 17: "packet"}

# From <linux/seccomp.h>, <linux/filter.h> and <linux/prctl.h>.
NOTIFY, ALLOW, ERROR = 0x7FC00000, 0x7FFF0000, 0x00050000
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCHITECTURE = 0, 4
RECEIVE, RESPOND = 0xC0502100, 0xC0182101
NO_NEW_PRIVILEGES, CHILD_SUBREAPER = 38, 36


def argument(index, high=False):
    """Offset of a call's argument in `struct seccomp_data`; both architectures are little-endian."""
    return 16 + 8 * index + (4 if high else 0)


def filter_program(audit, calls):
    """Hands the calls that matter to the listener and lets all others pass."""
    code = [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 1, 0, audit),
        (RETURN, 0, 0, ERROR | errno.ENOSYS),
        (LOAD, 0, 0, NUMBER),
        # The calls of x32, which no program here uses.
        (AT_LEAST, 0, 1, 0x40000000),
        (RETURN, 0, 0, ERROR | errno.ENOSYS),
    ]

    def when(name, *body):
        if name in calls:
            code.extend([(EQUAL, 0, len(body), calls[name]), *body])

    # What goes through io_uring would pass unseen; programs do without it.
    when("io_uring_setup", (RETURN, 0, 0, ERROR | errno.ENOSYS))
    for name, flags in (("open", 1), ("openat", 2)):
        when(name, (LOAD, 0, 0, argument(flags)), (ANY_BIT, 0, 1, CREATES), (RETURN, 0, 0, NOTIFY), (RETURN, 0, 0, ALLOW))
    when("socket", (LOAD, 0, 0, argument(0)), (EQUAL, 0, 1, socket.AF_UNIX), (RETURN, 0, 0, ALLOW), (RETURN, 0, 0, NOTIFY))
    # Without an address it goes to a socket that was connected before.
    when(
        "sendto",
        (LOAD, 0, 0, argument(4)),
        (EQUAL, 0, 2, 0),
        (LOAD, 0, 0, argument(4, high=True)),
        (EQUAL, 1, 0, 0),
        (RETURN, 0, 0, NOTIFY),
        (RETURN, 0, 0, ALLOW),
    )
    for name in ("connect", "bind", "sendmsg", "sendmmsg", *(name for name in MAKES if name not in ("open", "openat"))):
        when(name, (RETURN, 0, 0, NOTIFY))
    code.append((RETURN, 0, 0, ALLOW))
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in code), len(code)


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_char_p)]


def install(audit, calls):
    """Filters this thread and what it starts from now on; returns the listener."""
    libc = ctypes.CDLL(None, use_errno=True)
    code, length = filter_program(audit, calls)
    if libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
    program = Program(length, code)
    listener = libc.syscall(calls["seccomp"], 1, 8, ctypes.byref(program))
    if listener < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return listener


def start(audit, calls, command):
    """Starts the program from a thread that is filtered; this one is not, and serves it."""
    outcome = {}

    def run():
        try:
            outcome["listener"] = install(audit, calls)
        except OSError as error:
            outcome["unavailable"] = error
            return
        try:
            outcome["child"] = subprocess.Popen(command)
        except OSError as error:
            outcome["missing"] = error

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return outcome


class Caller:
    """The thread that waits in a system call."""

    def __init__(self, tid):
        self.tid = tid

    def read(self, address, length):
        with open(f"/proc/{self.tid}/mem", "rb", buffering=0) as memory:
            memory.seek(address)
            return memory.read(length)

    def text(self, address):
        found = b""
        while b"\0" not in found and len(found) < 4096:
            # To the end of a page: the next one may not be there.
            at = address + len(found)
            found += self.read(at, 4096 - at % 4096)
        return os.fsdecode(found.split(b"\0", 1)[0])

    def path(self, address, folder):
        link = "cwd" if folder is None or folder & 0xFFFFFFFF == 0xFFFFFF9C else f"fd/{folder & 0xFFFFFFFF}"
        text = self.text(address)
        if not text.startswith("/"):
            text = os.path.join(os.readlink(f"/proc/{self.tid}/{link}"), text)
        return os.path.normpath(text)

    def about(self):
        with open(f"/proc/{self.tid}/status", encoding="utf-8", errors="replace") as status:
            lines = dict(line.rstrip("\n").split(":\t", 1) for line in status if ":\t" in line)
        with open(f"/proc/{self.tid}/cmdline", "rb") as cmdline:
            command = cmdline.read().decode(errors="replace").rstrip("\0").split("\0")
        return {"pid": int(lines["Tgid"]), "parent": int(lines["PPid"]), "thread": lines["Name"], "command": command}


def address_of(raw):
    """What a `sockaddr` says."""
    family = struct.unpack_from("<H", raw)[0] if len(raw) >= 2 else 0
    found = {"family": FAMILIES.get(family, str(family))}
    if family == socket.AF_UNIX:
        name = raw[2:]
        found["path"] = os.fsdecode(b"@" + name[1:] if name[:1] == b"\0" else name.split(b"\0", 1)[0])
    elif family == socket.AF_INET and len(raw) >= 8:
        found.update(address=socket.inet_ntop(family, raw[4:8]), port=struct.unpack_from(">H", raw, 2)[0])
    elif family == socket.AF_INET6 and len(raw) >= 24:
        found.update(address=socket.inet_ntop(family, raw[8:24]), port=struct.unpack_from(">H", raw, 2)[0])
    return found


def error_for(event):
    """The error that a call gets which must not reach anybody, or 0."""
    if event["family"] == "unix":
        return errno.ENOENT if event["path"].endswith(NAME_SERVICES) else 0
    if "address" not in event:
        return 0
    address = ipaddress.ip_address(event["address"])
    mapped = getattr(address, "ipv4_mapped", None) or address
    return 0 if mapped.is_loopback and event["port"] != 53 else errno.ENETUNREACH


def messages(caller, address, count, size):
    """Where the headers of a call say that they go: the addresses of those that have one."""
    for index in range(min(count, 1024)):
        name, length = struct.unpack("<QI", caller.read(address + index * size, 12))
        if name != 0:
            yield address_of(caller.read(name, min(length, 128)))


def events_of(caller, call, arguments):
    if call == "socket":
        yield {"kind": "socket", "family": FAMILIES.get(arguments[0] & 0xFFFF, str(arguments[0]))}
    elif call in ("connect", "bind"):
        raw = caller.read(arguments[1], min(arguments[2] & 0xFFFFFFFF, 128))
        yield {"kind": call, **address_of(raw)}
    elif call == "sendto":
        yield {"kind": "send", **address_of(caller.read(arguments[4], min(arguments[5] & 0xFFFFFFFF, 128)))}
    elif call == "sendmsg":
        yield from ({"kind": "send", **found} for found in messages(caller, arguments[1], 1, 56))
    elif call == "sendmmsg":
        yield from ({"kind": "send", **found} for found in messages(caller, arguments[1], arguments[2] & 0xFFFFFFFF, 64))
    else:
        if call == "openat2" and not struct.unpack("<Q", caller.read(arguments[2], 8))[0] & CREATES:
            return
        name, folder = MAKES[call]
        yield {"kind": "create", "path": caller.path(arguments[name], None if folder is None else arguments[folder])}


def serve(listener, names, report):
    """Answers one call."""
    notification = bytearray(80)
    try:
        fcntl.ioctl(listener, RECEIVE, notification, True)
    except OSError as error:
        # The caller was killed meanwhile.
        if error.errno in (errno.ENOENT, errno.EINTR):
            return
        raise
    identity, tid, _, number, _, _, *arguments = struct.unpack("<QIIiIQ6Q", notification)
    caller = Caller(tid)
    failure = 0
    try:
        for event in events_of(caller, names[number], arguments):
            refusal = error_for(event) if event["kind"] in ("connect", "send") else 0
            failure = failure or refusal
            report.write(json.dumps({**event, "refused": refusal != 0, **caller.about()}) + "\n")
            report.flush()
    except (ProcessLookupError, FileNotFoundError):
        pass  # It was killed while this looked at it.
    except OSError as error:
        # A pointer that leads nowhere is the caller's own mistake: the kernel tells it.
        if error.errno not in (errno.EIO, errno.EFAULT):
            raise
    answer = struct.pack("<QqiI", identity, 0, -failure, 0 if failure else 1)
    try:
        fcntl.ioctl(listener, RESPOND, bytearray(answer), True)
    except OSError as error:
        if error.errno != errno.ENOENT:
            raise


def reap(child):
    """Whether anything that was started still runs; the exit status of the program itself goes to `child`."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return False
        if pid == 0:
            return True
        if pid == child.pid:
            child.returncode = os.waitstatus_to_exitcode(status)


def main():
    report_file, *command = sys.argv[1:]
    if sys.platform != "linux" or platform.machine() not in ARCHITECTURES:
        print(ADVICE, file=sys.stderr)
        return UNAVAILABLE
    audit, calls = ARCHITECTURES[platform.machine()]
    # Whose parent ends becomes our child: so its memory may be read, and this ends after it.
    ctypes.CDLL(None).prctl(CHILD_SUBREAPER, 1, 0, 0, 0)
    outcome = start(audit, calls, command)
    if "unavailable" in outcome:
        print(f"{ADVICE} ({outcome['unavailable']})", file=sys.stderr)
        return UNAVAILABLE
    if "missing" in outcome:
        print(outcome["missing"], file=sys.stderr)
        return 127
    child, listener = outcome["child"], outcome["listener"]
    signal.signal(signal.SIGTERM, lambda *_: os.kill(child.pid, signal.SIGTERM) if child.returncode is None else None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    names = {number: name for name, number in calls.items()}
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    with open(report_file, "a", encoding="utf-8") as report:
        while True:
            events = poll.poll(100)
            if any(event & select.POLLIN for _, event in events):
                serve(listener, names, report)
            elif not reap(child) or any(event & select.POLLHUP for _, event in events):
                break
    if child.returncode is None:
        child.wait()
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


if __name__ == "__main__":
    sys.exit(main())
