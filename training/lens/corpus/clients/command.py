"""Running a client program."""

import os
import subprocess


def output_of(command: list[str], **options) -> str:
    """What the command printed to stdout. RuntimeError with the last line of stderr if it failed."""
    environment = os.environ | options.pop("env", {})
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=900, env=environment, **options)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RuntimeError(f"{command[0]}: {error}") from None
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if line.strip()] or ["no message"]
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {lines[-1].strip()}")
    return done.stdout


def only_file(folder, pattern: str = "*"):
    """The single file that a client left. RuntimeError if there is none or more than one."""
    files = sorted(path for path in folder.glob(pattern) if path.is_file())
    if len(files) != 1:
        raise RuntimeError(f"expected one archive {pattern}, found {[path.name for path in files]}")
    return files[0]
