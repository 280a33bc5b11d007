"""Writes weighted_runs.json: short trainings with weights, focal losses and the like, as PyTorch and scikit-learn make them.

    python3 make_weighted_runs.py        (Debian: python3-torch 1.13, python3-sklearn, python3-numpy)

No test runs this; it is here so that the numbers can be made again. Everything is computed in float64 from float32 inputs.
Focal losses are written out as in their paper and in torchvision's sigmoid_focal_loss, and differentiated by PyTorch.
"""
import json
import os

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.utils.class_weight import compute_class_weight

torch.set_default_dtype(torch.float64)
ROWS, INPUTS, HIDDEN = 6, 3, 4


def f32(values):
    return np.asarray(values, dtype=np.float32).astype(np.float64)


def rounded(values):
    return [float(str(np.float32(v))) for v in np.asarray(values).ravel()]  # the fewest digits that tell a float32


def parameters(random, outputs):
    shapes = [(INPUTS, HIDDEN), (HIDDEN,), (HIDDEN, outputs), (outputs,)]
    return [torch.tensor(f32(random.normal(size=shape)), requires_grad=True) for shape in shapes]


def forward(p, x):
    return torch.tanh(torch.as_tensor(x) @ p[0] + p[1]) @ p[2] + p[3]


def flat(tensors):
    return rounded(np.concatenate([t.detach().numpy().ravel() for t in tensors]))


def softmax_rows(smoothing=0.0, gamma=0.0):
    def loss(z, t):
        classes = z.shape[1]
        wanted = (1 - smoothing) * t + smoothing / classes
        log = F.log_softmax(z, 1)
        return -(wanted * (1 - log.exp()) ** gamma * log).sum(1)
    return loss


def binary_rows(positive=None, gamma=0.0):
    def loss(z, t):
        ce = F.binary_cross_entropy_with_logits(z, t, reduction="none", pos_weight=None if positive is None else torch.tensor(positive))
        p = torch.sigmoid(z)
        p_t = p * t + (1 - p) * (1 - t)
        return (ce * (1 - p_t) ** gamma).mean(1)
    return loss


def number_rows(function):
    return lambda z, t: function(z, t).mean(1)


def weighted_mean(losses, weights):
    return losses.mean() if weights is None else (losses * weights).sum() / weights.sum() if weights.sum() > 0 else losses.sum() * 0


def step(p, velocity, rate, momentum):
    with torch.no_grad():
        for i, parameter in enumerate(p):
            velocity[i] = momentum * velocity[i] + parameter.grad
            parameter -= rate * velocity[i]
            parameter.grad = None


# name: outputs, losses of rows, what targets are
LOSSES = {
    "Classes": (3, softmax_rows(), "labels"),
    "ManyClasses": (19, softmax_rows(), "labels"),
    "SmoothClasses": (3, softmax_rows(smoothing=0.1), "labels"),
    "Distributions": (3, softmax_rows(), "distributions"),
    "FocalClasses": (3, softmax_rows(gamma=2.0), "labels"),
    "FocalManyClasses": (19, softmax_rows(smoothing=0.1, gamma=0.5), "labels"),
    "YesOrNo": (1, binary_rows(), "yes"),
    "Questions": (3, binary_rows(), "shares"),
    "Positive": (1, binary_rows(positive=[5.0]), "yes"),
    "Positives": (3, binary_rows(positive=[0.5, 2.0, 5.0]), "shares"),
    "FocalQuestions": (3, binary_rows(gamma=2.0), "yes"),
    "FocalPositive": (3, binary_rows(positive=[3.0] * 3, gamma=1.5), "shares"),
    "Squared": (2, number_rows(lambda z, t: (z - t) ** 2), "numbers"),
    "Absolute": (2, number_rows(lambda z, t: (z - t).abs()), "numbers"),
    "Huber": (1, number_rows(lambda z, t: F.huber_loss(z, t, reduction="none", delta=0.5)), "numbers"),
    "Own": (3, number_rows(lambda z, t: torch.sqrt(1 + (z - t) ** 2) - 1), "numbers"),
}


def targets(random, kind, rows, outputs):
    if kind == "labels":
        return random.integers(0, outputs, rows)
    if kind == "distributions":
        t = random.random((rows, outputs))
        return f32(t / t.sum(1, keepdims=True))
    if kind == "yes":
        return random.integers(0, 2, (rows, outputs)).astype(np.float64)
    if kind == "shares":
        return f32(np.where(random.random((rows, outputs)) < 0.3, random.random((rows, outputs)), random.integers(0, 2, (rows, outputs))))
    return f32(random.normal(size=(rows, outputs)))


def one_hot(labels, classes):
    return F.one_hot(torch.as_tensor(labels), classes).double()


def steps():
    cases = []
    for number, (name, (outputs, rows_of, kind)) in enumerate(LOSSES.items()):
        for weighted in (False, True):
            random = np.random.default_rng(1000 + number)
            p = parameters(random, outputs)
            start, velocity, batches = flat(p), [torch.zeros_like(each) for each in p], []
            for batch in range(4):
                rows = ROWS - (batch == 3)
                x = f32(random.normal(size=(rows, INPUTS)) * 2)
                t = targets(random, kind, rows, outputs)
                weights = f32(random.random(rows) * 3)
                weights[batch] = 0
                wanted = one_hot(t, outputs) if kind == "labels" else torch.as_tensor(t)
                loss = weighted_mean(rows_of(forward(p, x), wanted), torch.as_tensor(weights) if weighted else None)
                loss.backward()
                entry = {"input": rounded(x), "loss": float(loss), "gradients": flat([each.grad for each in p])}
                entry["labels" if kind == "labels" else "target"] = t.tolist() if kind == "labels" else rounded(t)
                if weighted:
                    entry["weights"] = rounded(weights)
                batches.append(entry)
                step(p, velocity, 0.1, 0.9)
            cases.append({"network": name, "parameters": start, "batches": batches, "final": flat(p)})
    return cases


