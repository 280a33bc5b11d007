namespace DslNet;

/// <content>Elementwise arithmetic, with the broadcasting of <see cref="Dsl.Add(Net[])"/>.</content>
public sealed partial class Net
{
    /// <summary><see cref="Dsl.Add(Net[])"/> of both.</summary>
    public static Net operator +(Net left, Net right) => Dsl.Add(NotNull(left), NotNull(right));

    /// <summary><see cref="Dsl.Subtract"/>.</summary>
    public static Net operator -(Net left, Net right) => Dsl.Subtract(left, right);

    /// <summary><see cref="Dsl.Multiply(Net[])"/> of both.</summary>
    public static Net operator *(Net left, Net right) => Dsl.Multiply(NotNull(left), NotNull(right));

    /// <summary>net + offset: <see cref="Dsl.Rescale"/>.</summary>
    public static Net operator +(Net net, float offset) => Rescaled(net, 1, offset);

    /// <summary>offset + net: <see cref="Dsl.Rescale"/>.</summary>
    public static Net operator +(float offset, Net net) => Rescaled(net, 1, offset);

    /// <summary>net − offset: <see cref="Dsl.Rescale"/>.</summary>
    public static Net operator -(Net net, float offset) => Rescaled(net, 1, -offset);

    /// <summary>offset − net: <see cref="Dsl.Rescale"/>.</summary>
    public static Net operator -(float offset, Net net) => Rescaled(net, -1, offset);

    /// <summary>−net: <see cref="Dsl.Rescale"/>.</summary>
    public static Net operator -(Net net) => Rescaled(net, -1, 0);

    /// <summary>scale·net: <see cref="Dsl.Rescale"/>.</summary>
    public static Net operator *(Net net, float scale) => Rescaled(net, scale, 0);

    /// <summary>scale·net: <see cref="Dsl.Rescale"/>.</summary>
    public static Net operator *(float scale, Net net) => Rescaled(net, scale, 0);

    /// <summary>net / divisor, as a product with 1 / divisor: <see cref="Dsl.Rescale"/>.</summary>
    public static Net operator /(Net net, float divisor) => Rescaled(net, 1 / divisor, 0);

    private static Net Rescaled(Net net, float scale, float offset) => NotNull(net).Then(Dsl.Rescale(scale, offset));

    private static Net NotNull(Net net, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(net))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(net, name);
        return net;
    }
}
