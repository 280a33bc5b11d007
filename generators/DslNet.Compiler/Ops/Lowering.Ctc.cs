using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <content>The loss of a sequence.</content>
public sealed partial class Lowering
{
    /// <summary>The value, its steps apart, as the loss of a sequence reads it.</summary>
    public Value Steps(Value sequence) => AsActivation(sequence);
}
