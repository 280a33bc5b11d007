"""The workloads in PyTorch, one thread, measured on request.

Reads lines, answers each with one:
    prepare train|infer LAYERS BATCH sgdm|adam|none   ->  ready MODE
    measure SECONDS                                   ->  MEDIAN MINIMUM   (microseconds a call)
LAYERS is 784-256-BatchNorm-10: ReLU follows every hidden layer. Of PyTorch's own ways to do the same work the fastest is measured.
"""
import statistics
import sys
import time

import torch
from torch import nn

SAMPLE_SECONDS = 50e-6
LEARNING_RATE = 1e-5


def build(layers, softmax):
    parts = layers.split("-")
    width = int(parts[0])
    modules = []
    for part, following in zip(parts[1:], parts[2:] + [""]):
        if part == "BatchNorm":
            modules.append(nn.BatchNorm1d(width))
        else:
            modules.append(nn.Linear(width, int(part)))
            width = int(part)
        if following and following != "BatchNorm":
            modules.append(nn.ReLU())
    if softmax:
        modules.append(nn.Softmax(dim=1))
    return nn.Sequential(*modules), int(parts[0]), width


def training(layers, batch, optimizer, foreach):
    model, inputs, classes = build(layers, softmax=False)
    x = torch.rand(batch, inputs)
    labels = torch.arange(batch) % classes
    loss = nn.CrossEntropyLoss()
    if optimizer == "adam":
        rule = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE, foreach=foreach)
    else:
        rule = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE, momentum=0.9, foreach=foreach)

    def step():
        rule.zero_grad(set_to_none=True)
        loss(model(x), labels).backward()
        rule.step()

    return step


def inference(layers, batch, compiled):
    model, inputs, _ = build(layers, softmax=True)
    model.eval()
    x = torch.rand(batch, inputs)
    if compiled:
        model = torch.jit.optimize_for_inference(torch.jit.trace(model, x))

    def step():
        with torch.inference_mode():
            model(x)

    return step


def sample(step, calls):
    start = time.perf_counter()
    for _ in range(calls):
        step()
    return (time.perf_counter() - start) / calls


def measure(step, seconds):
    calls = 1
    while sample(step, calls) * calls < SAMPLE_SECONDS:
        calls *= 2
    samples = []
    end = time.perf_counter() + seconds
    while len(samples) < 3 or time.perf_counter() < end:
        samples.append(sample(step, calls))
    return statistics.median(samples) * 1e6, min(samples) * 1e6


def prepare(what, layers, batch, optimizer):
    """The fastest of PyTorch's modes, warmed up."""
    if what == "train":
        modes = {"for each tensor": training(layers, batch, optimizer, False), "foreach": training(layers, batch, optimizer, True)}
    else:
        modes = {"eager": inference(layers, batch, False), "TorchScript": inference(layers, batch, True)}
    for step in modes.values():
        measure(step, 0.1)
    took = {mode: measure(step, 0.1)[0] for mode, step in modes.items()}
    best = min(took, key=took.get)
    return best, modes[best]


def main():
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)  # what decays in training would end there; it is the faster mode
    torch.manual_seed(1)
    # A peer on a reference BLAS is no peer; its speed in a large product shows which one it has.
    a = torch.rand(512, 512)
    speed = 2 * 512**3 / measure(lambda: a @ a, 0.2)[1] / 1e3
    print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} thread, {speed:.0f} GFLOP/s in a product of 512 x 512", flush=True)
    step = None
    for line in sys.stdin:
        words = line.split()
        if words[0] == "prepare":
            mode, step = prepare(words[1], words[2], int(words[3]), words[4])
            print(f"ready {mode}", flush=True)
        else:
            print("%.6f %.6f" % measure(step, float(words[1])), flush=True)


if __name__ == "__main__":
    main()
