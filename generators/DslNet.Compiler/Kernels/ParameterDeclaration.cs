using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Kernels;

/// <summary>A parameter or buffer of the program, in declaration order: the order of <c>GetParameters</c> and <c>GetBuffers</c>.</summary>
/// <param name="Value">Of kind Parameter or Buffer.</param>
/// <param name="Role">Its role in its layer.</param>
/// <param name="Initializer">Its initializer; never <see cref="InitKind.Auto"/>.</param>
/// <param name="FanIn">Inputs that one unit sums.</param>
/// <param name="FanOut">Units that one input reaches.</param>
/// <param name="Gradient">The gradient's value, or null for a buffer or without a loss.</param>
public sealed record ParameterDeclaration(Value Value, ParameterRole Role, Initializer Initializer, int FanIn, int FanOut, Value? Gradient)
{
    /// <summary>Whether several kernels read it, or one at each step of a loop, so that its gradient is the sum of their contributions.</summary>
    public bool GradientIsSum { get; init; }
}
