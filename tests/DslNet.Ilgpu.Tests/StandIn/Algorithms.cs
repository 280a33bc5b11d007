namespace ILGPU.Algorithms;

/// <summary>Stand-in for ILGPU.Algorithms' extensions of a context that is being made.</summary>
public static class AlgorithmContextExtensions
{
    public static Context.Builder EnableAlgorithms(this Context.Builder builder) => builder;
}
