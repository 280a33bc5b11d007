"""Training runs of graphs in PyTorch (1.13), step by step, in float64: what GraphRunTests compares with.

    python3 graphs.py            writes all runs beside this file
    python3 graphs.py siamese    writes one

Inputs and targets aren't in the files: both sides draw them from the same generator (Numbers here, RunNumbers there).
Parameters are in the order and layout of DslNet: dense weights [in, out], convolutions [kernel height, kernel width, in, out],
images height x width x channels.
"""
import copy
import json
import os
import struct
import sys
from collections import OrderedDict

import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
MOST_OUTPUTS = 200


class Numbers:
    """A linear congruential generator (Numerical Recipes) whose upper 24 bits are a number in -1 .. 1, exact in float32."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return (self.state >> 8) / 2.0**23 - 1

    def take(self, rows, size):
        return torch.tensor([[self.next() for _ in range(size)] for _ in range(rows)])

    def target(self, rows, parts):
        return torch.tensor([[number for kind, size in parts for number in self.part(kind, size)] for _ in range(rows)])

    def part(self, kind, size):
        if kind.startswith("labels"):
            # A class of each step, or -1 for none.
            return [float(int((self.next() + 1) / 2 * (int(kind[6:]) + 1)) - 1) for _ in range(size)]
        if kind == "class":
            chosen = int((self.next() + 1) / 2 * size)
            return [float(i == chosen) for i in range(size)]
        return [float(number > 0) if kind == "bits" else number for number in (self.next() for _ in range(size))]


# --- Layers, with images and sequences channels first, as PyTorch has them.

def flat(x):
    """Channels last, in one row."""
    return x.movedim(1, -1).flatten(1)


def reshape(x, *shape):
    """Channels last before and after, as DslNet has them: (extents ..., channels)."""
    return x.movedim(1, -1).reshape(-1, *shape).movedim(-1, 1)


def pool(x):
    return x.flatten(2).mean(2)


def same(i, o, k, bias=True):
    return nn.Conv2d(i, o, k, padding=k // 2, bias=bias)


class Learned(nn.Module):
    """A number that is learned for each channel, or one for all."""

    def __init__(self, count, value):
        super().__init__()
        self.parameter = nn.Parameter(torch.full((count,), value))

    def forward(self, x):
        return self.parameter.reshape(1, -1, *[1] * (x.dim() - 2))


class ScaleShift(nn.Module):
    def __init__(self, count):
        super().__init__()
        self.scale, self.shift = Learned(count, 1.0), Learned(count, 0.0)

    def forward(self, x):
        return self.scale(x) * x + self.shift(x)


class Swish(nn.Module):
    def __init__(self, count):
        super().__init__()
        self.a = Learned(count, 1.0)

    def forward(self, x):
        return x * torch.sigmoid(self.a(x) * x)


class RmsNorm(nn.Module):
    """PyTorch has it since 2.4 alone."""

    def __init__(self, count, eps=1e-5):
        super().__init__()
        self.weight, self.eps = nn.Parameter(torch.ones(count)), eps

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.eps) * self.weight


def by_step(norm, x):
    """A normalization over the channels of each step or pixel."""
    return norm(x.movedim(1, -1)).movedim(-1, 1)


BATCH_NORMS = (nn.modules.batchnorm._BatchNorm,)
NORMS = BATCH_NORMS + (nn.LayerNorm, nn.GroupNorm, RmsNorm)


class Graph(nn.Module):
    """Layers in the order of the definition. Of each: name, module. forward() gives what the losses read, a tensor for each output."""

    frozen = ()

    def __init__(self, **layers):
        super().__init__()
        self.layers = nn.ModuleDict(OrderedDict(layers))
        for name in self.frozen:
            for tensor in self.layers[name].parameters():
                tensor.requires_grad = False

    def __getattr__(self, name):
        layers = self._modules.get("layers")
        return layers[name] if layers is not None and name in layers else super().__getattr__(name)

    def train(self, mode=True):
        super().train(mode)
        for name in self.frozen:
            self.layers[name].eval()
        return self


# --- The networks, as DslNet.Tests/Graphs/Networks defines them.

class TwoInputs(Graph):
    def __init__(self):
        super().__init__(conv2d1=same(3, 5, 3), dense1=nn.Linear(6, 4), dense2=nn.Linear(9, 3))

    def forward(self, photo, facts):
        return [self.dense2(torch.cat([pool(F.relu(self.conv2d1(photo))), torch.tanh(self.dense1(facts))], 1))]


class DenseBlock(Graph):
    def __init__(self):
        super().__init__(
            conv2d1=same(3, 4, 3, False), batchnorm1=nn.BatchNorm2d(4), conv2d2=same(4, 3, 3, False), batchnorm2=nn.BatchNorm2d(7),
            conv2d3=same(7, 3, 3, False), batchnorm3=nn.BatchNorm2d(10), conv2d4=same(10, 3, 3, False), batchnorm4=nn.BatchNorm2d(13), dense1=nn.Linear(13, 3))

    def forward(self, x):
        all = self.conv2d1(x)
        for norm, conv in [(self.batchnorm1, self.conv2d2), (self.batchnorm2, self.conv2d3), (self.batchnorm3, self.conv2d4)]:
            all = torch.cat([all, conv(F.relu(norm(all)))], 1)
        return [self.dense1(pool(F.relu(self.batchnorm4(all))))]


class Inception(Graph):
    def __init__(self):
        super().__init__(
            conv2d1=same(2, 5, 3), conv2d2=same(5, 3, 1), conv2d3=same(5, 2, 1), conv2d4=same(2, 4, 3), conv2d5=same(5, 2, 1), conv2d6=same(2, 2, 5),
            conv2d7=same(5, 2, 1), dense1=nn.Linear(11, 4))

    def forward(self, x):
        x = F.relu(self.conv2d1(x))
        branches = [
            F.relu(self.conv2d2(x)),
            F.relu(self.conv2d4(F.relu(self.conv2d3(x)))),
            F.relu(self.conv2d6(F.relu(self.conv2d5(x)))),
            F.relu(self.conv2d7(F.max_pool2d(x, 3, 1, padding=1)))]
        return [self.dense1(pool(torch.cat(branches, 1)))]


class SqueezeExcitation(Graph):
    def __init__(self):
        super().__init__(
            conv2d1=same(3, 6, 3, False), batchnorm1=nn.BatchNorm2d(6), dense1=nn.Linear(6, 3), dense2=nn.Linear(3, 6), conv2d2=nn.Conv2d(6, 4, 3),
            dense3=nn.Linear(4, 3))

    def forward(self, x):
        image = F.relu(self.batchnorm1(self.conv2d1(x)))
        weights = torch.sigmoid(self.dense2(F.relu(self.dense1(pool(image)))))
        return [self.dense3(pool(torch.tanh(self.conv2d2(image + image * weights[:, :, None, None]))))]


class Gate(Graph):
    def __init__(self):
        super().__init__(dense1=nn.Linear(5, 7), dense2=nn.Linear(7, 7, bias=False), dense3=nn.Linear(5, 7), dense4=nn.Linear(7, 7, bias=False))

    def forward(self, x, h):
        z = torch.sigmoid(self.dense1(x) + self.dense2(h))
        n = torch.tanh(self.dense3(x) + self.dense4(h))
        return [(1 - z) * h + z * n]


class StopGradient(Graph):
    def __init__(self):
        super().__init__(dense1=nn.Linear(6, 8), dense2=nn.Linear(8, 5), dense3=nn.Linear(8, 5), dense4=nn.Linear(18, 3))

    def forward(self, x):
        code = torch.tanh(self.dense1(x))
        aside = torch.tanh(self.dense3(code.detach()))
        return [self.dense4(torch.cat([self.dense2(code), aside * 0.5, (code - 1) * code.detach()], 1))]


class UNetNearest(Graph):
    def __init__(self):
        super().__init__(
            conv2d1=same(1, 3, 3), conv2d2=same(3, 4, 3), conv2d3=same(4, 5, 3), conv2d4=same(9, 4, 3), conv2d5=same(7, 3, 3), conv2d6=same(3, 1, 1))

    def forward(self, x):
        one = F.relu(self.conv2d1(x))
        two = F.relu(self.conv2d2(F.max_pool2d(one, 2)))
        three = F.relu(self.conv2d3(F.max_pool2d(two, 2)))
        up = F.relu(self.conv2d4(torch.cat([F.interpolate(three, scale_factor=2), two], 1)))
        return [flat(self.conv2d6(F.relu(self.conv2d5(torch.cat([F.interpolate(up, scale_factor=2), one], 1)))))]


class UNetBilinear(Graph):
    def __init__(self):
        super().__init__(
            conv2d1=same(2, 3, 3), conv2d2=same(3, 4, 3), conv2d3=same(4, 5, 3), conv2d4=same(9, 4, 3), conv2d5=same(7, 3, 3), conv2d6=same(3, 2, 1))

    def forward(self, x):
        def up(x):
            return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)

        one = F.silu(self.conv2d1(x))
        two = F.silu(self.conv2d2(F.avg_pool2d(one, 2)))
        three = F.silu(self.conv2d3(F.avg_pool2d(two, 2)))
        four = F.silu(self.conv2d4(torch.cat([two, up(three)], 1)))
        return [flat(self.conv2d6(F.silu(self.conv2d5(torch.cat([one, up(four)], 1)))))]


class Siamese(Graph):
    def __init__(self):
        super().__init__(conv2d1=nn.Conv2d(2, 5, 3, bias=False), batchnorm1=nn.BatchNorm2d(5), dense1=nn.Linear(5, 6), dense2=nn.Linear(18, 1))

    def forward(self, left, right):
        left, right = [self.dense1(pool(F.relu(self.batchnorm1(self.conv2d1(x))))) for x in (left, right)]
        difference = left - right
        return [self.dense2(torch.cat([difference * difference, left * right, difference.abs()], 1))]


class FineTuning(Graph):
    frozen = ("stem", "stem_norm")

    def __init__(self):
        super().__init__(
            stem=same(2, 4, 3, False), stem_norm=nn.BatchNorm2d(4), body=same(4, 5, 3, False), body_norm=nn.BatchNorm2d(5), classifier=nn.Linear(5, 3))

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.stem_norm(self.stem(x))), 2)
        return [self.classifier(pool(F.relu(self.body_norm(self.body(x)))))]


class FrozenMiddle(Graph):
    frozen = ("dense2", "batchnorm1")

    def __init__(self):
        super().__init__(dense1=nn.Linear(5, 7), dense2=nn.Linear(7, 6), batchnorm1=nn.BatchNorm1d(6), dense3=nn.Linear(6, 2))

    def forward(self, x):
        return [self.dense3(F.softplus(self.batchnorm1(self.dense2(torch.tanh(self.dense1(x))))))]


class SharedTwice(Graph):
    frozen = ("dense2",)

    def __init__(self):
        super().__init__(dense1=nn.Linear(6, 6), dense2=nn.Linear(6, 6), batchnorm1=nn.BatchNorm1d(6, momentum=0.3), dense3=nn.Linear(6, 2))

    def forward(self, x):
        def step(x):
            return self.batchnorm1(self.dense2(torch.tanh(self.dense1(x))))

        # Said twice, computed twice: the statistics move three times in all.
        return [self.dense3(x + step(x) + step(step(x)))]


class ThreeHeads(Graph):
    def __init__(self):
        super().__init__(conv2d1=nn.Conv2d(2, 6, 3), dense1=nn.Linear(6, 7), dense2=nn.Linear(7, 4), dense3=nn.Linear(7, 2), dense4=nn.Linear(7, 1))

    def forward(self, x):
        code = torch.tanh(self.dense1(pool(F.relu(self.conv2d1(x)))))
        return [self.dense2(code), self.dense3(code), self.dense4(code)]


class ImageHeads(Graph):
    def __init__(self):
        super().__init__(conv2d1=same(3, 4, 3), conv2d2=same(4, 3, 3), dense1=nn.Linear(4, 2), conv2d3=same(4, 1, 1))

    def forward(self, x):
        image = torch.tanh(self.conv2d1(x))
        return [flat(self.conv2d2(image)), self.dense1(pool(image)), flat(self.conv2d3(image))]


class Denoising(Graph):
    def __init__(self):
        super().__init__(conv2d1=same(3, 5, 3), conv2d2=same(5, 3, 3))

    def forward(self, x):
        return [flat(x - self.conv2d2(F.silu(self.conv2d1(x))))]


class PRelu(Graph):
    def __init__(self):
        super().__init__(
            conv2d1=nn.Conv2d(3, 5, 3), activation1=nn.PReLU(5), conv2d2=nn.Conv2d(5, 11, 3), activation2=nn.PReLU(1, 0.1), dense1=nn.Linear(11, 6),
            activation3=nn.PReLU(6), dense2=nn.Linear(6, 3))

    def forward(self, x):
        x = pool(self.activation2(self.conv2d2(self.activation1(self.conv2d1(x)))))
        return [self.dense2(self.activation3(self.dense1(x)))]


class SwishNet(Graph):
    def __init__(self):
        super().__init__(
            conv2d1=same(2, 5, 3), activation1=Swish(1), activation2=ScaleShift(5), dense1=nn.Linear(30, 7), activation3=Swish(7), dense2=nn.Linear(7, 2))

    def forward(self, x):
        x = self.activation2(F.avg_pool2d(self.activation1(self.conv2d1(x)), 2))
        return [self.dense2(self.activation3(self.dense1(flat(x))))]


class SequenceShapes(Graph):
    def __init__(self):
        super().__init__(conv1d1=nn.Conv1d(5, 6, 3, padding=1), conv1d2=nn.Conv1d(6, 4, 4), conv1d3=nn.Conv1d(6, 4, 1), dense1=nn.Linear(72, 3))

    def forward(self, x):
        sound = torch.tanh(self.conv1d1(x))
        early = self.conv1d2(F.pad(sound[:, :, 1:7], (1, 2)))
        late = self.conv1d3(sound[:, :, -6:].transpose(1, 2))
        pairs = reshape(sound[:, 2:5], 6, 6)[:, :4]
        return [self.dense1(flat(torch.tanh(torch.cat([early, late, pairs], 2))))]


def real(lengths, x):
    """1 where a step (row, step) is before the row's length, else 0."""
    return (torch.arange(x.shape[1])[None, :] < lengths[:, None]).to(x.dtype).unsqueeze(2)


