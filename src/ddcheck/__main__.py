"""The command ``ddcheck``; it answers ``--version`` before it imports anything."""

import os
import sys

from ddcheck import __version__


def main() -> None:
    """Run the command line and end the process with the exit status of the contract.

    Python's own status for a crash is 1, which is our *fail*; nothing leaves here without a status of ours.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _open_closed_streams()
    if sys.argv[1:] == ["--version"]:
        try:
            sys.stdout.write(f"ddcheck {__version__}\n")
            sys.stdout.flush()
        except BrokenPipeError:
            os._exit(141)
        except OSError:
            os._exit(70)
        return
    # Starting up makes much and throws away little; a batch turns the collector on again.
    import contextlib
    import gc

    gc.disable()
    # Looking for plug-ins of Pydantic reads the metadata of every installed package, and what
    # somebody else installed must not change a verdict.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    # No matrices are multiplied here; the threads for that would only be in the way of a fork.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from ddcheck.cli import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    # Everything is written and closed. Taking apart what was loaded would cost an eighth of a check.
    os._exit(status)


def _open_closed_streams() -> None:
    """Streams that whoever started us has closed lead nowhere.

    Left closed, the next file that is opened would become standard output.
    """
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(handle)
    for at, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            mode = "w" if at else "r"
            setattr(sys, name, open(at, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


if __name__ == "__main__":
    main()
