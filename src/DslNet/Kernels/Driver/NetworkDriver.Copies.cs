using DslNet.Kernels.Inference;
using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Driver;

// Parameters, gradients and buffers as users get and set them: flat, in the order of declaration, without padding.
public sealed partial class NetworkDriver
{
    /// <summary>Copies all parameters out.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of parameters.</exception>
    public void GetParameters(Span<float> destination)
    {
        BatchChecks.Exactly(destination.Length, Info.ParameterCount, nameof(destination), "parameters");
        Gather(memory.Parameters, Info.Parameters, destination);
    }

    /// <summary>Sets all parameters.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of parameters.</exception>
    public void SetParameters(ReadOnlySpan<float> source)
    {
        BatchChecks.Exactly(source.Length, Info.ParameterCount, nameof(source), "parameters");
        Scatter(source, memory.Parameters, Info.Parameters);
    }

    /// <summary>Copies the gradients of the last backward pass out, in the order of the parameters.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of parameters.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss and so no gradients.</exception>
    public void GetGradients(Span<float> destination)
    {
        checks.MustHaveLoss();
        BatchChecks.Exactly(destination.Length, Info.ParameterCount, nameof(destination), "parameters");
        Gather(memory.Gradients, Info.Parameters, destination);
    }

    /// <summary>Sets all gradients, in the order of the parameters.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of parameters.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss and so no gradients.</exception>
    public void SetGradients(ReadOnlySpan<float> source)
    {
        checks.MustHaveLoss();
        BatchChecks.Exactly(source.Length, Info.ParameterCount, nameof(source), "parameters");
        Scatter(source, memory.Gradients, Info.Parameters);
    }

    /// <summary>Copies out the gradient with respect to the input of the last backward pass.</summary>
    /// <exception cref="ArgumentException">The length isn't that of the pass's input.</exception>
    /// <exception cref="InvalidOperationException">The network is declared without it, or the last pass was no backward pass.</exception>
    public void GetInputGradient(Span<float> destination)
    {
        Use.Enter();
        try
        {
            checks.InputGradient(destination.Length, backwardRows);
            SlotRows.CopyOut(Slot(Info.Workspace.InputGradientSlot), InputSize, destination);
        }
        finally
        {
            Use.Exit();
        }
    }

    /// <summary>Copies all buffers out.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of buffered values.</exception>
    public void GetBuffers(Span<float> destination)
    {
        BatchChecks.Exactly(destination.Length, Info.BufferCount, nameof(destination), "buffered values");
        Gather(memory.Buffers, Info.Buffers, destination);
    }

    /// <summary>Sets all buffers.</summary>
    /// <exception cref="ArgumentException">The length isn't the number of buffered values, or a running variance is negative.</exception>
    public void SetBuffers(ReadOnlySpan<float> source)
    {
        BatchChecks.Exactly(source.Length, Info.BufferCount, nameof(source), "buffered values");
        TensorValues.MustHaveVariances(Info.Buffers, source);
        Scatter(source, memory.Buffers, Info.Buffers);
    }

    /// <summary>Initializes all parameters again and resets the buffers and the random streams.</summary>
    public void Initialize(ulong seed)
    {
        Use.Enter();
        try
        {
            Use.MustNotBeCalledBack();
            this.seed = seed;
            step = 0;
            epochs = 0;
            changes++;
            for (int i = 0; i < memory.Parameters.Length; i++)
            {
                float[] values = new float[Info.Parameters[i].Count];
                ParameterInitializer.Fill(values, Info.Parameters[i], i, seed);
                NetworkMemory.CopyIn(values, Info.Parameters[i], memory.Parameters[i]);
            }

            for (int i = 0; i < memory.Buffers.Length; i++)
            {
                // Weights of frozen layers are buffers, initialized like parameters, from their own random streams.
                float[] values = new float[Info.Buffers[i].Count];
                ParameterInitializer.Fill(values, Info.Buffers[i], memory.Parameters.Length + i, seed);
                NetworkMemory.CopyIn(values, Info.Buffers[i], memory.Buffers[i]);
            }
        }
        finally
        {
            Use.Exit();
        }
    }

    /// <summary>The packed weights of a predictor.</summary>
    internal PackedWeights Packed(InferenceProgram program)
    {
        Use.Enter();
        try
        {
            return new PackedWeights(program, memory.Parameters, memory.Buffers);
        }
        finally
        {
            Use.Exit();
        }
    }

    private void Gather(FloatSlice[] parts, IReadOnlyList<ParameterInfo> shapes, Span<float> destination)
    {
        Use.Enter();
        try
        {
            NetworkMemory.Gather(parts, shapes, destination);
        }
        finally
        {
            Use.Exit();
        }
    }

    private void Scatter(ReadOnlySpan<float> source, FloatSlice[] parts, IReadOnlyList<ParameterInfo> shapes)
    {
        Use.Enter();
        try
        {
            Use.MustNotBeCalledBack();
            NetworkMemory.Scatter(source, parts, shapes);
            changes++;
        }
        finally
        {
            Use.Exit();
        }
    }
}