def last_step(lengths, x):
    """The last step before the length; zeros for a length of 0."""
    return x[torch.arange(len(x)), (lengths - 1).clamp(min=0)] * (lengths > 0).to(x.dtype)[:, None]


def backwards(lengths, x):
    """The steps before the length in reverse order, then those behind it."""
    return torch.stack([torch.cat([row[:n].flip(0), row[n:]]) for row, n in zip(x, lengths.tolist())])


class TokenMean(Graph):
    def __init__(self):
        super().__init__(embedding1=nn.Embedding(11, 6), dense1=nn.Linear(6, 5), dense2=nn.Linear(5, 3))

    def forward(self, tokens, lengths):
        x = self.embedding1(tokens)
        mean = (x * real(lengths, x)).sum(1) / lengths.clamp(min=1).to(x.dtype)[:, None]
        return [self.dense2(torch.tanh(self.dense1(mean)))]


class TokenSteps(Graph):
    def __init__(self):
        super().__init__(
            words=nn.Embedding(5, 9), positionembedding1=nn.Embedding(7, 9), dense1=nn.Linear(9, 6), dense2=nn.Linear(6, 6), batchnorm1=nn.BatchNorm1d(3), dense3=nn.Linear(15, 2))

    def forward(self, left, lengths, right):
        # The second input has the same table, and no lengths.
        x = torch.tanh(self.dense1(self.words(left) + self.positionembedding1.weight))
        x = backwards(lengths, x)
        x = x + torch.sigmoid(self.dense2(x))
        y = self.words(right).flip(1)[:, :, 6:]
        y = torch.softmax(self.batchnorm1(y.transpose(1, 2)).transpose(1, 2), 2)
        return [self.dense3(torch.cat([last_step(lengths, x), x[:, 0] * (lengths > 0).to(x.dtype)[:, None], y[:, 0]], 1))]


