using DslNet.Kernels.Driver;
using DslNet.Kernels.RandomNumbers;
using DslNet.Kernels.Threads;

namespace DslNet.Devices;

// The members for optimizers and Fit.
public sealed partial class DeviceDriver : ITrainingDriver
{
    private float[] gradients = [];
    private Optimizer? lastStepper;

    ExclusiveUse ITrainingDriver.Use => Use;

    long ITrainingDriver.Epochs { get => epochs; set => epochs = value; }

    long ITrainingDriver.Changes => changes;

    bool ITrainingDriver.HoldsBack { get => holdsBack; set => holdsBack = value; }

    bool ITrainingDriver.StepsBlindly(IOptimizer optimizer) => !optimizer.Clips;

    void ITrainingDriver.GetStored(Span<float> destination) => GetParameters(destination);

    void ITrainingDriver.SetStored(ReadOnlySpan<float> source) => SetParameters(source);

    int ITrainingDriver.GradientFloats => Info.ParameterCount;

    internal int TakeState(int floatsPerParameter)
    {
        Use.Enter();
        try
        {
            checks.MustHaveLoss();
            return program.TakeState(floatsPerParameter);
        }
        finally
        {
            Use.Exit();
        }
    }

    internal void GetState(int state, Span<float> destination) => program.DownloadState(state, destination);

    internal void SetState(int state, ReadOnlySpan<float> source) => program.UploadState(state, source);

    /// <summary>Copies of the parameters, for an optimizer whose formula can't run on the device; the caller holds the network.</summary>
    internal void ReadParameters(Span<float> destination) => program.Download(DeviceMemory.Parameters, destination);

    internal void WriteParameters(ReadOnlySpan<float> source) => program.Upload(DeviceMemory.Parameters, source);

    internal void Update(int state, DeviceUpdate update) => program.Update(state, update);

    /// <summary>Before an optimizer's step: lets another optimizer read its pending sum of squares before it is overwritten.</summary>
    internal void BeginStep(Optimizer optimizer)
    {
        Use.MustNotBeCalledBack();
        if (lastStepper is not null && !ReferenceEquals(lastStepper, optimizer))
        {
            lastStepper.ReadNorm();
        }

        lastStepper = optimizer;
    }

    /// <summary>The norm of the current gradients.</summary>
    internal double MeasuredNorm()
    {
        program.Measure();
        return GradientNorm();
    }

    /// <summary>The norm of the sums of squares that the last launch computed.</summary>
    internal double GradientNorm()
    {
        program.Download(DeviceMemory.Squares, squares);
        double sum = 0;
        foreach (float square in squares)
        {
            sum += square;
        }

        // Squares may overflow a float where the gradients don't.
        return double.IsFinite(sum) ? Math.Sqrt(sum) : Math.Sqrt(Elementwise.SumOfSquares(((ITrainingDriver)this).ReadGradients()));
    }

    void ITrainingDriver.Restore(RandomState random) => Restore(random);

    Span<float> ITrainingDriver.ReadGradients()
    {
        gradients = gradients.Length == 0 ? new float[Info.ParameterCount] : gradients;
        program.Download(DeviceMemory.Gradients, gradients);
        return gradients;
    }

    void ITrainingDriver.WriteGradients() => program.Upload(DeviceMemory.Gradients, gradients);

    string? ITrainingDriver.LocateNonFinite(INetwork network, ReadOnlySpan<float> input, ReadOnlySpan<float> target)
    {
        using INetwork twin = Twin();
        return TrainingDriver.Of(twin)!.LocateNonFinite(twin, input, target);
    }

    string? ITrainingDriver.LocateNonFinite(INetwork network, ReadOnlySpan<float> input, ReadOnlySpan<int> labels)
    {
        using INetwork twin = Twin();
        return TrainingDriver.Of(twin)!.LocateNonFinite(twin, input, labels);
    }

    void ITrainingDriver.Predict(INetwork network, ReadOnlySpan<float> input, Span<float> output, Span<float> logits)
    {
        Use.EnterPass();
        try
        {
            RunPredict(input, output, logits);
        }
        finally
        {
            Use.ExitPass();
        }
    }

    T ITrainingDriver.WithoutTrace<T>(Func<T> rehearsal)
    {
        float[] parameters = new float[Info.ParameterCount], buffers = new float[Info.BufferCount], before = new float[Info.ParameterCount];
        GetParameters(parameters);
        GetBuffers(buffers);
        GetGradients(before);
        (Mode mode, RandomState random) = (Mode, Random);
        try
        {
            return rehearsal();
        }
        finally
        {
            SetParameters(parameters);
            SetBuffers(buffers);
            program.Upload(DeviceMemory.Gradients, before);
            Restore(random);
            Mode = mode;
            backwardRows = 0;
        }
    }

    /// <summary>The same network on the CPU, for the rare search for a non-finite value.</summary>
    private INetwork Twin()
    {
        INetwork twin = program.CreateTwin(BatchSize);
        CopyTo(twin);
        if (Mode == Mode.Eval)
        {
            twin.Eval();
        }

        return twin;
    }
}
