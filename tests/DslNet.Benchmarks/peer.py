"""The workloads in PyTorch, one thread or one GPU, measured on request.

Reads lines, answers each with one:
    prepare train|infer LAYERS BATCH sgdm|adam|none   ->  ready MODE
    prepare cuda|graph LAYERS BATCH sgdm|adam         ->  ready MODE
    cuda DEVICE                                       ->  NAME, or none; what is prepared next runs there
    measure SECONDS                                   ->  MEDIAN MINIMUM   (microseconds a call)
LAYERS is 784-256-BatchNorm-10 or 28x28x1-conv16k3-pool2-10: ReLU follows every hidden layer with weights. In a residual network same16k3 is a
convolution that keeps the size, with its batch norm, res a block of two of them around which the input goes, gap the mean over all pixels. Of PyTorch's own ways to do the same work the fastest is measured.
"""
import statistics
import sys
import time

import torch
from torch import nn

SAMPLE_SECONDS = 50e-6
LEARNING_RATE = 1e-5


def same(width, filters, kernel):
    return [nn.Conv2d(width, filters, kernel, padding=kernel // 2, bias=False), nn.BatchNorm2d(filters)]


class Residual(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.inner = nn.Sequential(*same(width, width, 3), nn.ReLU(), *same(width, width, 3))

    def forward(self, x):
        return torch.relu(self.inner(x) + x)


def build(layers, softmax):
    parts = layers.split("-")
    extents = [int(extent) for extent in parts[0].split("x")]
    shape = [extents[2], extents[0], extents[1]] if len(extents) == 3 else extents
    width, size = shape[0], shape[-1]
    modules = []
    for part, following in zip(parts[1:], parts[2:] + [""]):
        if part == "BatchNorm":
            modules.append(nn.BatchNorm1d(width))
        elif part.startswith("same"):
            filters, kernel = (int(number) for number in part[4:].split("k"))
            modules += [*same(width, filters, kernel), nn.ReLU()]
            width = filters
            continue
        elif part == "res":
            modules.append(Residual(width))
            continue
        elif part == "gap":
            modules += [nn.AdaptiveAvgPool2d(1), nn.Flatten()]
            size = 0
            continue
        elif part.startswith("conv"):
            filters, kernel = (int(number) for number in part[4:].split("k"))
            modules.append(nn.Conv2d(width, filters, kernel))
            width, size = filters, size - kernel + 1
        elif part.startswith("pool"):
            modules.append(nn.MaxPool2d(int(part[4:])))
            size //= int(part[4:])
            continue
        else:
            if size:
                modules.append(nn.Flatten())
                width, size = (width * size * size, 0) if len(shape) == 3 else (width, 0)
            modules.append(nn.Linear(width, int(part)))
            width = int(part)
        if following and following != "BatchNorm":
            modules.append(nn.ReLU())
    if softmax:
        modules.append(nn.Softmax(dim=1))
    return nn.Sequential(*modules), shape, width


def laid_out(model, x, channels_last):
    """Images with their channels last, as we have them, where PyTorch shall try that."""
    if not channels_last:
        return model, x
    return model.to(memory_format=torch.channels_last), x.contiguous(memory_format=torch.channels_last)


def training(layers, batch, optimizer, foreach, channels_last=False):
    model, shape, classes = build(layers, softmax=False)
    model, x = laid_out(model, torch.rand(batch, *shape), channels_last)
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


def on_cuda(layers, batch, optimizer, as_graph):
    """A training step on the GPU: the batch goes there and the loss comes back, as with ours. As a graph: captured once, then replayed."""
    model, shape, classes = build(layers, softmax=False)
    model = model.cuda()
    # Pinned, as a DataLoader gives it: the faster way there. There, a graph reads the same memory at every replay.
    host = torch.rand(batch, *shape).pin_memory(), (torch.arange(batch) % classes).pin_memory()
    x, labels = (part.cuda() for part in host)
    criterion = nn.CrossEntropyLoss()
    if optimizer == "adam":
        rule = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE, capturable=as_graph)
    else:
        rule = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE, momentum=0.9)

    def upload():
        x.copy_(host[0], non_blocking=True)
        labels.copy_(host[1], non_blocking=True)

    def launch():
        rule.zero_grad(set_to_none=True)
        value = criterion(model(x), labels)
        value.backward()
        rule.step()
        return value

    def eager():
        upload()
        return launch().item()

    if not as_graph:
        return eager
    # What a capture may not do for the first time (allocate, choose kernels) has happened before, on a stream of its own.
    stream = torch.cuda.Stream()
    stream.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(stream):
        for _ in range(3):
            launch()
    torch.cuda.current_stream().wait_stream(stream)
    rule.zero_grad(set_to_none=True)  # so that the capture takes memory for gradients of its own
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        value = launch()

    def replay():
        upload()
        graph.replay()
        return value.item()

    return replay


def inference(layers, batch, compiled, channels_last=False):
    model, shape, _ = build(layers, softmax=True)
    model, x = laid_out(model.eval(), torch.rand(batch, *shape), channels_last)
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


def select(device):
    torch.cuda.set_device(device)
    return f"{torch.cuda.get_device_name()}, CUDA {torch.version.cuda}"


def prepare(what, layers, batch, optimizer):
    """The fastest of PyTorch's modes, warmed up."""
    if what in ("cuda", "graph"):
        step = on_cuda(layers, batch, optimizer, what == "graph")
        measure(step, 0.1)
        return what, step
    if what == "train":
        modes = {"for each tensor": training(layers, batch, optimizer, False), "foreach": training(layers, batch, optimizer, True)}
    else:
        modes = {"eager": inference(layers, batch, False), "TorchScript": inference(layers, batch, True)}
    if "x" in layers:
        if what == "train":
            modes |= {"channels last": training(layers, batch, optimizer, False, True), "channels last, foreach": training(layers, batch, optimizer, True, True)}
        else:
            modes |= {"channels last": inference(layers, batch, False, True), "channels last, TorchScript": inference(layers, batch, True, True)}
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
        if words[0] == "cuda":
            print(select(int(words[1])) if torch.cuda.is_available() else "none", flush=True)
        elif words[0] == "prepare":
            mode, step = prepare(words[1], words[2], int(words[3]), words[4])
            print(f"ready {mode}", flush=True)
        else:
            print("%.6f %.6f" % measure(step, float(words[1])), flush=True)


if __name__ == "__main__":
    main()