class Sinusoids(nn.Module):
    """sin and cos of the position, waves from 2 pi to 20000 pi steps long."""

    def __init__(self, steps, features):
        super().__init__()
        t, i = torch.arange(steps, dtype=torch.float64)[:, None], torch.arange(features)[None, :]
        angle = t / 10000 ** ((i - i % 2) / features)
        self.register_buffer("positions", torch.where(i % 2 == 0, angle.sin(), angle.cos()))


class SequenceLengths(Graph):
    def __init__(self):
        super().__init__(sinusoidalpositions1=Sinusoids(8, 5), conv1d1=nn.Conv1d(5, 4, 3, padding=1), dense1=nn.Linear(4, 5, bias=False), dense2=nn.Linear(40, 3))

    def forward(self, x, lengths):
        x = (x.transpose(1, 2) + self.sinusoidalpositions1.positions) * real(lengths, x.transpose(1, 2))
        x = torch.tanh(self.conv1d1(x.transpose(1, 2))).transpose(1, 2)
        x = self.dense1(x)
        return [self.dense2((x * real(lengths, x)).flatten(1))]


class ImageShapes(Graph):
    def __init__(self):
        super().__init__(conv2d1=same(3, 5, 3), conv2d2=nn.Conv2d(5, 4, 3), conv2d3=nn.Conv2d(4, 2, 3, stride=2), dense1=nn.Linear(24, 3))

    def forward(self, x):
        image = torch.tanh(self.conv2d1(x))
        tall = image.transpose(2, 3)[:, :, 1:7]
        wide = F.pad(image[:, :, :4, -5:], (0, 1, 1, 1))
        rows = torch.tanh(self.conv2d2(torch.cat([tall, wide], 2)))
        turned = reshape(F.pad(reshape(image[:, 3:].transpose(1, 3), 8, 6, 2), (1, 1, 1, 1)), 10, 4, 4)
        return [self.dense1(flat(self.conv2d3(torch.cat([rows, turned], 3))))]


class LayerNormNet(Graph):
    def __init__(self):
        super().__init__(dense1=nn.Linear(6, 10), layernorm1=nn.LayerNorm(10), dense2=nn.Linear(10, 7), layernorm2=nn.LayerNorm(7, 0.01), dense3=nn.Linear(7, 3))

    def forward(self, x):
        return [self.dense3(torch.tanh(self.layernorm2(self.dense2(F.gelu(self.layernorm1(self.dense1(x)))))))]


class RmsNormNet(Graph):
    def __init__(self):
        super().__init__(conv1d1=nn.Conv1d(5, 7, 3), rmsnorm1=RmsNorm(7), conv1d2=nn.Conv1d(7, 9, 1), rmsnorm2=RmsNorm(9, 0.1), dense1=nn.Linear(9, 2))

    def forward(self, x):
        x = self.conv1d2(torch.tanh(by_step(self.rmsnorm1, self.conv1d1(x))))
        return [self.dense1(pool(torch.tanh(by_step(self.rmsnorm2, x))))]


class GroupNormNet(Graph):
    def __init__(self):
        super().__init__(
            conv2d1=nn.Conv2d(3, 6, 3), groupnorm1=nn.GroupNorm(3, 6), conv2d2=nn.Conv2d(6, 16, 1), groupnorm2=nn.GroupNorm(2, 16), conv2d3=nn.Conv2d(16, 5, 1),
            layernorm1=nn.LayerNorm(5), groupnorm3=nn.GroupNorm(1, 5), dense1=nn.Linear(5, 3))

    def forward(self, x):
        x = F.relu(self.groupnorm2(self.conv2d2(F.relu(self.groupnorm1(self.conv2d1(x))))))
        x = by_step(self.layernorm1, self.conv2d3(x))
        return [self.dense1(pool(torch.tanh(self.groupnorm3(x))))]


class AdaptivePool(Graph):
    def __init__(self):
        super().__init__(conv2d1=same(2, 3, 3), conv1d1=nn.Conv1d(3, 4, 3), dense1=nn.Linear(20, 3))

    def forward(self, x):
        x = torch.tanh(F.adaptive_avg_pool2d(torch.tanh(self.conv2d1(x)), (4, 5)))
        x = torch.tanh(self.conv1d1(reshape(x, 20, 3)))
        return [self.dense1(flat(F.adaptive_avg_pool1d(F.adaptive_avg_pool1d(x, 7), 5)))]


