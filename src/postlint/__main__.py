"""``python -m postlint``."""

from postlint.cli import main

main()
