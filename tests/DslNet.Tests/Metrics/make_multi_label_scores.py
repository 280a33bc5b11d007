"""Writes multi_label_scores.json.gz: 300 random multi-label and imbalanced problems and what scikit-learn makes of them.

    python3 make_multi_label_scores.py        (Debian: python3-sklearn, python3-numpy; written with scikit-learn 1.2.1, NumPy 1.24.2)

No test runs this; it is here so that the numbers can be made again. It gives the same bytes again with the same versions.

Inputs are float32 numbers, handed to scikit-learn as doubles. Where releases of scikit-learn differ, the numbers are those of the
current ones, whichever release computes them: the area under the ROC curve of a label without positives or negatives is NaN (an error
before 1.6), and in a weighted mean a label without samples counts nothing; the Brier score of several classes (since 1.7) is its formula.
"""
import gzip
import io
import json
import math
import os
import warnings

import numpy as np
from sklearn import metrics
from sklearn.calibration import calibration_curve

SEED = 20261129
AVERAGES = ("micro", "macro", "weighted", "samples")
warnings.simplefilter("ignore")  # zero divisions and the like: their results are what is wanted


def short(values):
    """float32 numbers as the shortest decimals that mean them."""
    return [float(str(value)) for value in np.asarray(values, dtype=np.float32).ravel()]


def area(truth, scores):
    return metrics.roc_auc_score(truth, scores) if 0 < np.sum(truth) < len(truth) else math.nan


def curve(truth, scores):
    precisions, recalls, thresholds = metrics.precision_recall_curve(truth, scores)
    return [precisions.tolist(), recalls.tolist(), thresholds.tolist()]


def noisy(random, truth, kind):
    """Scores that know something of the truth."""
    noise = random.normal(size=truth.shape) + truth * random.choice([0.5, 2])
    return {
        "continuous": 1 / (1 + np.exp(-noise)),
        "tied": np.round(1 / (1 + np.exp(-noise)), 1),
        "constant": np.full(truth.shape, round(random.random(), 2)),
        "extreme": (noise > 0.8).astype(float),
        "eighths": np.round(8 / (1 + np.exp(-noise))) / 8,  # on the edges of four and eight bins
    }[kind].astype(np.float32).astype(float)


def multi_label(random, number):
    labels, count = int(random.integers(2, 7)), int(random.integers(1, 41))
    shares = random.random(labels) ** (1, 3)[number % 2]
    if number % 4 == 1:
        shares[0] = 0  # a label that never occurs
    if number % 7 == 2:
        shares[-1] = 1  # and one that always does
    if number % 25 == 3:
        shares[:] = 0
    truth = (random.random((count, labels)) < shares).astype(int)
    scores = noisy(random, truth, ("continuous", "tied", "extreme", "constant")[number % 4 if number % 3 else 0])
    predicted = (scores >= 0.5).astype(int)
    if number % 6 == 4:
        predicted[:, 1] = 0  # a label that is never predicted
    if number % 30 == 5:
        predicted[:] = 0
    none = {"zero_division": 0, "average": None}
    areas = [area(truth[:, label], scores[:, label]) for label in range(labels)]
    precisions = [metrics.average_precision_score(truth[:, label], scores[:, label]) for label in range(labels)]
    support = truth.sum(axis=0)
    return {
        "truth": truth.ravel().tolist(),
        "predicted": predicted.ravel().tolist(),
        "scores": short(scores),
        "labels": labels,
        "by_label": [
            metrics.precision_score(truth, predicted, **none).tolist(),
            metrics.recall_score(truth, predicted, **none).tolist(),
            metrics.f1_score(truth, predicted, **none).tolist(),
            support.tolist(),
        ],
        "averages": {
            average: [
                metrics.precision_score(truth, predicted, average=average, zero_division=0),
                metrics.recall_score(truth, predicted, average=average, zero_division=0),
                metrics.f1_score(truth, predicted, average=average, zero_division=0),
            ]
            for average in AVERAGES
        },
        "subset_accuracy": metrics.accuracy_score(truth, predicted),
        "hamming_loss": metrics.hamming_loss(truth, predicted),
        "auc": {
            "micro": area(truth.ravel(), scores.ravel()),
            "macro": float(np.mean(areas)),
            "weighted": sum(weight * each for weight, each in zip(support, areas) if weight) / max(1, support.sum()),
            "samples": float(np.mean([area(truth[row], scores[row]) for row in range(count)])),
        },
        "average_precision": {average: metrics.average_precision_score(truth, scores, average=average) for average in AVERAGES},
        "average_precisions": precisions,
    }