class PadModes(Graph):
    def __init__(self):
        super().__init__(conv2d1=nn.Conv2d(2, 3, 3), conv2d2=nn.Conv2d(3, 3, 3), conv1d1=nn.Conv1d(3, 4, 3), dense1=nn.Linear(4, 3))

    def forward(self, x):
        x = torch.tanh(self.conv2d1(F.pad(x, (2, 2, 2, 2), mode="reflect")))
        x = torch.tanh(self.conv2d2(F.pad(x, (0, 3, 2, 1), mode="replicate")))
        x = reshape(x, 56, 3)
        x = F.pad(F.pad(x, (3, 1), mode="reflect"), (0, 2), mode="replicate")
        return [self.dense1(pool(torch.tanh(self.conv1d1(x))))]


class Attention(nn.MultiheadAttention):
    """Self-attention of a sequence with its channels first."""

    def __init__(self, width, heads, causal=False):
        super().__init__(width, heads, batch_first=True)
        self.causal = causal

    def forward(self, x):
        x = x.transpose(1, 2)
        mask = torch.triu(torch.ones(x.shape[1], x.shape[1], dtype=torch.bool), 1) if self.causal else None
        return super().forward(x, x, x, need_weights=False, attn_mask=mask)[0].transpose(1, 2)


class CrossAttention(nn.Module):
    """PyTorch's attention of one sequence to another, with projections of its own for queries, keys and values."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        for letter in "qkv":
            weight = nn.Parameter(torch.empty(width, width))
            nn.init.xavier_uniform_(weight)
            setattr(self, letter + "_proj_weight", weight)
            setattr(self, letter + "_proj_bias", nn.Parameter(torch.zeros(width)))
        self.out_proj = nn.Linear(width, width)

    def forward(self, queries, memory, lengths=None):
        queries, memory = queries.permute(2, 0, 1), memory.permute(2, 0, 1)
        behind = None if lengths is None else torch.arange(memory.shape[0])[None, :] >= lengths[:, None]
        weights = [self.q_proj_weight, self.k_proj_weight, self.v_proj_weight]
        bias = torch.cat([self.q_proj_bias, self.k_proj_bias, self.v_proj_bias])
        return F.multi_head_attention_forward(
            queries, memory, memory, queries.shape[2], self.heads, torch.cat(weights), bias, None, None, False, 0.0, self.out_proj.weight, self.out_proj.bias,
            training=self.training, key_padding_mask=behind, need_weights=False)[0].permute(1, 2, 0)


class AttentionNet(Graph):
    def __init__(self):
        super().__init__(selfattention1=Attention(6, 2), dense1=nn.Linear(42, 3))

    def forward(self, x):
        return [self.dense1(flat(self.selfattention1(x)))]


class Causal(Graph):
    def __init__(self):
        super().__init__(past=Attention(4, 1, causal=True), conv1d1=nn.Conv1d(4, 5, 1), dense1=nn.Linear(5, 3))

    def forward(self, x):
        return [self.dense1(pool(torch.tanh(self.conv1d1(x + self.past(x)))))]


class CrossAttentionNet(Graph):
    def __init__(self):
        super().__init__(selfattention1=Attention(8, 4), crossattention1=CrossAttention(8, 2), dense1=nn.Linear(24, 2))

    def forward(self, queries, memory):
        queries = self.selfattention1(queries)
        return [self.dense1(flat(queries + self.crossattention1(queries, memory)))]


class Subsampled(Graph):
    """Windows over each row alone, without what is behind its length; a row without a window gives zeros."""

    def __init__(self):
        super().__init__(conv1d1=nn.Conv1d(3, 4, 3, stride=2, padding=1), conv1d2=nn.Conv1d(4, 5, 2), gru1=nn.GRU(5, 3, batch_first=True), dense1=nn.Linear(3, 2))

    def row(self, x):
        for fits, layer in [(1, lambda x: torch.tanh(self.conv1d1(x))), (2, lambda x: F.max_pool1d(x, 2, 1)), (2, lambda x: self.conv1d2(x)), (3, lambda x: F.avg_pool1d(x, 3, 2))]:
            if x.shape[2] < fits:
                return torch.zeros(1, 3)
            x = layer(x)
        return self.gru1(x.transpose(1, 2))[0][:, -1]

    def forward(self, x, lengths):
        return [self.dense1(torch.cat([self.row(row[None, :, :n]) for row, n in zip(x, lengths.tolist())]))]


class NormLengths(Graph):
    """Batch normalizations of the steps before the lengths, and of no others."""

    def __init__(self):
        super().__init__(batchnorm1=nn.BatchNorm1d(3), conv1d1=nn.Conv1d(3, 4, 3, padding=1), dense1=nn.Linear(4, 5, bias=False), batchnorm2=nn.BatchNorm1d(5), dense2=nn.Linear(5, 2))

    def normalized(self, norm, x, lengths):
        counted, result = real(lengths, x)[:, :, 0] > 0, torch.zeros_like(x)
        result[counted] = norm(x[counted])
        return result

    def forward(self, x, lengths):
        x = self.normalized(self.batchnorm1, x.transpose(1, 2), lengths)
        x = self.conv1d1(x.transpose(1, 2)).transpose(1, 2)
        x = torch.tanh(self.normalized(self.batchnorm2, self.dense1(x), lengths))
        return [self.dense2(last_step(lengths, x))]


class CrossLengths(Graph):
    """Queries and memory have lengths of their own; a memory without steps gives nothing, where PyTorch gives NaN."""

    def __init__(self):
        super().__init__(crossattention1=CrossAttention(4, 2), dense1=nn.Linear(20, 2))

    def forward(self, queries, used, memory, kept):
        x = self.crossattention1(queries, memory, kept.clamp(min=1)).transpose(1, 2)
        x = torch.where((kept == 0)[:, None, None], self.crossattention1.out_proj.bias, x)
        return [self.dense1((x * real(used, x)).flatten(1))]


class Transformer(Graph):
    """Two blocks with their norms in front: attention, then two dense layers of each step."""

    def __init__(self):
        layers = OrderedDict()
        for block in (1, 2):
            layers["layernorm%d" % (2 * block - 1)], layers["selfattention%d" % block] = nn.LayerNorm(6), Attention(6, 3, causal=True)
            layers["layernorm%d" % (2 * block)] = nn.LayerNorm(6)
            layers["dense%d" % (2 * block - 1)], layers["dense%d" % (2 * block)] = nn.Linear(6, 12), nn.Linear(12, 6)
        super().__init__(**layers, dense5=nn.Linear(6, 3))

    def forward(self, x):
        for block in (1, 2):
            of = lambda name, number: self.layers[name + str(number)]
            x = x + of("selfattention", block)(by_step(of("layernorm", 2 * block - 1), x))
            y = by_step(of("layernorm", 2 * block), x).transpose(1, 2)
            x = x + of("dense", 2 * block)(F.gelu(of("dense", 2 * block - 1)(y))).transpose(1, 2)
        return [self.dense5(pool(x))]


class Rnn(Graph):
    def __init__(self):
        super().__init__(rnn1=nn.RNN(3, 5, batch_first=True), dense1=nn.Linear(35, 2))

    def forward(self, x):
        return [self.dense1(self.rnn1(x.transpose(1, 2))[0].flatten(1))]


class Gru(Graph):
    def __init__(self):
        super().__init__(gru1=nn.GRU(3, 5, batch_first=True), dense1=nn.Linear(35, 2))

    def forward(self, x):
        return [self.dense1(self.gru1(x.transpose(1, 2))[0].flatten(1))]


class Lstm(Graph):
    def __init__(self):
        super().__init__(lstm1=nn.LSTM(3, 4, batch_first=True, bidirectional=True), lstm2=nn.LSTM(8, 8, batch_first=True), dense1=nn.Linear(8, 3))

    def forward(self, x):
        return [self.dense1(self.lstm2(self.lstm1(x.transpose(1, 2))[0])[0].mean(1))]


class Scan(Graph):
    """A cell of one's own in both directions, and another."""

    def __init__(self):
        def cell(direction):
            return {"dense%d%s" % (index + 1, direction): nn.Linear(size, 4, bias=bias) for index, (size, bias) in enumerate([(3, True), (4, False), (3, True), (3, True), (4, False), (4, False)])}

        super().__init__(**cell(""), **cell("_reverse"), dense7=nn.Linear(11, 3), dense8=nn.Linear(18, 2))

    def gated(self, x, h, direction):
        of = [None] + [self.layers["dense%d%s" % (index, direction)] for index in range(1, 7)]
        z, r = torch.sigmoid(of[1](x) + of[2](h)), torch.sigmoid(of[4](x) + of[5](h))
        return (1 - z) * torch.tanh(of[3](x) + of[6](r * h)) + z * h

    def scan(self, x, units, cell, steps):
        h, all = torch.zeros(x.shape[0], units), {}
        for t in steps:
            h = all[t] = cell(x[:, t], h)
        return torch.stack([all[t] for t in sorted(all)], 1)

    def forward(self, x):
        x = x.transpose(1, 2)
        both = [self.scan(x, 4, lambda x, h, d=direction: self.gated(x, h, d), steps) for direction, steps in [("", range(6)), ("_reverse", reversed(range(6)))]]
        last = self.scan(torch.cat(both, 2), 3, lambda x, h: torch.tanh(self.dense7(torch.cat([x, h], 1))), range(6))
        return [self.dense8(last.flatten(1))]


