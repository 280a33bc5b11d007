using DslNet.Kernels.Driver;
using DslNet.Kernels.Threads;

namespace DslNet;

/// <summary>The static description of a network's class: layers, parameters, connections, memory.</summary>
public sealed class NetworkInfo
{
    private readonly int? targetSize;

    /// <summary>Called by generated code.</summary>
    public NetworkInfo(
        string name,
        Shape input,
        Shape output,
        Loss loss,
        IReadOnlyList<LayerInfo> layers,
        IReadOnlyList<ParameterInfo> parameters,
        IReadOnlyList<ParameterInfo> buffers,
        WorkspacePlan workspace,
        Regularization regularization)
    {
        Name = name;
        Input = input;
        Output = output;
        Loss = loss;
        Layers = layers;
        Parameters = parameters;
        Buffers = buffers;
        Workspace = workspace;
        Regularization = regularization;
        ParameterCount = parameters.Sum(parameter => parameter.Count);
        BufferCount = buffers.Sum(buffer => buffer.Count);
        ConnectionCount = layers.Aggregate(0L, (sum, layer) => sum + Math.Min(layer.ConnectionCount, long.MaxValue - sum));
    }

    /// <summary>The name of the class.</summary>
    public string Name { get; }

    /// <summary>Shape of one sample; of several inputs, the flat shape of their concatenation.</summary>
    public Shape Input { get; }

    /// <summary>Shape of one output; of several, the flat shape of their concatenation.</summary>
    public Shape Output { get; }

    /// <summary>The loss it is trained with.</summary>
    public Loss Loss { get; }

    /// <summary>ε of <see cref="Loss.CrossEntropy"/>: targets become (1 − ε)·onehot + ε/classes.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>δ of <see cref="Loss.Huber"/>.</summary>
    public float HuberDelta { get; init; } = 1;

    /// <summary>The weights of the positive targets of <see cref="Loss.BinaryCrossEntropy"/>: one for each output, or one for all; empty where all are 1.</summary>
    public IReadOnlyList<float> PositiveWeights { get; init; } = [];

    /// <summary>γ of the focal loss; 0 for plain cross-entropy.</summary>
    public float FocalGamma { get; init; }

    /// <summary>The label of <see cref="Loss.CrossEntropy"/> that stands for no class, whose rows (of a sequence: steps) don't count; null where there is none.</summary>
    public int? IgnoredClass { get; init; }

    /// <summary>
    /// The numbers of one target: as many as the output has, but for <see cref="Loss.CrossEntropy"/> of a sequence, where it is the class of each step, and for
    /// <see cref="Loss.Ctc"/>, where they are places for the labels, and one more for how many of them count.
    /// </summary>
    public int TargetSize
    {
        get => targetSize ?? Output.Size;
        init => targetSize = value;
    }

    /// <summary>How many steps of a row of the only output count, where it is a sequence whose rows have lengths; null where all do, or with several outputs (see <see cref="HeadInfo.Steps"/>).</summary>
    public StepCount? Steps { get; init; }

    /// <summary>The inputs where there are several, or the only one has a name, tokens or lengths; a row of the batch is their concatenation. Else empty: see <see cref="Input"/>.</summary>
    public IReadOnlyList<InputInfo> Inputs
    {
        get;
        init
        {
            field = value;
            HasWholeNumbers = value.Any(input => input.Vocabulary is not null || input.HasLengths);
        }
    } = [];

    /// <summary>Whether some numbers of a row are tokens or lengths, and so whole.</summary>
    internal bool HasWholeNumbers { get; private init; }

    /// <summary>The outputs where there are several, or the only one has a name; a row of outputs is their concatenation. Else empty: see <see cref="Output"/> and <see cref="Loss"/>.</summary>
    public IReadOnlyList<HeadInfo> Heads { get; init; } = [];

    /// <summary>The named intermediate values (<c>Tap</c>), which <c>Predict(name, input, output)</c> computes.</summary>
    public IReadOnlyList<TapInfo> Taps { get; init; } = [];

    /// <summary>
    /// The definition as it was compiled: a line for the input, one for each layer with all its arguments (a residual's block is in its
    /// line), and one for the class's own loss. Functions of the user's appear as formulas, followed by "#" and a fingerprint. Two definitions with
    /// the same lines compute the same; checkpoints compare them. Empty where the network isn't generated.
    /// </summary>
    public IReadOnlyList<string> Definition { get; init; } = [];

    /// <summary>Every layer; the layers of a residual's block follow the residual.</summary>
    public IReadOnlyList<LayerInfo> Layers { get; }

    /// <summary>In the order of <c>GetParameters</c>.</summary>
    public IReadOnlyList<ParameterInfo> Parameters { get; }

