using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>Another store, but one value is kept aside.</summary>
public sealed class AsideStore(ValueStore store, Value aside) : ValueStore(store.Rows)
{
    public override Func<double, double>? Rounding => store.Rounding;

    public override double[] Read(Value value) => value == aside ? base.Read(value) : store.Read(value);

    public override void Write(Value value, double[] numbers)
    {
        if (value == aside)
        {
            base.Write(value, numbers);
        }
        else
        {
            store.Write(value, numbers);
        }
    }
}