class SeparableConv2d(nn.Module):
    """Keras's: depthwise without a bias, then pointwise."""

    def __init__(self, channels, filters, kernel):
        super().__init__()
        self.depthwise = nn.Parameter(nn.Conv2d(channels, channels, kernel, groups=channels).weight.detach())
        self.pointwise = nn.Parameter(nn.Conv2d(channels, filters, 1).weight.detach())
        self.bias = nn.Parameter(torch.zeros(filters))
        self.channels, self.padding = channels, kernel // 2

    def forward(self, x):
        return F.conv2d(F.conv2d(x, self.depthwise, padding=self.padding, groups=self.channels), self.pointwise, self.bias)


class Separable(Graph):
    def __init__(self):
        super().__init__(
            conv2d1=same(3, 5, 3), conv2d2=nn.Conv2d(5, 5, 3, 2, 1, groups=5, bias=False), batchnorm1=nn.BatchNorm2d(5), conv2d3=same(5, 9, 1, False), batchnorm2=nn.BatchNorm2d(9),
            conv2d4=nn.Conv2d(9, 9, 3, 1, 1, groups=9, bias=False), batchnorm3=nn.BatchNorm2d(9), conv2d5=same(9, 6, 1, False), batchnorm4=nn.BatchNorm2d(6),
            separableconv2d1=SeparableConv2d(6, 4, 3), dense1=nn.Linear(4, 3))

    def forward(self, x):
        x = F.relu(self.conv2d1(x))
        x = F.relu(self.batchnorm2(self.conv2d3(F.relu(self.batchnorm1(self.conv2d2(x))))))
        x = F.relu(self.batchnorm4(self.conv2d5(F.relu(self.batchnorm3(self.conv2d4(x))))))
        return [self.dense1(pool(self.separableconv2d1(x)))]


class Windows(Graph):
    def __init__(self):
        super().__init__(
            conv2d1=nn.Conv2d(2, 6, 3, padding=2, dilation=2), conv2d2=nn.Conv2d(6, 5, (3, 5), (1, 2), dilation=(3, 1)), conv2d3=nn.Conv2d(5, 4, (2, 1)), dense1=nn.Linear(36, 3))

    def forward(self, x):
        x = torch.tanh(self.conv2d1(x))
        x = torch.tanh(self.conv2d2(F.pad(x, (1, 3, 0, 2))))
        return [self.dense1(flat(F.avg_pool2d(self.conv2d3(F.pad(x, (0, 0, 1, 0))), (3, 2))))]


class Groups(Graph):
    def __init__(self):
        super().__init__(
            conv2d1=nn.Conv2d(4, 8, 3, padding=1, groups=2), conv2d2=nn.Conv2d(8, 16, 3, 2, groups=8), conv2d3=nn.Conv2d(16, 4, 2, groups=2),
            conv1d1=nn.Conv1d(6, 12, 3, dilation=2, groups=6), conv1d2=nn.Conv1d(12, 4, 3, 2, groups=4), dense1=nn.Linear(36, 3))

    def forward(self, photo, sound):
        photo = torch.tanh(self.conv2d3(torch.tanh(self.conv2d2(torch.tanh(self.conv2d1(photo))))))
        sound = self.conv1d2(torch.tanh(self.conv1d1(F.pad(sound, (4, 0)))))
        return [self.dense1(torch.cat([flat(photo), flat(sound)], 1))]


class Transposed(Graph):
    def __init__(self):
        super().__init__(
            conv2d1=nn.Conv2d(2, 5, 3, 2, 1), convtranspose2d1=nn.ConvTranspose2d(5, 4, 3, 2, 1, output_padding=1), convtranspose2d2=nn.ConvTranspose2d(4, 1, (2, 3), dilation=(1, 2)),
            convtranspose1d1=nn.ConvTranspose1d(3, 4, 4, 2, 1), convtranspose1d2=nn.ConvTranspose1d(4, 2, 3, 2, output_padding=1, bias=False))

    def forward(self, photo, sound):
        photo = self.convtranspose2d2(torch.tanh(self.convtranspose2d1(F.relu(self.conv2d1(photo)))))
        sound = self.convtranspose1d2(torch.tanh(self.convtranspose1d1(sound)))[:, :, :-1]
        return [torch.cat([flat(photo), flat(sound)], 1)]


class LstmLengths(Graph):
    """Packed sequences, in both directions; a row without steps gives zeros, which PyTorch refuses to pack."""

    def __init__(self):
        super().__init__(lstm1=nn.LSTM(3, 4, batch_first=True, bidirectional=True), gru1=nn.GRU(8, 5, batch_first=True), dense1=nn.Linear(30, 2))

    def packed(self, layer, x, lengths):
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths.clamp(min=1), batch_first=True, enforce_sorted=False)
        padded = nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True, total_length=x.shape[1])[0]
        return padded * real(lengths, x)

    def forward(self, x, lengths):
        x = self.packed(self.lstm1, x.transpose(1, 2), lengths)
        return [self.dense1(self.packed(self.gru1, x, lengths).flatten(1))]


