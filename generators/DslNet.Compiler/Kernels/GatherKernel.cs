using System.Collections.Generic;

namespace DslNet.Compiler.Kernels;

/// <summary>Rows of a table by their numbers, an embedding: output[t] = table[tokens[t]]; without tokens output[t] = table[t], the same for each row of the batch.</summary>
/// <param name="Tokens">Per row, [steps]: whole numbers of 0 to the table's rows − 1; or null.</param>
/// <param name="Table">[rows of the table, features]; not per row.</param>
/// <param name="Output">Per row, [steps, features].</param>
public sealed record GatherKernel(string Name, int Layer, Value? Tokens, Value Table, Value Output) : Kernel(Name, Layer)
{
    /// <summary>The number of steps.</summary>
    public int Steps => Output.Shape.Extents[0];

    public override IEnumerable<Value> Inputs => Tokens is null ? [Table] : [Tokens, Table];

    public override IEnumerable<Value> Outputs => [Output];

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
