using System.Numerics.Tensors;
using DslNet.Kernels.Driver;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Tests.Training;

/// <summary>
/// One dense layer, written by hand as the generator would: y = head(x·W + b), from zero parameters. Small enough to know every
/// number of, and it remembers what was asked of it. With statistics it keeps a running mean of its input, as a BatchNorm does.
/// A regression's loss is half the mean squared error (whatever its name), so that the gradient by the sum is y − t throughout.
/// </summary>
internal sealed class TinyNetwork : INetwork, ICompiledNetwork
{
    private readonly NetworkDriver driver;
    private readonly int inputs, outputs;
    private readonly bool statistics;

    public TinyNetwork(int inputs, int outputs, Loss loss, int batchSize = 4, bool statistics = false)
    {
        this.inputs = inputs;
        this.outputs = outputs;
        this.statistics = statistics;
        ParameterInfo[] parameters =
        [
            new("dense1.weight", 0, ParameterRole.Weight, new Shape(inputs, outputs), Init.Zeros, inputs, outputs),
            new("dense1.bias", 0, ParameterRole.Bias, new Shape(outputs), Init.Zeros, inputs, outputs),
        ];
        ParameterInfo[] buffers = statistics ? [new("batchnorm1.running_mean", 0, ParameterRole.RunningMean, new Shape(inputs), Init.Zeros, 0, 0)] : [];
        LayerInfo[] layers = [new("dense1", "Dense", new Shape(inputs), new Shape(outputs), (inputs + 1) * outputs, inputs * outputs)];
        var plan = new WorkspacePlan([Lanes.Stride(inputs), Lanes.Stride(outputs), Lanes.Stride(outputs)], [], InputSlot: 0, TargetSlot: 2, TrainOutputSlot: 1, EvalOutput: EvalOutputOf(inputs))
        {
            EvalWidth = EvalOutputOf(inputs) + Lanes.Stride(outputs),
            TrainingScratch = ScratchMemory.Most(Gemm.ForwardScratch, Gemm.WeightGradientScratch(outputs)),
        };
        Info = new NetworkInfo("TinyNetwork", new Shape(inputs), new Shape(outputs), loss, layers, parameters, buffers, plan, Regularization.None);
        driver = new NetworkDriver(Info, batchSize, 0, 1);
    }

    /// <summary>The rows of each Backward.</summary>
    public List<int> BatchRows { get; } = [];

    /// <summary>The first feature of each row that Backward got.</summary>
    public List<float> FirstFeatures { get; } = [];

    /// <summary>Called at the end of each Backward, before any step.</summary>
    public Action? AfterBackward { get; set; }

    public NetworkInfo Info { get; }

    public int BatchSize => driver.BatchSize;

    public Mode Mode => driver.Mode;

    public Regularization Regularization { get => driver.Regularization; set => driver.Regularization = value; }

    NetworkDriver ICompiledNetwork.Driver => driver;

    /// <summary>As it is stored: in panels.</summary>
    public Span<float> WeightGradient => driver.Gradient(0).AsSpan((int)Panels.Floats(inputs, outputs));

    public Span<float> BiasGradient => driver.Gradient(1).AsSpan(outputs);

    private Span<float> RunningMean => statistics ? driver.Buffer(0).AsSpan(inputs) : default;

    public float[] Parameters
    {
        get
        {
            float[] values = new float[Info.ParameterCount];
            GetParameters(values);
            return values;
        }
    }

    public float[] Buffers => RunningMean.ToArray();

    /// <summary>Sets the gradient of the weight, [inputs × outputs].</summary>
    public void SetWeightGradient(ReadOnlySpan<float> gradient) => Panels.Scatter(gradient, inputs, outputs, driver.Gradient(0));

    public void Train() => driver.Train();

    public void Eval() => driver.Eval();

    public void Initialize(Seed seed) => driver.Initialize(seed);

    public void GetParameters(Span<float> destination) => driver.GetParameters(destination);

    public void SetParameters(ReadOnlySpan<float> source) => driver.SetParameters(source);

    public void GetGradients(Span<float> destination) => driver.GetGradients(destination);

    public void SetGradients(ReadOnlySpan<float> source) => driver.SetGradients(source);

    public void GetInputGradient(Span<float> destination) => driver.GetInputGradient(destination);

    public void GetBuffers(Span<float> destination) => driver.GetBuffers(destination);

    public void SetBuffers(ReadOnlySpan<float> source) => driver.SetBuffers(source);

    public void Forward(ReadOnlySpan<float> input, Span<float> output) => driver.Forward(this, input, output);

    public void Predict(ReadOnlySpan<float> input, Span<float> output) => driver.Predict(this, input, output);