class Steps:
    """An output (row, step, features) whose losses count the steps before the rows' lengths."""

    def __init__(self, values, lengths):
        self.values, self.real = values, real(lengths, values).squeeze(2)

    def losses(self, kind, y):
        """The loss of each step, and which count."""
        if kind.endswith("StepCrossEntropy"):
            labels, smoothing = y.long(), 0.1 if kind.startswith("smooth") else 0.0
            return F.cross_entropy(self.values.transpose(1, 2), labels, reduction="none", ignore_index=-1, label_smoothing=smoothing), self.real * (labels != -1)
        of = {"meanSquaredError": F.mse_loss, "binaryCrossEntropy": F.binary_cross_entropy_with_logits}[kind]
        return of(self.values, y.reshape(self.values.shape), reduction="none").mean(2), self.real

    def mean(self, kind, y, counts):
        losses, weights = self.losses(kind, y)
        weights = weights * counts[:, None]
        return (losses * weights).sum() / weights.sum()


class StepTokens(LstmLengths):
    """A token model: the class of each step, but for those that have none."""

    def __init__(self):
        Graph.__init__(self, embedding1=nn.Embedding(9, 6), gru1=nn.GRU(6, 5, batch_first=True), dense1=nn.Linear(5, 4))

    def forward(self, tokens, lengths):
        return [Steps(self.dense1(self.packed(self.gru1, self.embedding1(tokens), lengths)), lengths)]


class StepHeads(LstmLengths):
    """Losses of steps, and one of a vector."""

    def __init__(self):
        Graph.__init__(
            self, rnn1=nn.RNN(3, 5, batch_first=True), dense1=nn.Linear(5, 3), dense2=nn.Linear(5, 2), dense3=nn.Linear(5, 2), dense4=nn.Linear(5, 2))

    def forward(self, x, lengths):
        code = self.packed(self.rnn1, x.transpose(1, 2), lengths)
        return [Steps(layer(code), lengths) for layer in (self.dense1, self.dense2, self.dense3)] + [self.dense4(last_step(lengths, code))]


# --- What goes into the files.

def tensors(model, buffers):
    """Name and tensor in DslNet's layout, of what learns or of the rest."""
    result = []
    for name, layer in model.layers.items():
        vector = "parameter" if isinstance(layer, (nn.PReLU, Swish)) else None
        own = list(layer.named_parameters())
        norm = isinstance(layer, NORMS)
        if (name in model.frozen) == buffers:
            for index, (role, tensor) in enumerate(own):
                value = tensor.detach()
                if value.dim() == 2 and not isinstance(layer, nn.Embedding):
                    value = value.t()
                elif value.dim() > 2:
                    value = value.permute(*range(2, value.dim()), 1, 0)
                role = vector or ("parameter%d" % (index + 1) if isinstance(layer, ScaleShift) else role)
                if name.endswith("_reverse"):
                    result.append((name[:-len("_reverse")] + "." + role + "_reverse", value))
                else:
                    role = role.replace("_l0", "") if isinstance(layer, nn.RNNBase) else role
                    result.append((name + "." + ({"weight": "scale", "bias": "shift"}[role] if norm else role), value))
        if isinstance(layer, Sinusoids) and buffers:
            result.append((name + ".positions", layer.positions))
        if isinstance(layer, BATCH_NORMS) and buffers:
            result += [(name + ".running_mean", layer.running_mean), (name + ".running_var", layer.running_var)]
    return result


def numbers(tensor):
    return [float("%.9g" % number) for number in tensor.detach().flatten().tolist()]


def state(model, buffers):
    return [number for _, tensor in tensors(model, buffers) for number in numbers(tensor)]


LOSSES = {
    "crossEntropy": lambda z, y: F.cross_entropy(z, y),
    "smoothCrossEntropy": lambda z, y: F.cross_entropy(z, y, label_smoothing=0.1),
    "binaryCrossEntropy": lambda z, y: F.binary_cross_entropy_with_logits(z, y),
    "meanSquaredError": lambda z, y: F.mse_loss(z, y),
}


def mean(kind, z, y):
    """The mean loss; PyTorch's own where it has one for steps, too."""
    if not isinstance(z, Steps):
        return LOSSES[kind](z, y)
    own = z.mean(kind, y, torch.ones(len(y)))
    if kind.endswith("StepCrossEntropy"):
        labels = torch.where(z.real > 0, y, torch.tensor(-1.0)).long()
        theirs = F.cross_entropy(z.values.transpose(1, 2), labels, ignore_index=-1, label_smoothing=0.1 if kind.startswith("smooth") else 0.0)
        assert torch.allclose(own, theirs, rtol=1e-12)
        return theirs
    return own


def outputs(heads, loss):
    def given(kind, z):
        if isinstance(z, Steps):
            made = torch.softmax(z.values, 2) if kind.endswith("StepCrossEntropy") else torch.sigmoid(z.values) if "binary" in kind else z.values
            return (made * z.real[:, :, None]).flatten(1)
        return torch.softmax(z, 1) if "rossEntropy" in kind and "binary" not in kind else torch.sigmoid(z) if "binary" in kind else z

    return torch.cat([given(kind, z) for (kind, _), z in zip(loss, heads)], 1)


def whole_numbers(shape):
    """How many numbers of a row tokens (count, vocabulary) or lengths (steps) are, and how many different ones there may be."""
    return (shape[1], shape[2]) if shape[0] == "tokens" else (1, shape[1] + 1)


def take(draw, batch, shapes):
    """A batch; numbers in -1 .. 1 become whole ones where they are tokens or lengths."""
    x, at = draw.take(batch, sum(whole_numbers(shape)[0] if isinstance(shape[0], str) else torch.Size(shape).numel() for shape in shapes)), 0
    for shape in shapes:
        if isinstance(shape[0], str):
            size, count = whole_numbers(shape)
            x[:, at:at + size] = ((x[:, at:at + size] + 1) / 2 * count).floor()
        at += size if isinstance(shape[0], str) else torch.Size(shape).numel()
    return x


def split(x, shapes):
    """A row of the batch into inputs, images and sequences with their channels first."""
    parts, at = [], 0
    for shape in shapes:
        if isinstance(shape[0], str):
            size = whole_numbers(shape)[0]
            parts.append(x[:, at:at + size].long() if shape[0] == "tokens" else x[:, at].long())
            at += size
            continue
        size = 1
        for extent in shape:
            size *= extent
        part = x[:, at:at + size].reshape(-1, *shape)
        parts.append(part.movedim(-1, 1) if len(shape) > 1 else part)
        at += size
    return parts


def sampled(values):
    """Of many outputs, some: a stride that the rows' lengths aren't multiples of."""
    values = numbers(values)
    return values[::stride(len(values))]


def stride(count):
    step = 1
    while count / step > MOST_OUTPUTS:
        step = step * 2 + 1
    return step


