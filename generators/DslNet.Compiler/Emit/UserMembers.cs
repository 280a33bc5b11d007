namespace DslNet.Compiler.Emit;

/// <summary>
/// The effect of the user's part of a network's class, and of its base classes, on the generated part. It is all that the generator
/// keeps of the class's other members, so that edits of them don't invalidate the incremental pipeline.
/// </summary>
public sealed record UserMembers
{
    /// <summary>Keys of the generated members that conflict with the user's (DN1014).</summary>
    public EquatableArray<string> Clashing { get; init; }

    /// <summary>Names that generated private members must avoid.</summary>
    public EquatableArray<string> Names { get; init; }

    /// <summary>Keys of the generated members that override one of a base class's.</summary>
    public EquatableArray<string> Overriding { get; init; }

    /// <summary>Whether the base class has a <c>Dispose()</c> that must run too.</summary>
    public bool BaseDisposes { get; init; }

    /// <summary>Whether C# rejects every generated constructor, or every call of it (DN1014): the base class requires arguments, or a member is required.</summary>
    public bool CannotBeMade { get; init; }

    /// <summary>Whether the class gets members that throw, as one whose definition has errors does.</summary>
    public bool AreInTheWay => CannotBeMade || Clashing.Count > 0;
}
