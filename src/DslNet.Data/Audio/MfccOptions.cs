namespace DslNet.Data;

/// <summary>How mel-frequency cepstral coefficients are made.</summary>
public sealed record MfccOptions
{
    /// <summary>The log-mel spectrogram that they are made of.</summary>
    public LogMelOptions Mel { get; init; } = new();

    /// <summary>The number of coefficients a frame has, the first of them (that of the loudness) included. At most the number of filters.</summary>
    public int Coefficients { get; init; } = 13;
}
