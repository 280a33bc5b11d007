"""Writes scikit_learn_scores.json.gz: 300 random problems and what scikit-learn makes of them.

    python3 make_scikit_learn_scores.py        (Debian: python3-sklearn, python3-numpy)

No test runs this; it is here so that the numbers can be made again. It gives the same bytes again with the same versions.

Inputs are float32 numbers, handed to scikit-learn as doubles. Where releases of scikit-learn differ, the numbers are those of the
current ones, whichever release computes them:
- the area of a class without positives or negatives is NaN (an error before 1.6), and in a weighted mean a class without samples
  counts nothing;
- the first threshold of a curve is infinity (the highest score + 1 before 1.3);
- log_loss doesn't rescale rows (it did before 1.5); here rows of probabilities sum to 1 exactly, so that it makes no difference.
"""
import gzip
import io
import json
import math
import os
import warnings

import numpy as np
import sklearn
from sklearn import metrics

SEED = 20240229
AVERAGES = ("micro", "macro", "weighted")
warnings.simplefilter("ignore")  # zero divisions and the like: their results are what is wanted


def short(values):
    """float32 numbers as the shortest decimals that mean them."""
    return [float(str(value)) for value in np.asarray(values, dtype=np.float32).ravel()]


def scores_by_average(truth, predicted, averages):
    result = {}
    for average in averages:
        arguments = {"average": average, "zero_division": 0}
        result[average] = [
            metrics.precision_score(truth, predicted, **arguments),
            metrics.recall_score(truth, predicted, **arguments),
            metrics.f1_score(truth, predicted, **arguments),
        ]
    return result


def area(truth, scores):
    return metrics.roc_auc_score(truth, scores) if 0 < np.sum(truth) < len(truth) else math.nan


def curve(truth, scores):
    false_positives, true_positives, thresholds = metrics.roc_curve(truth, scores)
    thresholds[0] = math.inf
    return [false_positives.tolist(), true_positives.tolist(), thresholds.tolist()]


def binary(random, number):
    count = int(random.integers(1, 61))
    positives = (0.5, 0.1, 0.0, 1.0)[number % 4 if number % 5 == 0 else number % 2]  # 0 and 1: one class is absent
    truth = (random.random(count) < positives).astype(int)
    kind = ("continuous", "tied", "constant", "logits", "extreme")[number % 5 if number % 3 else 0]
    noise = random.normal(size=count) + truth
    scores = {
        "continuous": 1 / (1 + np.exp(-noise)),
        "tied": np.round(1 / (1 + np.exp(-noise)), 1),
        "constant": np.full(count, random.random()),
        "logits": noise * 4,
        "extreme": (noise > 0.5).astype(float),  # probabilities of 0 and 1
    }[kind].astype(np.float32).astype(float)
    predicted = (scores >= 0.5).astype(int)
    return {
        "truth": truth.tolist(),
        "scores": short(scores),
        "predicted": predicted.tolist(),
        "classes": 2,
        "accuracy": metrics.accuracy_score(truth, predicted),
        "averages": scores_by_average(truth, predicted, AVERAGES + ("binary",)),
        "confusion": metrics.confusion_matrix(truth, predicted, labels=[0, 1]).ravel().tolist(),
        "curves": [curve(truth, scores)],
        "auc": {average: area(truth, scores) for average in AVERAGES},
        "top": [metrics.top_k_accuracy_score(truth, scores, k=1, labels=[0, 1])],
        "log_loss": metrics.log_loss(truth, scores, labels=[0, 1]) if kind != "logits" else None,
    }


def probabilities(random, count, classes, kind):
    """Rows in steps of 1/1024 that sum to 1 exactly; some steps are 0, and so are some probabilities."""
    if kind == "constant":
        parts = np.tile(random.multinomial(1024, np.full(classes, 1 / classes)), (count, 1))
    elif kind == "tied":
        parts = random.multinomial(4, np.full(classes, 1 / classes), size=count) * 256
    else:
        parts = np.array([random.multinomial(1024, random.dirichlet(np.full(classes, 0.5))) for _ in range(count)])
    return parts / 1024


