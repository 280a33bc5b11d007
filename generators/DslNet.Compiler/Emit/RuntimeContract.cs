namespace DslNet.Compiler.Emit;

/// <summary>The contract between generated code and the library, as <c>DslNet.Kernels.Contract</c> has it; a test holds the two equal.</summary>
public static class RuntimeContract
{
    /// <summary>Raised, here and in the library, with every release in which code of the last one would no longer run, or in which new code asks for more.</summary>
    public const int Version = 1;

    /// <summary>The statement by which generated code says for which contract it was printed. It comes before any other use of the library.</summary>
    internal static string Check(NetworkClass networkClass) => InvariantText.Of(
        $"global::DslNet.Kernels.Contract.Check({Version}, \"{networkClass.Name.Replace("@", "")}\", \"{GeneratedMark.CompilerVersion}\");");
}
