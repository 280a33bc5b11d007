using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// A product with a weight: a dense layer's or a convolution's. With an <paramref name="Epilogue"/> the product is not stored: the
/// epilogue is applied to each element while it is still in a register; operand 0 of the epilogue is <paramref name="Product"/>.
/// </summary>
/// <param name="Left">X (forward, weight gradient) or dY (input gradient).</param>
/// <param name="Right">W (forward, input gradient) or dY (weight gradient).</param>
/// <param name="Product">The result; with an epilogue it is never materialized.</param>
/// <param name="Epilogue">A map over the product, or null; never in the weight gradient.</param>
public abstract record ProductKernel(string Name, int Layer, MatMulForm Form, Value Left, Value Right, Value Product, MapKernel? Epilogue) : Kernel(Name, Layer)
{
    public override IEnumerable<Value> Inputs => new[] { Left, Right }.Concat(Epilogue is null ? [] : Epilogue.Operands.Skip(1));

    public override IEnumerable<Value> Outputs => Epilogue is null ? [Product] : Epilogue.Outputs;

    public override IEnumerable<Value> ElementwiseOperands => Epilogue is null ? [] : Epilogue.Operands.Skip(1).Where(operand => operand.PerRow && operand.Size == Epilogue.Size && operand != Left);
}
