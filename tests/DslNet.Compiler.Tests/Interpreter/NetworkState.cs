using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>Parameters and buffers of a network, one array each, in declaration order.</summary>
public sealed record NetworkState(double[][] Parameters, double[][] Buffers)
{
    /// <summary>From the flat form of <c>GetParameters</c> and <c>GetBuffers</c>.</summary>
    public static NetworkState Of(KernelProgram program, IReadOnlyList<float> parameters, IReadOnlyList<float> buffers) =>
        new(Split(program.Parameters, parameters), Split(program.Buffers, buffers));

    /// <summary>Arbitrary numbers of a size that keeps activations near 1; running variances are positive.</summary>
    public static NetworkState Draw(KernelProgram program, System.Random random) => new(
        [.. program.Parameters.Select(parameter => Numbers(parameter, random))],
        [.. program.Buffers.Select(buffer => Numbers(buffer, random))]);

    /// <summary>One behind the other.</summary>
    public static double[] Flat(double[][] parts) => [.. parts.SelectMany(part => part)];

    private static double[][] Split(IReadOnlyList<ParameterDeclaration> declarations, IReadOnlyList<float> flat)
    {
        int at = 0;
        double[][] parts = new double[declarations.Count][];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = [.. flat.Skip(at).Take(declarations[i].Value.Size).Select(number => (double)number)];
            at += parts[i].Length;
        }

        at.ShouldBe(flat.Count, "numbers of all parameters or buffers together");
        return parts;
    }

    private static double[] Numbers(ParameterDeclaration declaration, System.Random random)
    {
        double spread = declaration.Role == ParameterRole.Weight ? 1.5 / Math.Sqrt(declaration.FanIn) : 0.3;
        double centre = declaration.Role is ParameterRole.Scale or ParameterRole.RunningVariance ? 1 : 0;

        // Exact as floats, so that generated code starts from the same numbers.
        return [.. Enumerable.Range(0, declaration.Value.Size).Select(_ => (double)(float)(centre + (spread * ((2 * random.NextDouble()) - 1))))];
    }
}