def check_own_formulas():
    """The losses of rows above against PyTorch's own losses with weights."""
    random = np.random.default_rng(5)
    z, y, w = torch.tensor(random.normal(size=(9, 4))), torch.tensor(random.integers(0, 4, 9)), torch.tensor(random.random(4))
    assert torch.allclose(weighted_mean(softmax_rows()(z, one_hot(y, 4)), w[y]), F.cross_entropy(z, y, weight=w))
    y[2] = -100
    kept = y != -100
    assert torch.allclose(weighted_mean(softmax_rows()(z[kept], one_hot(y[kept], 4)), w[y[kept]]), F.cross_entropy(z, y, weight=w, ignore_index=-100))


def fit(name, count=22, size=8, epochs=3, sample=False, classes=None, ignored=None, drop_last=False, per_step=1):
    outputs, rows_of, kind = LOSSES[name]
    random = np.random.default_rng(77)
    p = parameters(random, outputs)
    start, velocity = flat(p), [torch.zeros_like(each) for each in p]
    x = f32(random.normal(size=(count, INPUTS)) * 2)
    y = random.choice(outputs, count, p=np.array([4, 2, 1][:outputs]) / sum([4, 2, 1][:outputs])) if kind == "labels" else targets(random, kind, count, outputs)
    sample_weights = f32(random.random(count) * 2)
    labels = y.ravel().astype(int) if kind in ("labels", "yes") else None
    weights = sample_weights.copy() if sample else np.ones(count)
    class_weights = None
    if classes is not None:
        present = np.unique(labels)
        class_weights = compute_class_weight("balanced", classes=present, y=labels) if classes == "balanced" else np.array(classes)
        weights = weights * class_weights[labels]
    marked = None
    if ignored is not None:
        marked = labels.copy()
        marked[[1, 7, 8, 9, 15, 20]] = ignored
        weights = np.where(marked == ignored, 0, weights)
    wanted, losses = one_hot(labels, outputs) if kind == "labels" else torch.as_tensor(y), []
    for _ in range(epochs):
        total, weight = 0.0, 0.0
        ends = [(i, min(i + size, count)) for i in range(0, count, size)]
        ends = [e for e in ends if e[1] - e[0] == size] if drop_last else ends
        for i in range(0, len(ends), per_step):
            group, gradients, group_weight = ends[i:i + per_step], None, sum(weights[a:b].sum() for a, b in ends[i:i + per_step])
            objective = 0
            for a, b in group:
                w = torch.as_tensor(weights[a:b])
                loss = weighted_mean(rows_of(forward(p, x[a:b]), wanted[a:b]), w)
                objective = objective + loss * (w.sum() / group_weight)
                total, weight = total + float(loss) * float(w.sum()), weight + float(w.sum())
            objective.backward()
            step(p, velocity, 0.1, 0.9)
        losses.append(total / weight)
    final = weighted_mean(rows_of(forward(p, x), wanted), torch.as_tensor(np.where(marked == ignored, 0, sample_weights if sample else 1.0) if ignored is not None else sample_weights if sample else np.ones(count)))
    case = {"network": name if ignored is None else "Ignoring", "batch_size": size, "epochs": epochs, "batches_per_step": per_step, "drop_last": drop_last, "parameters": start, "inputs": rounded(x),
            "losses": losses, "final": flat(p), "final_loss": float(final)}
    case["labels" if labels is not None else "targets"] = (marked if marked is not None else labels).tolist() if labels is not None else rounded(y)
    if sample:
        case["weights"] = rounded(sample_weights)
    if classes is not None:
        case["balanced"] = classes == "balanced"
        case["class_weights"] = [float(v) for v in class_weights]
    return case


if __name__ == "__main__":
    check_own_formulas()
    fits = [
        fit("Classes"), fit("Classes", sample=True), fit("Classes", classes=[0.5, 1.5, 4.0]), fit("Classes", classes="balanced"),
        fit("Classes", sample=True, classes="balanced", per_step=2), fit("Classes", sample=True, drop_last=True),
        fit("Classes", ignored=-100), fit("Classes", ignored=-100, sample=True, classes=[0.5, 1.5, 4.0]),
        fit("SmoothClasses", sample=True), fit("FocalClasses", classes=[1.0, 2.0, 3.0]),
        fit("YesOrNo", sample=True, classes=[1.0, 6.0]), fit("Positive"), fit("Questions", sample=True), fit("Positives", sample=True), fit("FocalPositive"),
        fit("Squared", sample=True), fit("Absolute", sample=True, per_step=2), fit("Huber", sample=True, drop_last=True), fit("Own", sample=True),
    ]
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "weighted_runs.json"), "w") as file:
        json.dump({"made_with": f"PyTorch {torch.__version__}", "steps": steps(), "fits": fits}, file, separators=(",", ":"))
        file.write("\n")
