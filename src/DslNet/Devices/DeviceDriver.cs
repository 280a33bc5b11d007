using System.ComponentModel;
using DslNet.Kernels.Driver;
using DslNet.Kernels.RandomNumbers;
using DslNet.Kernels.Threads;

namespace DslNet.Devices;

/// <summary>
/// What every generated network on a device has inside: its mode, seed and checks. It moves batches there and results back; parameters,
/// gradients and optimizers' state stay. One caller at a time: a second thread is refused (<see cref="ExclusiveUse"/>).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class DeviceDriver : IDisposable
{
    private readonly IDeviceProgram program;
    private readonly PassChecks checks;
    private readonly float[] hotRows;
    private readonly float[] squares;
    private readonly float[] scalar = new float[1];
    private ulong seed;
    private ulong step;
    private long epochs;
    private long changes;
    private bool holdsBack;

    /// <summary>Takes over everything from a network on the CPU.</summary>
    /// <param name="program">The kernels and their memory.</param>
    /// <param name="network">The network whose parameters, buffers, penalty and random numbers are copied.</param>
    /// <param name="batchSize">The most rows of a pass.</param>
    public DeviceDriver(IDeviceProgram program, INetwork network, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(program);
        this.program = program;
        try
        {
            ArgumentNullException.ThrowIfNull(network);
            CheckBatch(batchSize);
            Info = network.Info;
            Info.Workspace.CheckBatch(batchSize);
            BatchSize = batchSize;
            checks = new PassChecks(Info, batchSize);
            Use = new ExclusiveUse(Info.Name, program.Dispose);
            hotRows = new float[Info.Loss is Loss.CrossEntropy or Loss.BinaryCrossEntropy ? checked(batchSize * Info.Output.Size) : 0];
            squares = new float[program.SquaresCount];
            Regularization = network.Regularization;
            CopyFrom(network);
            UploadPositiveWeights();
        }
        catch
        {
            // Nobody else has it: without this, the device's memory would stay taken.
            program.Dispose();
            throw;
        }
    }

    /// <summary>What the network is.</summary>
    public NetworkInfo Info { get; }

    /// <summary>The most rows of a training pass.</summary>
    public int BatchSize { get; }

    /// <summary>How <c>Forward</c> runs; Train after construction.</summary>
    public Mode Mode { get; private set; } = Mode.Train;

    /// <summary>Where the random numbers stand.</summary>
    public RandomState Random => new(seed, step);

    /// <summary>The penalty's factors.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A factor is negative or not finite.</exception>
    public Regularization Regularization
    {
        get;
        set
        {
            PassChecks.Penalty(value);
            Use.Enter();
            field = value;
            changes++;
            Use.Exit();
        }
    }

    /// <summary>Who is inside.</summary>
    internal ExclusiveUse Use { get; }

    /// <summary>Refuses a batch size before any memory is taken.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public static int CheckBatch(int batchSize) =>
        batchSize >= 1 ? batchSize : throw OutOfRange.Of(nameof(batchSize), batchSize, "Expected a batch of 1 or more rows.");

    /// <summary>Dropout and batch statistics are at work in <c>Forward</c>.</summary>
    public void Train() => Set(Mode.Train);

    /// <summary><c>Forward</c> is as <c>Predict</c>.</summary>
    public void Eval() => Set(Mode.Eval);

    /// <summary>Frees the device's memory, or, while another thread is inside, has it freed when that thread has done.</summary>
    public void Dispose() => Use.Dispose();

    private void Set(Mode mode)
    {
        Use.Enter();
        Mode = mode;
        Use.Exit();
    }
}
