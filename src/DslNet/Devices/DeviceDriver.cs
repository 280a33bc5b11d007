using System.ComponentModel;
using DslNet.Kernels.Driver;
using DslNet.Kernels.RandomNumbers;
using DslNet.Kernels.Threads;

namespace DslNet.Devices;

/// <summary>
/// The driver of every generated network on a device: its mode, seed and checks. It copies batches there and results back; parameters,
/// gradients and optimizers' state stay there. One caller at a time: a second thread is refused (<see cref="ExclusiveUse"/>).
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

    /// <summary>Copies the state of a network on the CPU.</summary>
    /// <param name="program">The kernels and their memory.</param>
    /// <param name="network">The network whose parameters, buffers, penalty and random numbers are copied.</param>
    /// <param name="batchSize">The largest number of rows of a pass.</param>
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
            // Otherwise the device's memory would leak.
            program.Dispose();
            throw;
        }
    }

    /// <summary>What the network is.</summary>
    public NetworkInfo Info { get; }

    /// <summary>The largest number of rows of a training pass.</summary>
    public int BatchSize { get; }

    /// <summary>How <c>Forward</c> runs; Train after construction.</summary>
    public Mode Mode { get; private set; } = Mode.Train;

    /// <summary>The state of the random number generator.</summary>
    public RandomState Random => new(seed, step);

    /// <summary>The penalty's factors.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A factor is negative or not finite.</exception>
    public Regularization Regularization
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Use.Enter();
            try
            {
                Use.MustNotBeCalledBack();
                field = value;
                changes++;
            }
            finally
            {
                Use.Exit();
            }
        }
    }

    /// <summary>The lock of the network: one caller at a time.</summary>
    internal ExclusiveUse Use { get; }

    /// <summary>Refuses a batch size before any memory is taken.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public static int CheckBatch(int batchSize) =>
        batchSize >= 1 ? batchSize : throw OutOfRange.Of(nameof(batchSize), batchSize, "Expected a batch of 1 or more rows.");

    /// <summary>Sets training mode: <c>Forward</c> uses dropout and batch statistics.</summary>
    public void Train() => Set(Mode.Train);

    /// <summary>Sets evaluation mode: <c>Forward</c> is <c>Predict</c>.</summary>
    public void Eval() => Set(Mode.Eval);

    /// <summary>Frees the device's memory, or defers that to the thread that uses the network now.</summary>
    public void Dispose() => Use.Dispose();

    private void Set(Mode mode)
    {
        Use.Enter();
        Mode = mode;
        Use.Exit();
    }
}
