using System.Runtime.Intrinsics;
using DslNet.Kernels.Driver;
using DslNet.Kernels.Elementwise;
using DslNet.Kernels.Losses;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Normalizations;
using DslNet.Kernels.RandomNumbers;
using DslNet.Kernels.Reductions;
using DslNet.Kernels.Simd;

namespace DslNet.Tests.Kernels;

/// <summary>
/// What the generator would write for Input(3) >> Dense(2) (>> BatchNorm, statistics alone) >> Dropout(0.5) >> Softmax or Sigmoid,
/// kept simple: the driver is tested with it.
/// </summary>
internal sealed class HandWrittenNetwork(Loss loss, bool normalize = false, bool dropout = false, int batchSize = 4, ulong seed = 1, int threads = 1)
    : INetwork, ICompiledNetwork
{
    private const int In = 3;
    private const int Out = 2;

    // Behind the slots that eval uses, whatever the batch.
    private const int EvalOutput = 48;

    public NetworkInfo Info => Driver.Info;

    public NetworkDriver Driver { get; } = new(Describe(loss, normalize), batchSize, seed, threads);

    public int BatchSize => Driver.BatchSize;

    public Mode Mode => Driver.Mode;

    public Regularization Regularization
    {
        get => Driver.Regularization;
        set => Driver.Regularization = value;
    }

    /// <summary>Written to the first logit by the next forward passes.</summary>
    public float? Sabotage { get; set; }

    /// <summary>Whether the normalised values get a NaN too.</summary>
    public bool SabotageNormalization { get; set; }

    /// <summary>Called from inside each list of kernels.</summary>
    public Action? Inside { get; set; }

    /// <summary>Called behind each copy of parameters or buffers.</summary>
    public Action? Copied { get; set; }

    /// <summary>Kernels run so far, by name.</summary>
    public List<string> Log { get; } = new(100);

    public MatrixView Weight => Driver.ParameterMatrix(0);

    public VectorView Bias => Driver.ParameterVector(1);

    public VectorView RunningMean => Driver.BufferVector(0);

    public void Train() => Driver.Train();

    public void Eval() => Driver.Eval();

    public void Initialize(Seed seed) => Driver.Initialize(seed);

    public void GetParameters(Span<float> destination)
    {
        Driver.GetParameters(destination);
        Copied?.Invoke();
    }

    public void SetParameters(ReadOnlySpan<float> source)
    {
        Driver.SetParameters(source);
        Copied?.Invoke();
    }

    public void GetGradients(Span<float> destination) => Driver.GetGradients(destination);

    public void SetGradients(ReadOnlySpan<float> source) => Driver.SetGradients(source);

    public void GetInputGradient(Span<float> destination) => Driver.GetInputGradient(destination);

    public void GetBuffers(Span<float> destination)
    {
        Driver.GetBuffers(destination);
        Copied?.Invoke();
    }

    public void SetBuffers(ReadOnlySpan<float> source)
    {
        Driver.SetBuffers(source);
        Copied?.Invoke();
    }

    public void Forward(ReadOnlySpan<float> input, Span<float> output) => Driver.Forward(this, input, output);

    public void Predict(ReadOnlySpan<float> input, Span<float> output) => Driver.Predict(this, input, output);

    public float Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> target) => Driver.Backward(this, input, target);

    public float Backward(ReadOnlySpan<float> input, ReadOnlySpan<int> labels) => Driver.Backward(this, input, labels);

    public float TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, Optimizer optimizer) => Driver.TrainStep(this, input, target, optimizer);

    public float TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, Optimizer optimizer) => Driver.TrainStep(this, input, labels, optimizer);

    public void Dispose() => Driver.Dispose();

    public void TrainForward(int rows)
    {
        Note("TrainForward");
        Dense(rows, dropout);
        if (normalize)
        {
            Normalization.Forward(
                Driver.Workers, Driver.Slot(2), rows, Out, 0.1f, 1e-5f, Driver.Slot(2), Driver.Statistic(0), Driver.Buffer(0), Driver.Buffer(1));
            FloatSlice normalized = Driver.Slot(2);
            normalized[1] = SabotageNormalization ? float.NaN : normalized[1];
            Driver.Check(1, Driver.Slot(2), rows, Out);
        }
    }

    public void TrainHead(int rows)
    {
        Note("TrainHead");
        Softmax.Forward(Driver.Workers, Driver.Slot(2), rows, Out, Driver.Slot(3));
    }

    public void Backward(int rows)
    {
        Note("Backward");
        if (loss == Loss.CrossEntropy)
        {
            Softmax.CrossEntropy(Driver.Workers, Driver.Slot(2), Driver.Slot(1), 0, rows, Out, Driver.Slot(4), Driver.LossValue, Driver.Slot(3));
        }
        else
        {
            SigmoidCrossEntropy.Forward(Driver.Workers, Driver.Slot(2), Driver.Slot(1), rows, Out, Driver.Slot(4), Driver.LossValue, Driver.Slot(3));
        }

        Gemm.WeightGradient(Driver.Workers, Driver.Slot(0), Driver.Slot(3), rows, In, Out, Driver.WeightTarget(0));
        Reduce.Rows(Driver.Workers, new Values(Driver.Slot(3), Out), rows, Out, 1, Driver.Gradient(1));
    }

    public void Penalty()
    {
        Note("Penalty");
        Maps.Run(Driver.Workers, new AddPenalty(Driver.Gradient(0), Driver.Parameter(0), Driver.L1, Driver.L2), 1, In * 16);
    }

    public void EvalForward(int rows)
    {
        Note("EvalForward");
        Dense(rows, false);
        Softmax.Forward(Driver.Workers, Driver.Slot(2), rows, Out, Driver.Inference.At(EvalOutput));
    }

    private static NetworkInfo Describe(Loss loss, bool normalize)
    {
        Shape units = new(Out);
        LayerInfo[] layers = [new("dense1", "Dense", new Shape(In), units, 8, 6), new("batchnorm1", "BatchNorm", units, units, 0, 0), new("softmax1", "Softmax", units, units, 0, 0)];
        ParameterInfo[] parameters =
        [
            new("dense1.weight", 0, ParameterRole.Weight, new Shape(In, Out), Init.XavierNormal, In, Out),
            new("dense1.bias", 0, ParameterRole.Bias, units, Init.Zeros, In, Out),
        ];
        ParameterInfo[] buffers =
        [
            new("batchnorm1.running_mean", 1, ParameterRole.RunningMean, units, Init.Zeros, Out, Out),
            new("batchnorm1.running_var", 1, ParameterRole.RunningVariance, units, Init.Constant(1), Out, Out),
        ];
        return new NetworkInfo(
            "HandWritten", new Shape(In), units, loss, layers, parameters, normalize ? buffers : [],
            new WorkspacePlan([8, 8, 8, 8, 8], [Out], 0, 1, 3, EvalOutput) { EvalWidth = EvalOutput + 8, TrainingScratch = ScratchMemory.Most(Gemm.ForwardScratch, Gemm.WeightGradientScratch(Out)) }, Regularization.None);
    }

    private void Dense(int rows, bool withDropout)
    {
        Gemm.Forward(
            Driver.Workers, Driver.Slot(0), Driver.Parameter(0), rows, In, Out, new AddBias(Driver.Parameter(1), Driver.Slot(2), withDropout ? Driver.Random : null));
        if (Sabotage is { } value)
        {
            FloatSlice logits = Driver.Slot(2);
            logits[0] = value;
        }

        Driver.Check(0, Driver.Slot(2), rows, Out);
    }

    private void Note(string kernel)
    {
        Inside?.Invoke();

        // The list's room is taken once, so that measurements of allocation don't see it.
        if (Log.Count < Log.Capacity)
        {
            Log.Add(kernel);
        }
    }

    private readonly struct AddBias(FloatSlice bias, FloatSlice y, RandomState? random) : IEpilogue
    {
        public void Apply(Vector256<float> product, int row, int column)
        {
            nint at = ((nint)row * 8) + column;
            Vector256<float> z = product + bias.Load(column);
            if (random is { } state)
            {
                Vector256<float> dropped = Vector256.LessThan(Philox.Uniform(state, 0, at), Vector256.Create(0.5f));
                z = Vector256.ConditionalSelect(dropped, Vector256<float>.Zero, 2 * z);
            }

            y.Store(at, z);
        }
    }

    private readonly struct Values(FloatSlice x, int columns) : IReduction
    {
        public Vector256<float> At(int row, int column) => x.Load(((nint)row * Lanes.Stride(columns)) + column);
    }

    private readonly struct AddPenalty(FloatSlice gradient, FloatSlice weight, FloatSlice l1, FloatSlice l2) : IMapKernel
    {
        public void Apply(int row, int column)
        {
            Vector256<float> w = weight.Load(column);
            gradient.Store(column, gradient.Load(column) + (l1.Broadcast(0) * VectorMath.Sign(w)) + (2 * l2.Broadcast(0) * w));
        }
    }
}
