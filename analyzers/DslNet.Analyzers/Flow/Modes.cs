using System;

namespace DslNet.Analyzers.Flow;

/// <summary>The modes that a network may be in at a point of the program, with its cause.</summary>
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

    /// <summary>As on entry; in the summary of a helper.</summary>
    Entry = 32,

    /// <summary>Not a mode: the network has escaped, and unknown code may change it.</summary>
    Shared = 64,

    /// <summary>Not a mode: the program itself checks the mode, which may make it correct beyond this analysis.</summary>
    Asked = 128,

    Training = Constructed | Trained,

    Evaluation = Evaluated | Fitted,

    /// <summary>The modes of a network of unknown origin.</summary>
    Foreign = Unknown | Shared,
}