    public float Backward(ReadOnlySpan<float> input, ReadOnlySpan<int> labels) => driver.Backward(this, input, labels);

    public float Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> target) => driver.Backward(this, input, target);

    public float TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, Optimizer optimizer) => driver.TrainStep(this, input, target, optimizer);

    public float TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, Optimizer optimizer) => driver.TrainStep(this, input, labels, optimizer);

    public void Dispose() => driver.Dispose();

    void ICompiledNetwork.TrainForward(int rows)
    {
        Predict(rows, driver.Slot(0), driver.Slot(1));
        driver.Check(0, driver.Slot(1), rows, outputs);
        for (int i = 0; i < rows * inputs && statistics; i++)
        {
            RunningMean[i % inputs] = (0.9f * RunningMean[i % inputs]) + (0.1f * Row(0, i / inputs, inputs)[i % inputs]);
        }
    }

    void ICompiledNetwork.TrainHead(int rows)
    {
    }

    void ICompiledNetwork.Backward(int rows)
    {
        WeightGradient.Clear();
        BiasGradient.Clear();
        double loss = 0;
        for (int row = 0; row < rows; row++)
        {
            loss += BackwardRow(Row(0, row, inputs), Row(1, row, outputs), Row(2, row, outputs), rows);
        }

        FloatSlice value = driver.LossValue;
        value[0] = (float)(loss / rows);
        Remember(rows);
        CompleteWeight();
    }

    void ICompiledNetwork.Penalty()
    {
    }

    void ICompiledNetwork.EvalForward(int rows) => Predict(rows, driver.Inference.At(0), driver.Inference.At(Info.Workspace.EvalOutput));

    float ICompiledNetwork.LossOf(float prediction, float target) => MathF.Pow(prediction - target, 4);

    private void Remember(int rows)
    {
        if (Mode != Mode.Train)
        {
            throw new InvalidOperationException("Backward in Eval mode.");
        }

        BatchRows.Add(rows);
        for (int row = 0; row < rows; row++)
        {
            FirstFeatures.Add(Row(0, row, inputs)[0]);
        }

        AfterBackward?.Invoke();
    }

    /// <summary>Lets an optimizer that waits for it step the weight, as a kernel does part by part.</summary>
    private void CompleteWeight()
    {
        WeightTarget target = driver.WeightTarget(0);
        for (int part = 0; target.IsStepped && part < driver.Parts.FirstOf(1); part++)
        {
            target.Complete(part);
        }
    }

    private Span<float> Row(int slot, int row, int width) => SlotRows.Row(driver.Slot(slot), row, width);

    /// <summary>Behind the input, whatever the batch.</summary>
    private static int EvalOutputOf(int inputs) => (int)WorkspacePlan.Padded(inputs);

    private void Predict(int rows, FloatSlice x, FloatSlice y)
    {
        for (int row = 0; row < rows; row++)
        {
            Head(SlotRows.Row(x, row, inputs), SlotRows.Row(y, row, outputs));
        }
    }

    private void Head(ReadOnlySpan<float> x, Span<float> y)
    {
        FloatSlice weight = driver.Parameter(0);
        Span<float> bias = driver.Parameter(1).AsSpan(outputs);
        for (int k = 0; k < outputs; k++)
        {
            y[k] = bias[k];
            for (int i = 0; i < inputs; i++)
            {
                y[k] += x[i] * weight[Panels.At(i, k, inputs)];
            }
        }

        if (Info.Loss == Loss.CrossEntropy)
        {
            TensorPrimitives.Subtract(y, TensorPrimitives.Max<float>(y), y);
            TensorPrimitives.SoftMax<float>(y, y);
        }
        else if (Info.Loss == Loss.BinaryCrossEntropy)
        {
            TensorPrimitives.Sigmoid<float>(y, y);
        }
    }

    private double BackwardRow(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> target, int rows)
    {
        double loss = 0;
        for (int k = 0; k < outputs; k++)
        {
            float difference = (y[k] - target[k]) / rows;
            BiasGradient[k] += difference;
            for (int i = 0; i < inputs; i++)
            {
                WeightGradient[(int)Panels.At(i, k, inputs)] += difference * x[i];
            }

            loss += Info.Loss switch
            {
                Loss.CrossEntropy => target[k] == 0 ? 0 : -target[k] * Math.Log(y[k]),
                Loss.BinaryCrossEntropy => target[k] == 0 ? -Math.Log(1 - y[k]) : -Math.Log(y[k]),
                _ => (y[k] - target[k]) * (y[k] - target[k]) / 2.0,
            };
        }

        return loss;
    }
}