def save(path, model):
    """The state as a safetensors file, in PyTorch's names and layout."""
    header, data = {}, b""
    for name, tensor in [(n, t) for n, t in model.layers.state_dict().items() if not n.endswith("num_batches_tracked")]:
        values = tensor.flatten().tolist()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + 4 * len(values)]}
        data += struct.pack("<%df" % len(values), *values)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


ROWS = {
    "crossEntropy": lambda z, y: F.cross_entropy(z, y, reduction="none"),
    "smoothCrossEntropy": lambda z, y: F.cross_entropy(z, y, label_smoothing=0.1, reduction="none"),
    "binaryCrossEntropy": lambda z, y: F.binary_cross_entropy_with_logits(z, y, reduction="none").mean(1),
    "meanSquaredError": lambda z, y: F.mse_loss(z, y, reduction="none").mean(1),
}


def weighted(model, inputs, kinds, widths, x, y):
    """The first step's loss and gradients where rows count 0.5, 1, 1.5, 0.5 ..., and the gradient by the input where they all count 1."""
    model = copy.deepcopy(model)
    model.train()
    counts = torch.tensor([0.5 * (row % 3 + 1) for row in range(len(x))])
    heads = model(*split(x, inputs))
    total = sum(w * (z.mean(k, part, counts) if isinstance(z, Steps) else (counts * ROWS[k](z, part)).sum() / counts.sum()) for (k, w), z, part in zip(kinds, heads, y.split(widths, 1)))
    total.backward()
    gradients = [n for _, g in gradients_of(model) for n in numbers(g)]
    x = x.clone().requires_grad_()
    heads = model(*split(x, inputs))
    sum(w * mean(k, z, part) for (k, w), z, part in zip(kinds, heads, y.split(widths, 1))).backward()
    return OrderedDict(weightedLoss=float("%.9g" % total.item()), weightedGradients=gradients, inputGradientStride=stride(x.numel()), inputGradient=sampled(x.grad if x.grad is not None else torch.zeros_like(x)))


def outputs_of(model, inputs, batch, kinds):
    """How many outputs a batch has: classes of steps are as many as the steps."""
    with torch.no_grad():
        return outputs(model(*split(take(Numbers(0), batch, inputs), inputs)), kinds).numel()


def run(name, make, seed, inputs, loss, targets, optimizer, steps=10, batch=6, weights=None, saved=False, phases=None):
    torch.manual_seed(seed)
    model = make()
    with torch.no_grad():
        for layer in model.layers.values():
            if isinstance(layer, NORMS):
                layer.weight.uniform_(0.5, 1.5)
                if not isinstance(layer, RmsNorm):
                    layer.bias.uniform_(-0.5, 0.5)
            if isinstance(layer, BATCH_NORMS):
                layer.running_mean.uniform_(-0.5, 0.5)
                layer.running_var.uniform_(0.5, 1.5)
        # The networks start from float32.
        for tensor in list(model.parameters()) + [b for b in model.buffers() if b.is_floating_point()]:
            tensor.copy_(tensor.float().double())
    kind, rate, more = optimizer
    trained = [p for p in model.parameters() if p.requires_grad]
    # The gradient of a key's bias is 0 but for rounding, which an epsilon of 1e-8 would make steps of.
    phases = phases or {}
    optim = torch.optim.SGD(trained, lr=rate, momentum=more) if kind == "sgd" else torch.optim.AdamW(trained, lr=rate, weight_decay=more, eps=1e-4) if kind == "adamw" else torch.optim.Adam(trained, lr=rate)
    kinds = [(k, w) for k, w in zip(loss, weights or [1.0] * len(loss))]
    widths = [count for _, count in targets]
    draw = Numbers(seed)
    eval_x = take(draw, batch, inputs)
    result = OrderedDict(
        name=name, seed=seed, batch=batch, targets=["%s %d" % t for t in targets], optimizer=kind, learningRate=rate, momentum=more,
        outputStride=stride(batch * sum(widths)) if not any(kind.startswith("labels") for kind, _ in targets) else stride(outputs_of(model, inputs, batch, kinds)),
        parameterNames=[n for n, _ in tensors(model, False)], parameters=state(model, False),
        bufferNames=[n for n, _ in tensors(model, True)], buffers=state(model, True))
    if any(isinstance(shape[0], str) for shape in inputs):
        result["row"] = ["whole %d %d" % whole_numbers(shape) if isinstance(shape[0], str) else "numbers %d" % torch.Size(shape).numel() for shape in inputs]
    if saved:
        save(os.path.join(HERE, name + ".safetensors"), model)
    lines = []
    for _ in range(steps):
        x, y = take(draw, batch, inputs), draw.target(batch, targets)
        first = None if lines else weighted(model, inputs, kinds, widths, x, y)
        model.train()
        with torch.no_grad():
            forward = outputs(model(*split(x, inputs)), kinds)
        if len(lines) in phases:
            for layer, module in model.layers.items():
                module.requires_grad_(layer not in phases[len(lines)])
        optim.zero_grad(set_to_none=True)
        heads = model(*split(x, inputs))
        total = sum(w * mean(k, z, part) for (k, w), z, part in zip(kinds, heads, y.split(widths, 1)))
        total.backward()
        gradients = [n for _, g in gradients_of(model) for n in numbers(g)] if not lines and not phases else None
        optim.step()
        model.eval()
        with torch.no_grad():
            predicted = outputs(model(*split(eval_x, inputs)), kinds)
        step = OrderedDict(loss=float("%.9g" % total.item()), outputs=sampled(forward), parameters=state(model, False), buffers=state(model, True), evalOutputs=sampled(predicted))
        if gradients:
            step["gradients"] = gradients
        if len(lines) in phases:
            step["frozen"] = phases[len(lines)]
        if first:
            result.update(first)
        lines.append(json.dumps(step, separators=(",", ":")))
    head = json.dumps(result, separators=(",", ":"))[:-1]
    path = os.path.join(HERE, name + ".json")
    with open(path, "w") as file:
        file.write(head + ',"steps":[\n' + ",\n".join(lines) + "\n]}\n")
    print("%-20s %7d bytes, loss %s" % (name, os.path.getsize(path), total.item()))


def gradients_of(model):
    """The gradients in the places of the parameters."""
    kept = [(p, p.data) for p in model.parameters()]
    for p, _ in kept:
        p.data = p.grad if p.grad is not None else torch.zeros_like(p)
    found = [(n, t.clone()) for n, t in tensors(model, False)]
    for p, data in kept:
        p.data = data
    return found


