"""CTC losses, their gradients and a training run in PyTorch (1.13), in float64: ctc_references.json, what CtcReferenceTests compares with.

    python3 make_ctc_references.py
"""
import json
import os

import torch
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
torch.set_default_dtype(torch.float64)


class Numbers:
    """A linear congruential generator (Numerical Recipes) whose upper 12 bits are a number in -1 .. 1, exact in float32 and short in text."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return (self.state >> 20) / 2.0**11 - 1

    def take(self, *shape):
        return torch.tensor([self.next() for _ in range(torch.Size(shape).numel())]).reshape(shape)


def rounded(tensor):
    return [float(f"{number:.9g}") for number in tensor.detach().flatten().tolist()]


def rows_of(labels, most):
    """A row: places for labels (behind the last that counts, anything), and how many count."""
    return [number for row in labels for number in row + [7] * (most - len(row)) + [len(row)]]


def losses(logits, labels, lengths):
    arguments = (torch.tensor([label for row in labels for label in row] or [0], dtype=torch.long)[:sum(map(len, labels))], torch.tensor(lengths), torch.tensor([len(row) for row in labels]))
    logs = F.log_softmax(logits, dim=2).transpose(0, 1)
    each = F.ctc_loss(logs, *arguments, reduction="none") / torch.tensor([max(1, len(row)) for row in labels])
    return each, F.ctc_loss(logs, *arguments, reduction="mean", zero_infinity=True)


def case(name, seed, labels, most, steps, classes, scale, lengths=None):
    logits = (Numbers(seed).take(len(labels), steps, classes) * scale).requires_grad_()
    each, mean = losses(logits, labels, lengths or [steps] * len(labels))
    mean.backward()
    return {
        "name": name, "steps": steps, "classes": classes, "maxLabels": most, "lengths": lengths or [], "logits": rounded(logits), "target": rows_of(labels, most),
        "losses": [None if loss == float("inf") else loss for loss in rounded(each)], "gradient": rounded(logits.grad),
    }


def training():
    numbers = Numbers(11)
    labels, most, rows, steps = [[1, 2], [3, 3, 4], [], [2], [4, 1, 4, 2]], 4, 5, 9
    x = numbers.take(rows, steps, 3)
    first, second = numbers.take(6, 3, 3) * 0.5, numbers.take(5, 6, 1) * 0.5
    parameters = [first, numbers.take(6) * 0.1, second, numbers.take(5) * 0.1]
    for parameter in parameters:
        parameter.requires_grad_()

    def run():
        hidden = F.relu(F.conv1d(x.transpose(1, 2), parameters[0], parameters[1], padding=1))
        return F.conv1d(hidden, parameters[2], parameters[3]).transpose(1, 2)

    def flat():
        """Weights [kernel, in, out], as DslNet has them."""
        return [number for parameter in parameters for number in rounded(parameter.permute(2, 1, 0) if parameter.dim() == 3 else parameter)]

    start, seen = flat(), []
    optimizer = torch.optim.SGD(parameters, lr=0.05, momentum=0.9)
    for _ in range(10):
        optimizer.zero_grad()
        _, mean = losses(run(), labels, [steps] * rows)
        mean.backward()
        seen.append(mean.item())
        optimizer.step()
    each, _ = losses(run(), labels, [steps] * rows)
    return {"input": rounded(x), "target": rows_of(labels, most), "start": start, "losses": seen, "end": flat(), "output": rounded(F.softmax(run(), dim=2)), "evaluated": each.mean().item()}


if __name__ == "__main__":
    cases = [
        case("all steps", 1, [[1, 2, 3], [2, 2], [], [1], [3, 1, 3]], 3, 6, 4, 3),
        case("lengths, one too short for a label twice", 2, [[1, 2, 1], [2, 2], [2, 2], [], [3]], 4, 7, 4, 3, [7, 3, 2, 5, 1]),
        case("several vectors of states", 3, [[1, 2, 3, 3, 4, 5, 6, 7, 8, 1, 1, 2], [8, 7, 6, 6, 6, 5]], 12, 30, 9, 4),
        case("far logits", 4, [[1, 2], [2, 1, 2]], 3, 12, 3, 2000),
    ]
    with open(os.path.join(HERE, "ctc_references.json"), "w") as file:
        json.dump({"cases": cases, "training": training()}, file, separators=(",", ":"))
        file.write("\n")
