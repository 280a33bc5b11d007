namespace DslNet.Compiler.Emit;

/// <summary>The contract version between generated code and the library, as in <c>DslNet.Kernels.Contract</c>; a test compares the two.</summary>
public static class RuntimeContract
{
    /// <summary>Incremented, here and in the library, with every release that breaks generated code of the previous one, or whose generated code needs more of the library.</summary>
    public const int Version = 1;

    /// <summary>The statement by which generated code declares its contract version. It precedes any other use of the library.</summary>
    internal static string Check(NetworkClass networkClass) => InvariantText.Of(
        $"global::DslNet.Kernels.Contract.Check({Version}, \"{networkClass.Name.Replace("@", "")}\", \"{GeneratedMark.CompilerVersion}\");");
}