SGD, ADAM = ("sgd", 0.05, 0.9), ("adam", 0.01, 0.0)
PHASES = {0: ["conv2d1", "batchnorm1"], 4: [], 7: ["dense1", "dense3"]}
CLASSES, NUMBERS, BITS = ["crossEntropy"], ["meanSquaredError"], ["binaryCrossEntropy"]
RUNS = [
    ("two_inputs", TwoInputs, 1, [(7, 9, 3), (6,)], CLASSES, [("class", 3)], SGD),
    ("dense_block", DenseBlock, 2, [(6, 6, 3)], CLASSES, [("class", 3)], SGD),
    ("inception", Inception, 3, [(8, 8, 2)], CLASSES, [("class", 4)], ADAM),
    ("squeeze_excitation", SqueezeExcitation, 4, [(6, 5, 3)], CLASSES, [("class", 3)], SGD),
    ("gate", Gate, 5, [(5,), (7,)], NUMBERS, [("numbers", 7)], ADAM),
    ("stop_gradient", StopGradient, 6, [(6,)], NUMBERS, [("numbers", 3)], SGD),
    ("unet_nearest", UNetNearest, 7, [(32, 32, 1)], BITS, [("bits", 1024)], SGD),
    ("unet_bilinear", UNetBilinear, 8, [(32, 32, 2)], NUMBERS, [("numbers", 2048)], ADAM),
    ("siamese", Siamese, 9, [(6, 6, 2), (6, 6, 2)], BITS, [("bits", 1)], SGD),
    ("fine_tuning", FineTuning, 10, [(8, 8, 2)], CLASSES, [("class", 3)], ADAM),
    ("frozen_middle", FrozenMiddle, 11, [(5,)], NUMBERS, [("numbers", 2)], SGD),
    ("shared_twice", SharedTwice, 12, [(6,)], NUMBERS, [("numbers", 2)], SGD),
    ("three_heads", ThreeHeads, 13, [(6, 6, 2)], ["smoothCrossEntropy", "meanSquaredError", "binaryCrossEntropy"], [("class", 4), ("numbers", 2), ("bits", 1)], ADAM),
    ("image_heads", ImageHeads, 18, [(5, 6, 3)], ["meanSquaredError", "meanSquaredError", "binaryCrossEntropy"], [("numbers", 90), ("numbers", 2), ("bits", 30)], SGD),
    ("denoising", Denoising, 19, [(7, 6, 3)], NUMBERS, [("numbers", 126)], ADAM),
    ("freezing", SqueezeExcitation, 20, [(6, 5, 3)], CLASSES, [("class", 3)], SGD),
    ("freezing_adam", SqueezeExcitation, 21, [(6, 5, 3)], CLASSES, [("class", 3)], ADAM),
    ("prelu", PRelu, 14, [(7, 7, 3)], CLASSES, [("class", 3)], SGD),
    ("swish", SwishNet, 15, [(6, 5, 2)], NUMBERS, [("numbers", 2)], SGD),
    ("sequence_shapes", SequenceShapes, 16, [(12, 5)], NUMBERS, [("numbers", 3)], SGD),
    ("token_mean", TokenMean, 22, [("tokens", 9, 11), ("lengths", 9)], CLASSES, [("class", 3)], ADAM),
    ("token_steps", TokenSteps, 23, [("tokens", 7, 5), ("lengths", 7), ("tokens", 4, 5)], NUMBERS, [("numbers", 2)], SGD),
    ("sequence_lengths", SequenceLengths, 24, [(8, 5), ("lengths", 8)], NUMBERS, [("numbers", 3)], SGD),
    ("image_shapes", ImageShapes, 17, [(6, 8, 3)], NUMBERS, [("numbers", 3)], ADAM),
    ("layer_norm", LayerNormNet, 40, [(6,)], CLASSES, [("class", 3)], SGD),
    ("rms_norm", RmsNormNet, 41, [(9, 5)], NUMBERS, [("numbers", 2)], ADAM),
    ("group_norm", GroupNormNet, 42, [(7, 6, 3)], CLASSES, [("class", 3)], SGD),
    ("adaptive_pool", AdaptivePool, 43, [(7, 6, 2)], CLASSES, [("class", 3)], SGD),
    ("pad_modes", PadModes, 44, [(5, 4, 2)], CLASSES, [("class", 3)], ADAM),
    ("attention", AttentionNet, 30, [(7, 6)], NUMBERS, [("numbers", 3)], SGD),
    ("causal", Causal, 31, [(70, 4)], CLASSES, [("class", 3)], SGD),
    ("cross_attention", CrossAttentionNet, 32, [(3, 8), (9, 8)], NUMBERS, [("numbers", 2)], SGD),
    ("cross_lengths", CrossLengths, 34, [(5, 4), ("lengths", 5), (7, 4), ("lengths", 7)], NUMBERS, [("numbers", 2)], SGD),
    ("norm_lengths", NormLengths, 36, [(7, 3), ("lengths", 7)], NUMBERS, [("numbers", 2)], SGD),
    ("subsampled", Subsampled, 35, [(15, 3), ("lengths", 15)], NUMBERS, [("numbers", 2)], SGD),
    ("transformer", Transformer, 33, [(10, 6)], CLASSES, [("class", 3)], ("adamw", 0.01, 0.05)),
    ("rnn", Rnn, 22, [(7, 3)], NUMBERS, [("numbers", 2)], SGD),
    ("gru", Gru, 23, [(7, 3)], NUMBERS, [("numbers", 2)], SGD),
    ("lstm", Lstm, 24, [(6, 3)], CLASSES, [("class", 3)], ADAM),
    ("lstm_lengths", LstmLengths, 26, [(6, 3), ("lengths", 6)], NUMBERS, [("numbers", 2)], SGD),
    ("step_tokens", StepTokens, 27, [("tokens", 7, 9), ("lengths", 7)], ["smoothStepCrossEntropy"], [("labels4", 7)], ADAM),
    ("step_heads", StepHeads, 28, [(6, 3), ("lengths", 6)], ["plainStepCrossEntropy", "meanSquaredError", "binaryCrossEntropy", "meanSquaredError"], [("labels3", 6), ("numbers", 12), ("bits", 12), ("numbers", 2)], SGD),
    ("scan", Scan, 25, [(6, 3)], NUMBERS, [("numbers", 2)], SGD),
    ("separable", Separable, 31, [(9, 8, 3)], CLASSES, [("class", 3)], SGD),
    ("windows", Windows, 32, [(13, 12, 2)], NUMBERS, [("numbers", 3)], SGD),
    ("groups", Groups, 33, [(7, 6, 4), (15, 6)], NUMBERS, [("numbers", 3)], ADAM),
    ("transposed", Transposed, 34, [(8, 6, 2), (7, 3)], NUMBERS, [("numbers", 148)], SGD),
]

# Of these the state before the first step is a safetensors file, too.
SAVED = ["fine_tuning", "token_mean", "attention", "transformer", "rnn", "gru", "lstm", "lstm_lengths", "layer_norm", "group_norm", "groups", "transposed"]

if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    for arguments in RUNS:
        if len(sys.argv) < 2 or arguments[0] in sys.argv[1:]:
            more = {"three_heads": {"weights": [0.7, 1.3, 1.0]}, "image_heads": {"weights": [0.5, 1.0, 1.0]}, "step_heads": {"weights": [0.7, 1.3, 1.0, 0.5]}, "freezing": {"phases": PHASES}, "freezing_adam": {"phases": PHASES}, "unet_nearest": {"batch": 4}, "unet_bilinear": {"batch": 4}}
            run(*arguments, **more.get(arguments[0], {}), saved=arguments[0] in SAVED)
