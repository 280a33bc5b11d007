namespace DslNet;

/// <summary>
/// A NaN or an infinity occurred in a training: in the data, in a layer, in the loss or in a gradient. Parameters and buffers are as
/// they were before the batch in which it occurred, or, with an <see cref="EarlyStopping"/> that restores the best epoch, as that epoch left them.
/// </summary>
public sealed class NonFiniteLossException : ArithmeticException
{
    /// <summary>An exception with the location.</summary>
    /// <param name="message">What happened, with the location.</param>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <param name="batch">The batch in the epoch, counted from 1.</param>
    /// <param name="layer">The first layer with such a value; "input" or "target" for the data, "loss" where all layers are finite.</param>
    public NonFiniteLossException(string message, int epoch, int batch, string layer)
        : base(message)
    {
        Epoch = epoch;
        Batch = batch;
        Layer = layer;
    }

    /// <summary>The epoch, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>The batch in the epoch, counted from 1.</summary>
    public int Batch { get; }

    /// <summary>The first layer with such a value; "input" or "target" for the data, "loss" where all layers are finite.</summary>
    public string Layer { get; }

    /// <summary>The epochs that had ended; null where there was none.</summary>
    public History? History => History.Of(this);

    /// <summary>The row of the set, counted from 0, where the value was in the data; else null.</summary>
    public int? Row { get; init; }

    /// <summary>The feature or target value of that row, counted from 0, where the value was in the data; else null.</summary>
    public int? Feature { get; init; }
}
