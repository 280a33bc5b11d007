using System;

namespace DslNet.Analyzers.Flow;

/// <summary>The modes that a network may be in at a point of the program, by how it came to them.</summary>
[Flags]
internal enum Modes
{
    None = 0,

    /// <summary>In training mode, as constructed.</summary>
    Constructed = 1,

    /// <summary>In training mode, by a call of <c>Train()</c>.</summary>
    Trained = 2,

    /// <summary>In evaluation mode, by a call of <c>Eval()</c>.</summary>
    Evaluated = 4,

    /// <summary>In evaluation mode, as <c>Fit</c> leaves it.</summary>
    Fitted = 8,

    /// <summary>Not known.</summary>
    Unknown = 16,

    /// <summary>As it was when the method was called; in a helper that is looked into.</summary>
    Entry = 32,

    /// <summary>Not a mode: others than this method hold the network and may change it whenever foreign code runs.</summary>
    Shared = 64,

    /// <summary>Not a mode: the program asks for the mode itself and may do right in ways that aren't followed.</summary>
    Asked = 128,

    Training = Constructed | Trained,

    Evaluation = Evaluated | Fitted,

    /// <summary>What may be said of a network that comes from elsewhere.</summary>
    Foreign = Unknown | Shared,
}
