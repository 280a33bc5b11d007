using DslNet.Kernels.RandomNumbers;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Driver;

/// <summary>What training asks of a network beyond <see cref="INetwork"/>, wherever its numbers lie.</summary>
internal interface ITrainingDriver
{
    /// <summary>Who is inside.</summary>
    ExclusiveUse Use { get; }

    /// <summary>Where the random numbers stand.</summary>
    RandomState Random { get; }

    /// <summary>The epochs of all trainings that have begun since the last <c>Initialize</c>: what orders of rows and variants of them count by.</summary>
    long Epochs { get; set; }

    /// <summary>How often somebody has written parameters, buffers, random numbers or penalties, training passes and steps apart.</summary>
    long Changes { get; }

    /// <summary>
    /// While it is true, a <c>TrainStep</c> takes no step where the loss isn't finite, nor where the gradient isn't if that is known before the first
    /// parameter changes; the caller looks at both.
    /// </summary>
    bool HoldsBack { get; set; }

    /// <summary>Whether a <c>TrainStep</c> with this optimizer changes parameters before all gradients are known.</summary>
    bool StepsBlindly(IOptimizer optimizer);

    /// <summary>Copies the parameters as they are stored, <see cref="GradientFloats"/>.</summary>
    void GetStored(Span<float> destination);

    /// <summary>The way back.</summary>
    void SetStored(ReadOnlySpan<float> source);

    /// <summary>Floats in <see cref="ReadGradients"/>.</summary>
    int GradientFloats { get; }

    /// <summary>Puts the random numbers where they were.</summary>
    void Restore(RandomState random);

    /// <summary>The gradients, to be changed until <see cref="WriteGradients"/>.</summary>
    Span<float> ReadGradients();

    /// <summary>Makes the changes count.</summary>
    void WriteGradients();

    /// <summary>The layer in which the last pass first gave a number that isn't finite, "input", "target", "loss", or null where all is finite.</summary>
    string? LocateNonFinite(INetwork network, ReadOnlySpan<float> input, ReadOnlySpan<float> target);

    /// <summary>The same with class indices.</summary>
    string? LocateNonFinite(INetwork network, ReadOnlySpan<float> input, ReadOnlySpan<int> labels);

    /// <summary>Predict that also gives what a cross-entropy's softmax or sigmoid is of, [rows × outputs]; for networks whose plan has a slot of logits.</summary>
    void Predict(INetwork network, ReadOnlySpan<float> input, Span<float> output, Span<float> logits);

    /// <summary>Runs something that trains the network; afterwards all is as it was before.</summary>
    T WithoutTrace<T>(Func<T> rehearsal);
}
