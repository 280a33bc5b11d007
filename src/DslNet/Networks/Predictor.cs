using DslNet.Kernels.Driver;
using DslNet.Kernels.Inference;
using DslNet.Kernels.Memory;

namespace DslNet;

/// <summary>
/// A thread-safe, inference-only network, for services: <see cref="Predict"/> may be called from any number of threads at once, allocates nothing
/// and is bit-identical to the network's own <c>Predict</c>. It holds no gradients and no memory for training; its weights are packed once
/// (batch normalization folded to factor and offset, convolutions' weights Winograd-transformed). It starts no threads unless
/// <see cref="PredictorOptions.Threads"/> asks for some. Weights can be replaced while it is in use: see <see cref="Update(TNetwork)"/>.
/// </summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
public sealed class Predictor<TNetwork> : IDisposable
    where TNetwork : INetwork<TNetwork>
{
    // With a workspace each, eight callers on two cores have up to four times the throughput that they have with two (DslNet.Benchmarks.Serving).
    private const int WorkspacesACore = 4;

    private readonly InferenceProgram program;
    private readonly PredictorPool pool;

    /// <summary>Copies a network's current weights. The network isn't needed afterwards.</summary>
    /// <param name="network">The network; no other thread uses it.</param>
    /// <param name="options">How many callers and rows at a time; null for the defaults.</param>
    /// <exception cref="ArgumentException">The network isn't one that DslNet has generated, or it can't compute so many rows at a time.</exception>
    /// <exception cref="InvalidOperationException">The network is in use by another thread.</exception>
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    /// <exception cref="OutOfMemoryException">There isn't the memory for a workspace of so many rows.</exception>
    public Predictor(TNetwork network, PredictorOptions? options = null)
        : this(Packed(network), options)
    {
    }

    private Predictor(PackedWeights weights, PredictorOptions? options)
    {
        ProcessorEventSource.Announce();
        options ??= new PredictorOptions();
        program = TNetwork.Inference;
        try
        {
            program.Info.Workspace.CheckBatch(options.BatchSize, nameof(PredictorOptions.BatchSize));
            pool = new PredictorPool(program, weights, options.BatchSize, options.Workspaces == 0 ? WorkspacesACore * Environment.ProcessorCount : options.Workspaces, options.Threads);
        }
        catch
        {
            // Nobody else has them.
            weights.Dispose();
            throw;
        }
    }

    /// <summary>The network's layers and counts.</summary>
    public NetworkInfo Info => program.Info;

    /// <summary>Its memory now, in bytes: packed weights (replaced ones that running calls still read included) and the workspaces made so far; 0 after <see cref="Dispose"/>.</summary>
    public MemoryUse Memory => new(pool.WeightBytes, 0, 0, pool.WorkspaceBytes, pool.ScratchBytes);

    /// <summary>A predictor of weights that <see cref="Safetensors.Save"/> or PyTorch has written; the network itself is never made.</summary>
    /// <param name="path">The safetensors file.</param>
    /// <param name="options">How many callers and rows at a time; null for the defaults.</param>
    /// <exception cref="DslNetFormatException">The file is damaged, or not of this network.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="ArgumentException">The network can't compute so many rows at a time.</exception>
    /// <exception cref="OutOfMemoryException">There isn't the memory for a workspace of so many rows.</exception>
    public static Predictor<TNetwork> Load(string path, PredictorOptions? options = null) => new(Packed(path), options);

    /// <summary>Computes the outputs as the network does in Eval. Any number of threads may call it at once; they wait only where more call than there are workspaces.</summary>
    /// <param name="input">Rows × input size; any number of rows.</param>
    /// <param name="output">Rows × output size.</param>
    /// <exception cref="ArgumentException">A length is wrong; nothing has been written.</exception>
    /// <exception cref="ObjectDisposedException">The predictor has been disposed.</exception>
    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        int rows = BatchChecks.Rows(input, program.Info.Input.Size);
        BatchChecks.Length(output.Length, rows, program.Info.Output.Size, nameof(output));
        WholeNumbers.Check(program.Info, input);
        PredictorWorkspace workspace = pool.Rent();
        try
        {
            workspace.Run(input, output);
        }
        finally
        {
            pool.Return(workspace);
        }
    }

    /// <summary>
    /// Replaces the weights by a network's current ones for all later calls. Calls that are running end with the old
    /// weights: all rows of a call use the same ones.
    /// </summary>
    /// <param name="network">The network; no other thread uses it.</param>
    /// <exception cref="ArgumentException">The network isn't one that DslNet has generated.</exception>
    /// <exception cref="InvalidOperationException">The network is in use by another thread.</exception>
    /// <exception cref="ObjectDisposedException">The network or the predictor has been disposed.</exception>
    public void Update(TNetwork network) => pool.Replace(Packed(network));

    /// <summary>The same with the weights of a safetensors file; where it can't be read, the weights stay as they are.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DslNetFormatException">The file is damaged, or not of this network.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="ObjectDisposedException">The predictor has been disposed.</exception>
    public void Update(string path) => pool.Replace(Packed(path));

    /// <summary>Refuses later calls. Running calls complete, and the memory is freed after the last of them.</summary>
    public void Dispose() => pool.Dispose();

    private static PackedWeights Packed(TNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network is ICompiledNetwork { Driver: var driver }
            ? driver.Packed(TNetwork.Inference)
            : throw new ArgumentException($"A predictor is made of networks that DslNet has generated ([Network] partial classes); {network.GetType()} is none.", nameof(network));
    }

    private static PackedWeights Packed(string path)
    {
        InferenceProgram program = TNetwork.Inference;
        (float[] parameters, float[] buffers) = Safetensors.Read(program.Info, path);
        using ParameterMemory memory = new(program.Info);
        NetworkMemory.Scatter(parameters, memory.Parameters, program.Info.Parameters);
        NetworkMemory.Scatter(buffers, memory.Buffers, program.Info.Buffers);
        return new PackedWeights(program, memory.Parameters, memory.Buffers);
    }
}
