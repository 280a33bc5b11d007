namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>What a training pass gives.</summary>
/// <param name="Loss">The mean loss, penalty not included.</param>
/// <param name="Output">In training mode.</param>
/// <param name="Gradients">One array a parameter, in declaration order, penalty included.</param>
/// <param name="Buffers">After the pass, in declaration order.</param>
public sealed record TrainResult(double Loss, double[] Output, double[][] Gradients, double[][] Buffers)
{
    /// <summary>By the input, where the program has it.</summary>
    public double[] InputGradient { get; init; } = [];
}
