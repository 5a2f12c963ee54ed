"""Cuts the corpus' own comments (train part alone) into pieces, alone and in pairs, and writes
fragments.tsv beside this file: language and text. The teacher reads them, and so tells which part of a
comment its labels come from.

  python fragments.py
"""
import os
import random
import re

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(HERE, "..", "corpus", "train")
MOST = 7000  # pieces of a language


def table(name):
    with open(os.path.join(CORPUS, name + ".tsv"), encoding="utf8") as file:
        return [line.rstrip("\n").split("\t") for line in file][1:]


def cut(text):
    """The parts of a text between its marks."""
    return [part.strip() for part in re.split(r"(?<=[.!?…,;:])\s+", text)]


def main():
    dice, lines = random.Random(5), []
    for language in ("es", "en"):
        pieces = []
        for part in "ab":
            for row in table(f"comments_{language}_{part}"):
                parts = [piece for piece in cut(row[-1]) if len(piece) >= 6]
                pieces += parts
                if len(parts) > 2:
                    pieces += [" ".join(parts[:2]), " ".join(parts[-2:])]
        for row in table(f"replies_{language}"):
            comment = row[-2]
            pieces += [piece for piece in cut(comment) if 12 <= len(piece) < len(comment) - 3]
        pairs = [dice.choice(pieces) + " " + dice.choice(pieces) for _ in range(2500)]
        texts = sorted(set(pieces + pairs))
        dice.shuffle(texts)
        lines += [f"{language}\t{text}\n" for text in texts[:MOST]]
    with open(os.path.join(HERE, "fragments.tsv"), "w", encoding="utf8") as file:
        file.writelines(lines)


if __name__ == "__main__":
    main()
