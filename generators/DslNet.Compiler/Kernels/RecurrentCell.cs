namespace DslNet.Compiler.Kernels;

/// <summary>The cells of <see cref="RecurrentKernel"/>, with PyTorch's equations.</summary>
public enum RecurrentCell
{
    /// <summary>h' = tanh(x + h·U + b).</summary>
    Rnn,

    /// <summary>The gated recurrent unit; gates r, z, n.</summary>
    Gru,

    /// <summary>Long short-term memory; gates i, f, g, o.</summary>
    Lstm,
}
