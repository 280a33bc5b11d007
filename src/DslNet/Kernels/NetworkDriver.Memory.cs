namespace DslNet.Kernels;

// Where things lie: what generated kernels, optimizers and views ask for.
public sealed partial class NetworkDriver
{
    /// <summary>The mean loss of the last backward pass; one float.</summary>
    public FloatSlice LossValue => Alive().LossValue;

    /// <summary>The factor of Σ|w|; one float.</summary>
    public FloatSlice L1 => Alive().L1;

    /// <summary>The factor of Σw²; one float.</summary>
    public FloatSlice L2 => Alive().L2;

    /// <summary>All parameters in one stretch, with padding that is 0: what optimizers change.</summary>
    public Span<float> ParameterStorage => Alive().ParameterStorage;

    /// <summary>All gradients, laid out as <see cref="ParameterStorage"/>; empty without a loss.</summary>
    public Span<float> GradientStorage => Alive().GradientStorage;

    /// <summary>How optimizers divide them.</summary>
    internal ParameterParts Parts => memory.Parts;

    /// <summary>A slot of the workspace, batch × width floats.</summary>
    public FloatSlice Slot(int index) => Alive().Slots[index];

    /// <summary>A statistic of the batch.</summary>
    public FloatSlice Statistic(int index) => Alive().Statistics[index];

    /// <summary>A parameter, by its number in <see cref="NetworkInfo.Parameters"/>; a weight lies in <see cref="Panels"/>.</summary>
    public FloatSlice Parameter(int index) => Alive().Parameters[index];

    /// <summary>The gradient of that parameter, laid out as it is.</summary>
    public FloatSlice Gradient(int index) => Alive().Gradients[index];

    /// <summary>Where the gradient of a weight goes, and who takes a step with it: the optimizer of a <c>TrainStep</c>.</summary>
    public WeightTarget WeightTarget(int index) => Alive().WeightTarget(index, stepping);

    /// <summary>A buffer, by its number in <see cref="NetworkInfo.Buffers"/>.</summary>
    public FloatSlice Buffer(int index) => Alive().Buffers[index];

    /// <summary>A parameter of two dimensions, to be read and written.</summary>
    public MatrixView ParameterMatrix(int index)
    {
        Shape shape = Info.Parameters[index].Shape;
        return new MatrixView(this, Parameter(index), shape[0], shape[1]);
    }

    /// <summary>A parameter as a row of numbers, to be read and written.</summary>
    public VectorView ParameterVector(int index) => new(this, Parameter(index), Info.Parameters[index].Count);

    /// <summary>A buffer as a row of numbers, to be read and written.</summary>
    public VectorView BufferVector(int index) => new(this, Buffer(index), Info.Buffers[index].Count);

    /// <summary>Copies all parameters, in the order of declaration and without padding.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of parameters.</exception>
    public void GetParameters(Span<float> destination)
    {
        ThrowIfDisposed();
        BatchChecks.Exactly(destination.Length, Info.ParameterCount, nameof(destination), "parameters");
        NetworkMemory.Gather(memory.Parameters, Info.Parameters, destination);
    }

    /// <summary>Sets all parameters, in the order of declaration and without padding.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of parameters.</exception>
    public void SetParameters(ReadOnlySpan<float> source)
    {
        ThrowIfDisposed();
        BatchChecks.Exactly(source.Length, Info.ParameterCount, nameof(source), "parameters");
        NetworkMemory.Scatter(source, memory.Parameters, Info.Parameters);
    }

    /// <summary>Copies the gradients of the last backward pass, in the order of the parameters.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of parameters.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss and so no gradients.</exception>
    public void GetGradients(Span<float> destination)
    {
        ThrowIfDisposed();
        ThrowIfNoLoss();
        BatchChecks.Exactly(destination.Length, Info.ParameterCount, nameof(destination), "parameters");
        NetworkMemory.Gather(memory.Gradients, Info.Parameters, destination);
    }

    /// <summary>Copies all buffers, in the order of declaration.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of buffered values.</exception>
    public void GetBuffers(Span<float> destination)
    {
        ThrowIfDisposed();
        BatchChecks.Exactly(destination.Length, Info.BufferCount, nameof(destination), "buffered values");
        NetworkMemory.Gather(memory.Buffers, Info.Buffers, destination);
    }

    /// <summary>Sets all buffers, in the order of declaration.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of buffered values.</exception>
    public void SetBuffers(ReadOnlySpan<float> source)
    {
        ThrowIfDisposed();
        BatchChecks.Exactly(source.Length, Info.BufferCount, nameof(source), "buffered values");
        NetworkMemory.Scatter(source, memory.Buffers, Info.Buffers);
    }

    /// <summary>Draws all parameters anew, resets the buffers, and starts dropout's random numbers over.</summary>
    public void Initialize(ulong seed)
    {
        ThrowIfDisposed();
        this.seed = seed;
        step = 0;
        for (int i = 0; i < memory.Parameters.Length; i++)
        {
            float[] values = new float[Info.Parameters[i].Count];
            ParameterInitializer.Fill(values, Info.Parameters[i], i, seed);
            NetworkMemory.CopyIn(values, Info.Parameters[i], memory.Parameters[i]);
        }

        for (int i = 0; i < memory.Buffers.Length; i++)
        {
            ParameterInitializer.Fill(memory.Buffers[i].AsSpan(Info.Buffers[i].Count), Info.Buffers[i], i, seed);
        }
    }

    private NetworkMemory Alive()
    {
        ThrowIfDisposed();
        return memory;
    }
}
