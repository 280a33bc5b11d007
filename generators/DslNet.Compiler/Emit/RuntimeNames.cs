namespace DslNet.Compiler.Emit;

/// <summary>The run time's types and namespaces that generated code names.</summary>
internal static class RuntimeNames
{
    /// <summary>The driver of every network on the CPU.</summary>
    public const string NetworkDriver = "global::DslNet.Kernels.Driver.NetworkDriver";

    /// <summary>The hooks by which the driver calls the kernels.</summary>
    public const string CompiledNetwork = "global::DslNet.Kernels.Driver.ICompiledNetwork";

    /// <summary>The program of a predictor.</summary>
    public const string InferenceProgram = "global::DslNet.Kernels.Inference.InferenceProgram";

    /// <summary>Rows of several inputs and outputs.</summary>
    public const string PackedRows = "global::DslNet.Kernels.Driver.PackedRows";

    /// <summary>A weight, as users see it.</summary>
    public const string MatrixView = "global::DslNet.MatrixView";

    /// <summary>Any other parameter or buffer, as users see it.</summary>
    public const string VectorView = "global::DslNet.VectorView";

    /// <summary>The namespaces of the run time that printed kernels call.</summary>
    private static readonly string[] rooms =
    [
        "Attentions", "Convolutions", "Driver", "Elementwise", "Inference", "Losses", "MatMul", "Memory", "Normalizations", "Pools", "RandomNumbers", "Recurrences", "Reductions", "Sequences", "Simd", "Spatial", "Strided", "Winograd",
    ];

    /// <summary>Writes using directives for these namespaces, inside a namespace, where none of the user's names hides their types.</summary>
    public static void Usings(SourceWriter writer)
    {
        foreach (string room in rooms)
        {
            writer.Line($"using global::DslNet.Kernels.{room};");
        }
    }
}
