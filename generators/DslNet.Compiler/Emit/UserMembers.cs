namespace DslNet.Compiler.Emit;

/// <summary>
/// What the user's part of a network's class, and the classes that it derives from, have to do with the generated part. It is all that the generator
/// remembers of the class's other members, so that their edits print nothing anew.
/// </summary>
public sealed record UserMembers
{
    /// <summary>Keys of the generated members whose place is taken (DN1014).</summary>
    public EquatableArray<string> Clashing { get; init; }

    /// <summary>Names that generated ones which are nobody's business give way to.</summary>
    public EquatableArray<string> Names { get; init; }

    /// <summary>Keys of the generated members that override one of a base class.</summary>
    public EquatableArray<string> Overriding { get; init; }

    /// <summary>Whether the base class has a <c>Dispose()</c> that must run too.</summary>
    public bool BaseDisposes { get; init; }

    /// <summary>Whether C# would let no generated constructor, or no call of it, stand (DN1014): the base class wants arguments, or a member is required.</summary>
    public bool CannotBeMade { get; init; }

    /// <summary>Whether the class gets members that throw, as one whose definition has errors does.</summary>
    public bool AreInTheWay => CannotBeMade || Clashing.Count > 0;
}