def imbalanced(random, number):
    classes = (2, 2, 3, 5)[number % 4]
    count = int(random.integers(2, 61))
    rare = random.choice([0.02, 0.1, 0.3])
    truth = np.where(random.random(count) < rare, random.integers(1, classes, size=count), 0)
    if number % 10 == 3:
        truth[:] = truth[0]  # one class alone
    if classes == 2:
        kind = ("continuous", "tied", "eighths", "extreme", "constant")[number % 5]
        scores = noisy(random, truth, kind)
        predicted = (scores >= (0.5, 0.9)[number % 2]).astype(int)
    else:
        kind = ("continuous", "tied")[number % 2]
        parts = np.array([random.multinomial(1024 if kind == "continuous" else 4, random.dirichlet(np.full(classes, 0.5))) for _ in range(count)])
        scores = parts / parts.sum(axis=1, keepdims=True)
        scores = scores.astype(np.float32).astype(float)
        predicted = np.where(random.random(count) < 0.4, truth, np.argmax(scores, axis=1))
    if number % 9 == 4:
        predicted[:] = predicted[0]
    if number % 13 == 6:
        truth, predicted = truth * 2, predicted * 2  # the classes between never occur
        scores = np.insert(scores.reshape(count, -1), range(1, classes), 0, axis=1) if classes > 2 else scores
    result = {
        "truth": truth.tolist(),
        "predicted": predicted.tolist(),
        "matthews": metrics.matthews_corrcoef(truth, predicted),
        "kappa": {str(weights): metrics.cohen_kappa_score(truth, predicted, weights=weights) for weights in (None, "linear", "quadratic")},
        "balanced_accuracy": metrics.balanced_accuracy_score(truth, predicted),
        "adjusted_balanced_accuracy": metrics.balanced_accuracy_score(truth, predicted, adjusted=True),
        "hamming_loss": metrics.hamming_loss(truth, predicted),
        "accuracy": metrics.accuracy_score(truth, predicted),
        "averages": {
            average: [
                metrics.precision_score(truth, predicted, average=average, zero_division=0),
                metrics.recall_score(truth, predicted, average=average, zero_division=0),
                metrics.f1_score(truth, predicted, average=average, zero_division=0),
            ]
            for average in AVERAGES[:3]
        },
    }
    if number % 13 == 6:
        return result
    columns = scores.reshape(count, -1)
    one_hot = (truth[:, None] == np.arange(classes)).astype(int)
    result["scores"] = short(scores)
    if classes == 2:
        result["curves"] = [curve(truth, scores)]
        result["average_precision"] = {average: metrics.average_precision_score(truth, scores) for average in AVERAGES[:3]}
        result["brier"] = metrics.brier_score_loss(truth, scores)
        result["calibration"] = {
            f"{strategy} {bins}": [points.tolist() for points in calibration_curve(truth, scores, n_bins=bins, strategy=strategy)]
            for strategy in ("uniform", "quantile")
            for bins in (1, 4, 5, 8, 10)
        }
    else:
        result["curves"] = [curve(one_hot[:, label], columns[:, label]) for label in range(classes)]
        result["average_precision"] = {average: metrics.average_precision_score(one_hot, columns, average=average) for average in AVERAGES[:3]}
        result["brier"] = float(np.mean(np.sum((columns - one_hot) ** 2, axis=1)))
    return result


def named(value):
    """NaN and infinity as strings, which JSON has no numbers for."""
    if isinstance(value, dict):
        return {key: named(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [named(inner) for inner in value]
    if isinstance(value, (float, np.floating)) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity"
    return float(value) if isinstance(value, np.floating) else int(value) if isinstance(value, np.integer) else value


def main():
    random = np.random.default_rng(SEED)
    problems = {
        "multi_label": [multi_label(random, number) for number in range(150)],
        "imbalanced": [imbalanced(random, number) for number in range(150)],
    }
    text = json.dumps(named(problems), separators=(",", ":"), allow_nan=False)
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as stream:
        stream.write(text.encode())
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "multi_label_scores.json.gz")
    with open(target + ".tmp", "wb") as stream:
        stream.write(packed.getvalue())
    os.replace(target + ".tmp", target)
    print(f"{target}: {len(packed.getvalue())} bytes")


if __name__ == "__main__":
    main()
