"""The program ``groundswell``, as it comes with the package."""

import os
import sys

from groundswell._view import program


def main() -> None:
    """Become the program, with the arguments of this process."""
    path = program()
    os.execv(path, [path, *sys.argv[1:]])


if __name__ == "__main__":
    main()
