"""`python -m casualties` is the `casualties` command."""

from casualties.cli import main

if __name__ == "__main__":
    main()
