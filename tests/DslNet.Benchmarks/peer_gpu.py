"""Training steps in PyTorch on a CUDA device, measured on request: peer_gpu.py eager|graph DEVICE

Reads lines, answers each with one:
    prepare LAYERS BATCH   ->  ready MODE
    measure SECONDS        ->  MEDIAN MINIMUM   (microseconds a step)
A step takes a batch that lies in the host's pinned memory, and ends when the loss is back there: as TrainStep does, but for the pinning.
Products are in full float32 (no TF32), PyTorch's default. SGD with momentum, as one launch for many tensors or as one fused kernel,
whichever is faster.
"""
import sys

import torch
from torch import nn

from peer import LEARNING_RATE, build, measure

WARM_UP_STEPS = 5


class Training:
    """A network on the device, with room for a batch there."""

    def __init__(self, layers, batch, **choice):
        model, shape, classes = build(layers, softmax=False)
        self.model = model.cuda()
        self.loss = nn.CrossEntropyLoss()
        self.rule = torch.optim.SGD(self.model.parameters(), lr=LEARNING_RATE, momentum=0.9, **choice)
        self.host_x = torch.rand(batch, *shape).pin_memory()
        self.host_labels = (torch.arange(batch) % classes).pin_memory()
        self.x = self.host_x.cuda()
        self.labels = self.host_labels.cuda()

    def fill(self):
        self.x.copy_(self.host_x, non_blocking=True)
        self.labels.copy_(self.host_labels, non_blocking=True)

    def compute(self):
        self.rule.zero_grad(set_to_none=True)
        loss = self.loss(self.model(self.x), self.labels)
        loss.backward()
        self.rule.step()
        return loss.detach()

    def eager(self):
        def step():
            self.fill()
            self.compute().item()

        return step

    def graph(self):
        # As PyTorch's manual has it: some steps on a stream of their own, then the capture of a whole one.
        stream = torch.cuda.Stream()
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            for _ in range(WARM_UP_STEPS):
                self.compute()
        torch.cuda.current_stream().wait_stream(stream)
        captured = torch.cuda.CUDAGraph()
        self.rule.zero_grad(set_to_none=True)
        with torch.cuda.graph(captured):
            loss = self.compute()

        def step():
            self.fill()
            captured.replay()
            loss.item()

        return step


def prepare(mode, layers, batch):
    """The faster of the optimizer's two ways, warmed up; an older PyTorch has but one."""
    steps = {}
    for name in ("foreach", "fused"):
        try:
            training = Training(layers, batch, **{name: True})
            step = training.graph() if mode == "graph" else training.eager()
            step()
        except (TypeError, RuntimeError) as refusal:
            if name == "foreach":
                raise
            print(f"peer_gpu.py: without the fused optimizer: {refusal}", file=sys.stderr)
            continue
        steps[name] = step
    for step in steps.values():
        measure(step, 0.1)
    took = {name: measure(step, 0.1)[0] for name, step in steps.items()}
    best = min(took, key=took.get)
    return best, steps[best]


def main():
    mode, device = sys.argv[1], int(sys.argv[2])
    torch.cuda.set_device(device)
    torch.manual_seed(1)
    print(f"PyTorch {torch.__version__} with CUDA {torch.version.cuda} on {torch.cuda.get_device_name(device)}", flush=True)
    step = None
    for line in sys.stdin:
        words = line.split()
        if words[0] == "prepare":
            step = None
            torch.cuda.empty_cache()
            name, step = prepare(mode, words[1], int(words[2]))
            print(f"ready {name}", flush=True)
        else:
            print("%.6f %.6f" % measure(step, float(words[1])), flush=True)


if __name__ == "__main__":
    main()
