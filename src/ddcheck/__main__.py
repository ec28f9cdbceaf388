"""The command ``ddcheck``; it answers ``--version`` before it imports anything."""

import sys

from ddcheck import __version__


def main() -> None:
    """Run the command line and end the process with the exit status of the contract.

    Python's own status for a crash is 1, which is our *fail*; nothing leaves here without a status of ours.
    """
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"ddcheck {__version__}\n")
        return
    # Starting up makes much and throws away little; a batch turns the collector on again.
    import gc
    import os

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
    sys.stderr.flush()
    # Everything is written and closed. Taking apart what was loaded would cost an eighth of a check.
    os._exit(status)


if __name__ == "__main__":
    main()
