using DslNet.Kernels.RandomNumbers;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Driver;

// The training interface, common with networks on a device.
public sealed partial class NetworkDriver : ITrainingDriver
{
    ExclusiveUse ITrainingDriver.Use => Use;

    long ITrainingDriver.Epochs { get => epochs; set => epochs = value; }

    long ITrainingDriver.Changes => changes;

    bool ITrainingDriver.HoldsBack { get => holdsBack; set => holdsBack = value; }

    bool ITrainingDriver.StepsBlindly(IOptimizer optimizer) => StepsBlindly(optimizer);

    void ITrainingDriver.GetStored(Span<float> destination) => ParameterStorage.CopyTo(destination);

    void ITrainingDriver.SetStored(ReadOnlySpan<float> source) => source.CopyTo(ParameterStorage);

    int ITrainingDriver.GradientFloats => GradientStorage.Length;

    Span<float> ITrainingDriver.ReadGradients() => GradientStorage;

    void ITrainingDriver.WriteGradients()
    {
        // They were modified in place.
    }

    string? ITrainingDriver.LocateNonFinite(INetwork network, ReadOnlySpan<float> input, ReadOnlySpan<float> target) => LocateNonFinite((ICompiledNetwork)network, input, target);

    string? ITrainingDriver.LocateNonFinite(INetwork network, ReadOnlySpan<float> input, ReadOnlySpan<int> labels) => LocateNonFinite((ICompiledNetwork)network, input, labels);

    void ITrainingDriver.Predict(INetwork network, ReadOnlySpan<float> input, Span<float> output, Span<float> logits)
    {
        Use.EnterPass();
        try
        {
            RunPredict((ICompiledNetwork)network, input, output, logits);
        }
        finally
        {
            Use.ExitPass();
        }
    }

    T ITrainingDriver.WithoutTrace<T>(Func<T> rehearsal) => WithoutTrace(rehearsal);

    void ITrainingDriver.Restore(RandomState random) => Restore(random);
}
