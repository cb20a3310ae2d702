"""The door: `trygg` and `python -m trygg_cli`."""

import contextlib
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["--version"] and sys.stdout:  # typer alone costs ten times as much as this answer
        from trygg_cli import __version__

        with contextlib.suppress(OSError):  # what is wrong is told below
            unbuffered = getattr(sys.stdout.buffer, "raw", sys.stdout.buffer)
            unbuffered.write(f"trygg {__version__}\n".encode())
            return
    try:
        import gc

        gc.disable()  # a command lives for a moment, and looking for circles costs a third of reading a large plan
        from trygg_cli.late_loading import all_late

        with all_late():
            from trygg_cli.cli.app import run
    except KeyboardInterrupt:  # already while it begins
        sys.exit(130)
    code = run(sys.argv[1:])
    gc.freeze()  # nor does Python look for them once more as it ends
    sys.exit(code)


if __name__ == "__main__":
    main()
