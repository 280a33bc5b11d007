using System.Security.Cryptography;

namespace DslNet.Package.Tests;

/// <summary>A program that has the package DslNet.Ilgpu and nothing else of ours trains on ILGPU's accelerator for the CPU.</summary>
[Collection(TemporaryFolder.Collection)]
public class DeviceTests
{
    private const string Program = """
        using DslNet;
        using ILGPU;
        using ILGPU.Runtime;
        using ILGPU.Runtime.CPU;
        using static DslNet.Dsl;

        float[] points = new float[2 * 64];
        int[] labels = new int[64];
        for (int point = 0; point < labels.Length; point++)
        {
            (points[2 * point], points[(2 * point) + 1]) = ((point % 8) / 4f - 1, (point / 8) / 4f - 1);
            labels[point] = points[2 * point] > points[(2 * point) + 1] ? 1 : 0;
        }

        using Context context = Context.Create(builder => builder.CPU(new CPUDevice(4, 4, 1)).Optimize(OptimizationLevel.O2));
        using Accelerator accelerator = context.CreateCPUAccelerator(0);
        using DeviceNet network = new(batchSize: 64, seed: 7);
        using DeviceNet.Gpu gpu = new(accelerator, network, batchSize: 64);
        Adam onCpu = new(learningRate: 2e-2f), onDevice = new(learningRate: 2e-2f);
        float expected = 0, actual = 0;
        for (int step = 0; step < 10; step++)
        {
            expected = network.TrainStep(points, labels, onCpu);
            actual = gpu.TrainStep(points, labels, onDevice);
        }

        Console.WriteLine(Math.Abs(expected - actual) < 1e-4f * expected ? "The same loss" : FormattableString.Invariant($"{expected} on the CPU, {actual} on the device"));
        try
        {
            new DeviceNet.Gpu(accelerator, network, 64, MatrixProducts.CuBlas).Dispose();
        }
        catch (NotSupportedException exception)
        {
            Console.WriteLine(exception.Message);
        }

        [Network(Loss = Loss.CrossEntropy)]
        internal sealed partial class DeviceNet
        {
            static Net Define() => Input(2) >> Dense(8) >> BatchNorm() >> Tanh >> Dropout(0.25f) >> Dense(2) >> Softmax;
        }
        """;

    [Fact]
    public async Task It_builds_without_a_warning_and_trains()
    {
        Workplace workplace = await Workplace.WithProgram("devices", "DslNet.Ilgpu", "", Program);

        Command build = (await workplace.Dotnet("build", "-c", "Release")).Succeeded();
        build.Output.ShouldContain("0 Warning(s)", customMessage: build.ToString());
        await Check(workplace);
    }

    /// <summary>Whose assembly can't show its internals to ILGPU's launchers. (That it references others without a strong name, C# warns of: CS8002.)</summary>
    [Fact]
    public async Task It_trains_with_a_strong_name()
    {
        Workplace workplace = await Workplace.WithProgram("signed devices", "DslNet.Ilgpu", "<SignAssembly>true</SignAssembly><AssemblyOriginatorKeyFile>key.snk</AssemblyOriginatorKeyFile>", Program);
        using RSACryptoServiceProvider key = new(2048);
        await File.WriteAllBytesAsync(Path.Combine(workplace.Folder, "key.snk"), key.ExportCspBlob(includePrivateParameters: true));

        (await workplace.Dotnet("build", "-c", "Release")).Succeeded();
        await Check(workplace);
    }

    private static async Task Check(Workplace workplace)
    {
        Command run = (await workplace.Dotnet("run", "-c", "Release", "--no-build")).Succeeded();
        run.Output.ShouldContain("The same loss", customMessage: run.ToString());
        run.Output.ShouldContain("There is no cuBLAS", customMessage: run.ToString());
    }
}
