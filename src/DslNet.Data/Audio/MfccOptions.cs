namespace DslNet.Data;

/// <summary>The options of mel-frequency cepstral coefficients.</summary>
public sealed record MfccOptions
{
    /// <summary>The log-mel spectrogram that they are computed from.</summary>
    public LogMelOptions Mel { get; init; } = new();

    /// <summary>The number of coefficients per frame, including the zeroth (the energy). At most the number of filters.</summary>
    public int Coefficients { get; init; } = 13;
}