    /// <summary>In the order of <c>GetBuffers</c>.</summary>
    public IReadOnlyList<ParameterInfo> Buffers { get; }

    /// <summary>The layout of its workspace.</summary>
    public WorkspacePlan Workspace { get; }

    /// <summary>Its initial penalties.</summary>
    public Regularization Regularization { get; }

    /// <summary>The number of trainable parameters, in floats.</summary>
    public int ParameterCount { get; }

    /// <summary>The number of floats of buffers, which aren't trained: running statistics, and the parameters of frozen layers.</summary>
    public int BufferCount { get; }

    /// <summary>
    /// The connections a textbook counts: over dense layers inputs × units (20 for 3-4-2), over convolutions positions of the output ×
    /// kernel × channels in × filters. Taps on zero padding count, biases don't.
    /// </summary>
    public long ConnectionCount { get; }

    /// <summary>
    /// The memory that a network of this class takes: all that its constructor allocates for numbers, and the optimizer's state; the runtime's own code and objects
    /// excepted.
    /// </summary>
    /// <param name="batch">Its batch size; at least 1.</param>
    /// <param name="optimizer">The optimizer that trains it; null for none.</param>
    /// <param name="threads">Its threads, as in its constructor: each has scratch memory of its own. 0 is one per core.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch is less than 1, or <paramref name="threads"/> is negative or above the limit for a process.</exception>
    public MemoryUse Memory(int batch, Optimizer? optimizer = null, int threads = 0)
    {
        if (batch < 1)
        {
            throw OutOfRange.Of(nameof(batch), batch, "A batch has at least one row.");
        }

        return Memory((long)batch, optimizer, WorkerPool.Count(threads, nameof(threads)));
    }

    /// <summary>The largest batch with which the network takes no more than <paramref name="bytes"/>, or 0 where not even one row fits.</summary>
    /// <param name="bytes">The budget.</param>
    /// <param name="optimizer">The optimizer that trains it; null for none.</param>
    /// <param name="threads">Its threads; 0 is one per core.</param>
    /// <exception cref="ArgumentOutOfRangeException">The budget is negative, or <paramref name="threads"/> is, or is above the limit for a process.</exception>
    public int LargestBatch(long bytes, Optimizer? optimizer = null, int threads = 0)
    {
        if (bytes < 0)
        {
            throw OutOfRange.Of(nameof(bytes), bytes, "A budget isn't negative.");
        }

        threads = WorkerPool.Count(threads, nameof(threads));

        // Without padding a row takes this much, so that more rows than the bound can't fit. It also keeps the products in range.
        long row = sizeof(float) * Math.Max(1, Workspace.SlotWidths.Sum(width => (long)width));
        long fits = 0;
        long tooLarge = Math.Min(Workspace.MostRows, bytes / row) + 1;
        while (tooLarge - fits > 1)
        {
            long middle = (fits + tooLarge) / 2;
            if (Memory(middle, optimizer, threads).Total <= bytes)
            {
                fits = middle;
            }
            else
            {
                tooLarge = middle;
            }
        }

        return (int)fits;
    }

    /// <summary>The network restricted to one of its outputs: with its shape and loss.</summary>
    internal NetworkInfo Of(HeadInfo head) => new(Name, Input, head.Shape, head.Loss, Layers, Parameters, Buffers, Workspace, Regularization)
    {
        LabelSmoothing = LabelSmoothing,
        HuberDelta = HuberDelta,
        PositiveWeights = PositiveWeights,
        FocalGamma = FocalGamma,
        IgnoredClass = head.Shape.Rank > 1 ? IgnoredClass : null,
        TargetSize = head.TargetSize,
        Steps = head.Steps,
    };

    /// <summary>The network as a table: a line for each layer, and the totals.</summary>
    public override string ToString() => NetworkTable.Print(this);

    private MemoryUse Memory(long batch, Optimizer? optimizer, int threads)
    {
        long trained = Padded(Parameters);
        return new MemoryUse(
            sizeof(float) * (trained + Padded(Buffers)),
            Loss == Loss.None ? 0 : sizeof(float) * trained,
            optimizer is null ? 0 : sizeof(float) * trained * optimizer.StateFloatsPerParameter,
            sizeof(float) * (Workspace.ValueFloats(batch) + Workspace.StatisticSizes.Sum(size => WorkspacePlan.Padded(size))
                + WorkspacePlan.Padded(NetworkMemory.RowCountFloats(this, batch))),
            sizeof(float) * threads * WorkspacePlan.Padded(Workspace.TrainingScratch));
    }

    private static long Padded(IReadOnlyList<ParameterInfo> parameters) => parameters.Sum(parameter => parameter.Stored);
}
