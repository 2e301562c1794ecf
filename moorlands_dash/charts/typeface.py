"""The letters of everything that is printed: they come with the program, so that every machine
sets the same page. Liberation Sans is as wide as Arial, letter by letter.
"""

from pathlib import Path

FOLDER = Path(__file__).with_name("fonts")
REGULAR = FOLDER / "LiberationSans-Regular.ttf"
BOLD = FOLDER / "LiberationSans-Bold.ttf"
