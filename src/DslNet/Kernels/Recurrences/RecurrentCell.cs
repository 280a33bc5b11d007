using System.ComponentModel;

namespace DslNet.Kernels.Recurrences;

/// <summary>The cells of <see cref="Recurrence"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RecurrentCell
{
    /// <summary>h' = tanh(x + u).</summary>
    Rnn,

    /// <summary>The gated recurrent unit.</summary>
    Gru,

    /// <summary>Long short-term memory.</summary>
    Lstm,
}
