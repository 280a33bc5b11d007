using System;

namespace DslNet.Compiler.Ops;

/// <summary>
/// Properties of a layer, in the field's terms. Rules, initializers, names and fixes ask for these and never for a verb, so that a new layer is treated
/// correctly without being named there. A trait implied by another one is part of it: a saturating layer is an activation.
/// </summary>
[Flags]
public enum LayerTraits
{
    /// <summary>No trait, as a pooling layer.</summary>
    None = 0,

    /// <summary>Its output has its input's shape, whatever that is. Asked before two layers are swapped (DN2003).</summary>
    KeepsShape = 1 << 0,

    /// <summary>Flattens: the same elements in row-major order, as a vector. Lowering asks (a sample may be flat from the start), and all rules of design that look through it.</summary>
    ForgetsShape = 1 << 1,

    /// <summary>Holds blocks of layers. Asked where blocks are inspected: by the fixes, and by the rule of equal weights (DN2002).</summary>
    Structural = 1 << 2,

    /// <summary>Has parameters or buffers, and so a view in the generated class. Naming asks.</summary>
    HasParameters = 1 << 3,

    /// <summary>
    /// A weighted sum of its inputs, with weights of its own. Initializers ask (after it, another layer's weights determine the signal's variance), and
    /// the rules about the layers between two of them (DN2002, DN2003, DN2006).
    /// </summary>
    Linear = (1 << 4) | HasParameters,

    /// <summary>Every output sums all inputs: two consecutive ones collapse to one, since a product of matrices is a matrix. Asked by DN2007.</summary>
    FullyConnected = (1 << 5) | Linear,

    /// <summary>Its weights have a fan-in and a fan-out and are drawn by the initializer in its argument <c>init</c>. Asked by the rules about initializers (DN2001, DN2002).</summary>
    HasFan = (1 << 6) | HasParameters,

    /// <summary>It adds a bias for each channel, unless its argument <c>bias</c> is false. Asked by DN2004.</summary>
    HasBias = (1 << 7) | HasParameters,

    /// <summary>A nonlinear function of each element. Asked by the rules about an activation's position (DN2003, DN2008) and by the fix of a last layer (DN1006).</summary>
    Activation = (1 << 8) | KeepsShape,

    /// <summary>An activation that is bounded, its derivative tending to 0 on both sides. Asked by the rules about initializers, vanishing gradients and the last layer (DN2001, DN2006, DN2008).</summary>
    Saturating = (1 << 9) | Activation,

    /// <summary>An activation of the ReLU family: asymptotically x on the right, less on the left, as He's initialization assumes. Asked by DN2001.</summary>
    Rectifying = (1 << 10) | Activation,

    /// <summary>An activation whose function is the user's, in its argument <c>function</c>. Asked by the rules that prove properties of its formula (DN1010, DN1012) and by DN2008.</summary>
    UserFunction = (1 << 11) | Activation,

    /// <summary>
    /// The softmax of its input: its input are logits, its output is a distribution over classes. CrossEntropy requires it as the last layer
    /// (DN1006) and is lowered from the logits; inside a network it is a mistake (DN1009).
    /// </summary>
    ClassProbabilities = (1 << 12) | KeepsShape,

    /// <summary>The sigmoid of its input: its input are logits, each output is an independent probability. BinaryCrossEntropy requires it as the last layer (DN1006) and is lowered from the logits.</summary>
    IndependentProbabilities = (1 << 13) | Activation,

    /// <summary>Normalizes to mean 0 and variance 1, or to a mean square of 1, then applies a learned scale and shift. Asked by rules that look past it for a linear layer's activation.</summary>
    Normalization = (1 << 14) | KeepsShape,

    /// <summary>In training a row's output depends on the other rows; in evaluation, on running statistics. Asked where the two modes are distinguished (DN3001).</summary>
    MixesBatch = 1 << 15,

    /// <summary>Normalization of each channel over the batch. Asked by the rules about its position, the bias before it, dropout before it and data that it scales (DN2003, DN2004, DN2005, DN3005).</summary>
    BatchNormalization = Normalization | MixesBatch,

    /// <summary>Draws random numbers in training; the identity in evaluation. Asked where the two modes are distinguished (DN3001), and by all rules that look through it.</summary>
    Stochastic = (1 << 16) | KeepsShape,

    /// <summary>Dropout: sets elements to 0 with the probability of its argument <c>rate</c>. Asked by DN2005 and DN2008.</summary>
    Drops = (1 << 17) | Stochastic,

    /// <summary>Multiplies the values that it joins, as in gating and attention. Asked by DN1009, which lets a softmax be there.</summary>
    Gating = 1 << 18,

    /// <summary>
    /// The identity, in training and in evaluation. Asked by all rules that look through it, and where a loss looks for the layer that computes the
    /// output (DN1006).
    /// </summary>
    PassesValue = (1 << 19) | KeepsShape,

    /// <summary>Takes tokens, which to all other layers are no quantities. Shape inference asks.</summary>
    ReadsTokens = 1 << 20,

    /// <summary>
    /// Applied to each step alone, it does what it does to the whole sequence: it works on the last extent, or on each element. Asked where a block is applied step by
    /// step (Map); functions of each element, and layers that join values or hold blocks, need not say it.
    /// </summary>
    WorksByStep = 1 << 21,

    /// <summary>A recurrence over the steps of a sequence, which can also run from the last step to the first. Asked by the layers that hold one.</summary>
    Recurrent = 1 << 28,

    /// <summary>
    /// A recurrence whose state is a squashed weighted sum of the one before, with no gate that lets it through: its gradient is multiplied by a matrix and a slope at most 1 at
    /// each step. Asked by DN2016.
    /// </summary>
    Ungated = (1 << 31) | Recurrent,

    /// <summary>One end of a sequence: its first step or its last. Asked by DN2010, since one direction of a recurrence has read only that step there.</summary>
    PicksStep = 1 << 29,

    /// <summary>Joins several values: its operands, or the outputs of its blocks. The reader of definitions asks.</summary>
    Joins = 1 << 22,

    /// <summary>A join along an axis, given by its argument <c>axis</c>. The reader of definitions asks.</summary>
    AlongAxis = (1 << 23) | Joins,

    /// <summary>Holds a block that has one set of parameters in all its applications, identified by its argument <c>id</c>. Shape inference asks, and the reader of definitions.</summary>
    Shares = (1 << 24) | Structural,

    /// <summary>Holds a block that isn't trained. Lowering asks.</summary>
    Freezes = (1 << 25) | Structural,

    /// <summary>Names its input, which can then be predicted by that name. Asked where the generated members are listed.</summary>
    NamesValue = (1 << 26) | PassesValue,

    /// <summary>The identity without a gradient. Asked by DN1017, which looks for losses that reach no parameter.</summary>
    StopsGradient = (1 << 27) | KeepsShape,

    /// <summary>Attention, whose scores take a softmax of their own. Asked by DN1009, which says so of a softmax before it.</summary>
    Attends = (1 << 30) | HasParameters,
}
