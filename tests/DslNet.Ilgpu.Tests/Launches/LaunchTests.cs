#if !REAL_ILGPU
using System.Reflection;
using System.Text;
using DslNet.Compiler.Tests;
using DslNet.Devices;
using DslNet.Ilgpu.Tests.Harness;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Tests.Launches;

/// <summary>What is launched, kernel by kernel, with groups of 256 threads, and how many launches a step takes.</summary>
public class LaunchTests
{
    private const int Rows = 64;

    public static TheoryData<Type> Known => [typeof(DigitsNet), typeof(RegressionNet), typeof(LeNet5), typeof(SmallResNet), typeof(SpokenDigitsNet)];

    public static TheoryData<Type> Networks => new(typeof(LaunchTests).Assembly.GetTypes()
        .Where(type => type.GetNestedType("Gpu") is { } gpu && gpu.IsAssignableTo(typeof(IDeviceNetwork)))
        .Where(type => type.GetCustomAttribute<NetworkAttribute>()!.Loss != Loss.None)
        .OrderBy(type => type.Name, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Known))]
    public void The_launches_are_those_that_are_known(Type network)
    {
        using NetworkPair pair = NetworkPair.Of(network, Rows, threadsPerGroup: 256);
        Batch batch = Batch.Draw(pair.Cpu.Info, Rows, seed: 1);
        StringBuilder text = new();
        Sgd optimizer = new(0.1f);
        Describe(text, pair, $"A step with {Rows} rows", () => pair.Gpu.TrainStep(batch.Input, batch.Target, optimizer));
        Describe(text, pair, "Forward in training", () => pair.Gpu.Forward(batch.Input));
        Describe(text, pair, "Predict", () => pair.Gpu.Predict(batch.Input));
        Snapshot.Match(text.ToString(), network.Name, "txt");
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void LaunchesPerStep_is_what_a_step_launches(Type network)
    {
        using NetworkPair pair = NetworkPair.Of(network, 4, threadsPerGroup: 16);
        pair.Accelerator.SkipsKernels = true;
        int perStep = (int)network.GetNestedType("Gpu")!.GetField("LaunchesPerStep")!.GetRawConstantValue()!;
        pair.Gpu.Regularization = Regularization.None;
        Batch batch = Batch.Draw(pair.Cpu.Info, 4, seed: 1);
        Adam optimizer = new();
        for (int step = 0; step < 2; step++)
        {
            Launched(pair, () => pair.Gpu.TrainStep(batch.Input, batch.Target, optimizer)).ShouldBe(perStep);
        }
    }

    [Fact]
    public void Clipping_measures_the_gradient_first()
    {
        using NetworkPair pair = NetworkPair.Of(typeof(DigitsNet), 4, threadsPerGroup: 16);
        pair.Accelerator.SkipsKernels = true;
        Batch batch = Batch.Draw(DigitsNet.Info, 4, seed: 1);
        Adam optimizer = new() { ClipNorm = 1 };
        Launched(pair, () => pair.Gpu.TrainStep(batch.Input, batch.Target, optimizer)).ShouldBe(DigitsNet.Gpu.LaunchesPerStep + 1);
    }

    private static int Launched(NetworkPair pair, Action action)
    {
        int before = pair.Accelerator.Launches;
        action();
        return pair.Accelerator.Launches - before;
    }

    private static void Describe(StringBuilder text, NetworkPair pair, string what, Action action)
    {
        List<string> launches = [];
        pair.Accelerator.SkipsKernels = true;
        pair.Accelerator.Launched = (kernel, groups, threads) => launches.Add(FormattableString.Invariant($"  {kernel}: {groups} × {threads}\n"));
        action();
        pair.Accelerator.Launched = null;
        text.Append(FormattableString.Invariant($"{what}: {launches.Count}\n")).AppendJoin("", launches).Append('\n');
    }
}
#endif
