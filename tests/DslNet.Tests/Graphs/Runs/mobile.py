"""Networks for small devices in PyTorch (1.13), in float64: what MobileNetworkTests compares with.

    python3 mobile.py            writes mobile.json beside this file

Neither parameters nor inputs are in the file: both sides draw them (Numbers in graphs.py, RunNumbers there).
"""
import json
import math
import os

import torch
import torch.nn as nn
import torch.nn.functional as F

from graphs import HERE, Graph, Numbers, flat, numbers, pool, tensors


class DsCnn(Graph):
    def __init__(self):
        layers = dict(conv2d1=nn.Conv2d(1, 64, (10, 4), 2), batchnorm1=nn.BatchNorm2d(64))
        for i in range(4):
            layers["conv2d%d" % (2 * i + 2)] = nn.Conv2d(64, 64, 3, padding=1, groups=64)
            layers["batchnorm%d" % (2 * i + 2)] = nn.BatchNorm2d(64)
            layers["conv2d%d" % (2 * i + 3)] = nn.Conv2d(64, 64, 1)
            layers["batchnorm%d" % (2 * i + 3)] = nn.BatchNorm2d(64)
        super().__init__(**layers, dense1=nn.Linear(64, 12))

    def forward(self, x):
        x = F.pad(x, (1, 1, 4, 5))
        for i in range(1, 10):
            x = F.relu(self.layers["batchnorm%d" % i](self.layers["conv2d%d" % i](x)))
        return self.dense1(flat(F.avg_pool2d(x, (25, 5))))


class Mobile(Graph):
    BLOCKS = [(8, 16, 1), (16, 32, 2), (32, 32, 1), (32, 64, 2), (64, 64, 1)]

    def __init__(self):
        convolutions = [nn.Conv2d(3, 8, 3, 2, 1, bias=False)]
        for channels, filters, stride in self.BLOCKS:
            convolutions += [nn.Conv2d(channels, channels, 3, stride, 1, groups=channels, bias=False), nn.Conv2d(channels, filters, 1, bias=False)]
        layers = {}
        for i, convolution in enumerate(convolutions):
            layers["conv2d%d" % (i + 1)] = convolution
            layers["batchnorm%d" % (i + 1)] = nn.BatchNorm2d(convolution.out_channels)
        super().__init__(**layers, dense1=nn.Linear(64, 10))

    def forward(self, x):
        for i in range(1, 12):
            x = F.relu(self.layers["batchnorm%d" % i](self.layers["conv2d%d" % i](x)))
        return self.dense1(pool(x))


def draw(model, random):
    """Weights of a variance that keeps the activations', scales and variances around 1, all else around 0: rounded to float32."""
    for parts in (tensors(model, False), tensors(model, True)):
        for name, view in parts:
            role = name.split(".")[1]
            values = random.take(1, view.numel()).reshape(view.shape)
            fan = view.numel() / view.shape[-1]
            values = values * math.sqrt(6 / fan) if role == "weight" else 1 + 0.5 * values if role in ("scale", "running_var") else 0.2 * values
            view.copy_(values.float().double())


def run(name, make, seed, shape, classes, batch=3):
    model, random = make(), Numbers(seed)
    with torch.no_grad():
        draw(model, random)
    size = torch.Size(shape).numel()
    eval_x, x = (random.take(batch, size).reshape(-1, *shape).movedim(-1, 1) for _ in range(2))
    y = random.target(batch, [("class", classes)])
    model.eval()
    with torch.no_grad():
        before = torch.softmax(model(eval_x), 1)
    model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    loss = F.cross_entropy(model(x), y)
    loss.backward()
    optimizer.step()
    model.eval()
    with torch.no_grad():
        after = torch.softmax(model(eval_x), 1)
    print("%-10s loss %s" % (name, loss.item()))
    return dict(name=name, seed=seed, batch=batch, target="class %d" % classes, before=numbers(before), loss=numbers(loss)[0], after=numbers(after))


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    with open(os.path.join(HERE, "mobile.json"), "w") as file:
        file.write(json.dumps([run("ds_cnn", DsCnn, 41, (49, 10, 1), 12), run("mobile", Mobile, 42, (32, 32, 3), 10)], indent=1) + "\n")
