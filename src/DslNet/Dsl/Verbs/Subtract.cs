namespace DslNet;

public static partial class Dsl
{
    /// <summary>left − right, elementwise, with the broadcasting of <see cref="Add(Net[])"/>.</summary>
    /// <param name="left">The minuend.</param>
    /// <param name="right">The subtrahend.</param>
    /// <exception cref="InvalidOperationException">One is what <see cref="Outputs"/> returned.</exception>
    public static Net Subtract(Net left, Net right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Join("Subtract", [left, right]);
    }
}
