using DslNet.Kernels;

namespace DslNet.Tests.Training;

/// <summary>
/// One dense layer, written by hand: y = head(x·W + b). Small enough to know every number of, and it remembers what was asked of it.
/// With statistics it keeps a running mean of its input and refuses single rows, as a BatchNorm does.
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
            new("dense1.weight", 0, ParameterRole.Weight, new Shape(inputs, outputs), default, inputs, outputs),
            new("dense1.bias", 0, ParameterRole.Bias, new Shape(outputs), default, inputs, outputs),
        ];
        ParameterInfo[] buffers = statistics ? [new("batchnorm1.running_mean", 0, ParameterRole.RunningMean, new Shape(inputs), default, 0, 0)] : [];
        LayerInfo[] layers = [new("dense1", "Dense", new Shape(inputs), new Shape(outputs), (inputs + 1) * outputs, inputs * outputs)];
        var plan = new WorkspacePlan([inputs, outputs, outputs], [], 0, 2, 1, 1);
        Info = new NetworkInfo("TinyNetwork", new Shape(inputs), new Shape(outputs), loss, layers, parameters, buffers, plan, Regularization.None);
        driver = new NetworkDriver(Info, batchSize, 0, 1);
        SetParameters(new float[Info.ParameterCount]);
    }

    public List<int> BatchRows { get; } = [];

    public List<float> FirstFeatures { get; } = [];

    /// <summary>Called at the end of each Backward.</summary>
    public Action? AfterBackward { get; set; }

    public NetworkInfo Info { get; }

    public int BatchSize => driver.BatchSize;

    public Mode Mode => driver.Mode;

    public Regularization Regularization { get; set; } = Regularization.None;

    NetworkDriver ICompiledNetwork.Driver => driver;

    private Span<float> Weight => driver.Parameter(0).AsSpan(inputs * outputs);

    private Span<float> Bias => driver.Parameter(1).AsSpan(outputs);

    public Span<float> WeightGradient => driver.Gradient(0).AsSpan(inputs * outputs);

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

    public void Train() => driver.Train();

    public void Eval() => driver.Eval();

    public void Initialize(ulong seed) => SetParameters(new float[Info.ParameterCount]);

    public void GetParameters(Span<float> destination)
    {
        Weight.CopyTo(destination);
        Bias.CopyTo(destination[Weight.Length..]);
    }

    public void SetParameters(ReadOnlySpan<float> source)
    {
        source[..Weight.Length].CopyTo(Weight);
        source[Weight.Length..].CopyTo(Bias);
    }

    public void GetGradients(Span<float> destination)
    {
        WeightGradient.CopyTo(destination);
        BiasGradient.CopyTo(destination[Weight.Length..]);
    }

    public void GetBuffers(Span<float> destination) => RunningMean.CopyTo(destination);

    public void SetBuffers(ReadOnlySpan<float> source) => source.CopyTo(RunningMean);

    public void Forward(ReadOnlySpan<float> input, Span<float> output) => Predict(input, output);

    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        for (int row = 0; row < input.Length / inputs; row++)
        {
            Head(input.Slice(row * inputs, inputs), output.Slice(row * outputs, outputs));
        }
    }

    public float Backward(ReadOnlySpan<float> input, ReadOnlySpan<int> labels)
    {
        float[] target = new float[labels.Length * outputs];
        for (int row = 0; row < labels.Length; row++)
        {
            if (outputs == 1)
            {
                target[row] = labels[row];
            }
            else
            {
                target[(row * outputs) + labels[row]] = 1;
            }
        }

        return Backward(input, target);
    }

    public float Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> target)
    {
        int rows = input.Length / inputs;
        Mode.ShouldBe(Mode.Train);
        rows.ShouldBeInRange(statistics ? 2 : 1, BatchSize);
        BatchRows.Add(rows);
        WeightGradient.Clear();
        BiasGradient.Clear();
        float[] output = new float[outputs];
        double loss = 0;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> x = input.Slice(row * inputs, inputs);
            FirstFeatures.Add(x[0]);
            Head(x, output);
            loss += BackwardRow(x, output, target.Slice(row * outputs, outputs), rows);
            for (int i = 0; i < RunningMean.Length; i++)
            {
                RunningMean[i] = (0.9f * RunningMean[i]) + (0.1f * x[i]);
            }
        }

        AfterBackward?.Invoke();
        return (float)(loss / rows);
    }

    public float TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, Optimizer optimizer)
    {
        float loss = Backward(input, target);
        optimizer.Step(this);
        return loss;
    }

    public float TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<int> labels, Optimizer optimizer)
    {
        float loss = Backward(input, labels);
        optimizer.Step(this);
        return loss;
    }

    public void Dispose() => driver.Dispose();

    void ICompiledNetwork.TrainForward(int rows)
    {
        Predict(driver.Slot(0).AsSpan(rows * inputs), driver.Slot(1).AsSpan(rows * outputs));
        driver.Check(0, driver.Slot(1), rows * outputs);
    }

    void ICompiledNetwork.TrainHead(int rows) => throw new NotSupportedException();

    void ICompiledNetwork.Backward(int rows) => throw new NotSupportedException();

    void ICompiledNetwork.Penalty() => throw new NotSupportedException();

    void ICompiledNetwork.EvalForward(int rows) => throw new NotSupportedException();

    float ICompiledNetwork.LossOf(float prediction, float target) => MathF.Pow(prediction - target, 4);

    private void Head(ReadOnlySpan<float> x, Span<float> y)
    {
        for (int k = 0; k < outputs; k++)
        {
            y[k] = Bias[k];
            for (int i = 0; i < inputs; i++)
            {
                y[k] += x[i] * Weight[(i * outputs) + k];
            }
        }

        if (Info.Loss == Loss.CrossEntropy)
        {
            float highest = System.Numerics.Tensors.TensorPrimitives.Max(y);
            System.Numerics.Tensors.TensorPrimitives.Subtract(y, highest, y);
            System.Numerics.Tensors.TensorPrimitives.SoftMax(y, y);
        }
        else if (Info.Loss == Loss.BinaryCrossEntropy)
        {
            System.Numerics.Tensors.TensorPrimitives.Sigmoid(y, y);
        }
    }

    // For softmax, sigmoid and half the squared error the gradient by the sum is the same: y − t.
    private double BackwardRow(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> target, int rows)
    {
        double loss = 0;
        for (int k = 0; k < outputs; k++)
        {
            float difference = (y[k] - target[k]) / rows;
            BiasGradient[k] += difference;
            for (int i = 0; i < inputs; i++)
            {
                WeightGradient[(i * outputs) + k] += difference * x[i];
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
