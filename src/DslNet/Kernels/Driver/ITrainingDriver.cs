using DslNet.Kernels.RandomNumbers;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Driver;

/// <summary>The members of a network's driver that training needs beyond <see cref="INetwork"/>, on the CPU or on a device.</summary>
internal interface ITrainingDriver
{
    /// <summary>The lock of the network: one caller at a time.</summary>
    ExclusiveUse Use { get; }

    /// <summary>The state of the random number generator.</summary>
    RandomState Random { get; }

    /// <summary>The epochs started since the last <c>Initialize</c>, which seed shuffles and augmentation.</summary>
    long Epochs { get; set; }

    /// <summary>A version number of parameters, buffers, random state and penalties, incremented by every write other than training passes and steps.</summary>
    long Changes { get; }

    /// <summary>
    /// While it is true, a <c>TrainStep</c> takes no step where the loss isn't finite, nor where the gradient isn't if that is known before the first
    /// parameter changes; the caller checks both.
    /// </summary>
    bool HoldsBack { get; set; }

    /// <summary>Whether a <c>TrainStep</c> with this optimizer changes parameters before all gradients are known.</summary>
    bool StepsBlindly(IOptimizer optimizer);

    /// <summary>Copies the parameters in their storage layout, <see cref="GradientFloats"/>.</summary>
    void GetStored(Span<float> destination);

    /// <summary>The inverse operation.</summary>
    void SetStored(ReadOnlySpan<float> source);

    /// <summary>Floats in <see cref="ReadGradients"/>.</summary>
    int GradientFloats { get; }

    /// <summary>Restores the random state.</summary>
    void Restore(RandomState random);

    /// <summary>The gradients, to be modified until <see cref="WriteGradients"/>.</summary>
    Span<float> ReadGradients();

    /// <summary>Commits the modifications.</summary>
    void WriteGradients();

    /// <summary>The first layer of the last pass with a non-finite output, "input", "target", "loss", or null where all is finite.</summary>
    string? LocateNonFinite(INetwork network, ReadOnlySpan<float> input, ReadOnlySpan<float> target);

    /// <summary>The same with class indices.</summary>
    string? LocateNonFinite(INetwork network, ReadOnlySpan<float> input, ReadOnlySpan<int> labels);

    /// <summary>Predict that also returns the logits, [rows × outputs]; for networks whose plan has a slot of logits.</summary>
    void Predict(INetwork network, ReadOnlySpan<float> input, Span<float> output, Span<float> logits);

    /// <summary>Runs an action that trains the network, then restores the network's state.</summary>
    T WithoutTrace<T>(Func<T> rehearsal);
}
