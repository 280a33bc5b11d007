namespace DslNet;

public static partial class Dsl
{
    /// <summary>left − right, element by element; what is repeated is said at <see cref="Add(Net[])"/>.</summary>
    /// <param name="left">What is subtracted from.</param>
    /// <param name="right">What is subtracted.</param>
    /// <exception cref="InvalidOperationException">One is what <see cref="Outputs"/> returned.</exception>
    public static Net Subtract(Net left, Net right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Join("Subtract", [left, right]);
    }
}