def multiclass(random, number):
    classes = int(random.integers(3, 8))
    count = int(random.integers(1, 51))
    present = random.choice(classes, size=max(1, classes - number % 4), replace=False)  # the other classes are absent
    truth = random.choice(present, size=count)
    kind = ("continuous", "tied", "constant", "logits")[number % 4 if number % 3 else 0]
    if kind == "logits":
        scores = random.normal(scale=4, size=(count, classes)).astype(np.float32).astype(float)
    else:
        scores = probabilities(random, count, classes, kind)
        hinted = random.random(count) < 0.6  # so that there is something to be found
        for row in np.where(hinted)[0]:
            best = np.argmax(scores[row])
            scores[row, [best, truth[row]]] = scores[row, [truth[row], best]]
    predicted = np.argmax(scores, axis=1)
    one_hot = (truth[:, None] == np.arange(classes)).astype(int)
    areas = [area(one_hot[:, label], scores[:, label]) for label in range(classes)]
    weights = one_hot.sum(axis=0)
    weighted = np.average(np.where(weights == 0, 0, areas), weights=weights)
    if not np.isnan(areas).any():  # scikit-learn's own mean wherever it has one
        weighted = metrics.roc_auc_score(one_hot, scores, average="weighted")
        assert metrics.roc_auc_score(one_hot, scores, average="macro") == np.mean(areas)
    return {
        "truth": truth.tolist(),
        "scores": short(scores),
        "predicted": predicted.tolist(),
        "classes": classes,
        "accuracy": metrics.accuracy_score(truth, predicted),
        "averages": scores_by_average(truth, predicted, AVERAGES),
        "confusion": metrics.confusion_matrix(truth, predicted, labels=range(classes)).ravel().tolist(),
        "curves": [curve(one_hot[:, label], scores[:, label]) for label in range(classes)],
        "auc": {"micro": area(one_hot.ravel(), scores.ravel()), "macro": float(np.mean(areas)), "weighted": float(weighted)},
        "top": [metrics.top_k_accuracy_score(truth, scores, k=k, labels=range(classes)) for k in range(1, classes + 1)],
        "log_loss": metrics.log_loss(truth, scores, labels=range(classes)) if kind != "logits" else None,
    }


def regression(random, number):
    rows, outputs = int(random.integers(1, 41)), int(random.integers(1, 4))
    offset = (0, 0, 1000, -3)[number % 4]
    truth = (random.normal(size=(rows, outputs)) * 2 + offset).astype(np.float32)
    predicted = (truth + random.normal(size=truth.shape) * (1, 0.01)[number % 2]).astype(np.float32)
    if number % 5 == 1:
        truth[:, 0] = truth[0, 0]  # constant
    if number % 7 == 2:
        predicted = truth.copy()  # perfect
    if number % 6 == 3:
        truth[random.random(truth.shape) < 0.2] = 0
    if number % 9 == 4:
        predicted[:] = predicted[0, 0]
    known, guessed = truth.astype(float), predicted.astype(float)
    return {
        "truth": short(truth),
        "predicted": short(predicted),
        "outputs": outputs,
        "mse": metrics.mean_squared_error(known, guessed),
        "mae": metrics.mean_absolute_error(known, guessed),
        "rmse": float(np.mean([math.sqrt(metrics.mean_squared_error(known[:, i], guessed[:, i])) for i in range(outputs)])),
        "mape": metrics.mean_absolute_percentage_error(known, guessed),
        "r2": metrics.r2_score(known, guessed),
    }


def named(value):
    """NaN and infinity as strings, which JSON has no numbers for."""
    if isinstance(value, dict):
        return {key: named(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [named(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity"
    return float(value) if isinstance(value, np.floating) else value


def main():
    random = np.random.default_rng(SEED)
    problems = {
        "scikit_learn": sklearn.__version__,
        "classification": [binary(random, number) for number in range(100)] + [multiclass(random, number) for number in range(100)],
        "regression": [regression(random, number) for number in range(100)],
    }
    text = json.dumps(named(problems), separators=(",", ":"), allow_nan=False)
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as stream:
        stream.write(text.encode())
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "scikit_learn_scores.json.gz")
    with open(target + ".tmp", "wb") as stream:
        stream.write(packed.getvalue())
    os.replace(target + ".tmp", target)
    print(f"{target}: {len(packed.getvalue())} bytes, scikit-learn {sklearn.__version__}")


if __name__ == "__main__":
    main()
