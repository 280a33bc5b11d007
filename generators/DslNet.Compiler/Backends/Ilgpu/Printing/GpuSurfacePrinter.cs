using System.Linq;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>Prints the nested class that users see: a network on a device, which is a network like any other.</summary>
internal static class GpuSurfacePrinter
{
    private const string Read = "global::System.ReadOnlySpan<float>";
    private const string Write = "global::System.Span<float>";
    private const string Labels = "global::System.ReadOnlySpan<int>";
    private const string Optimizer = "global::DslNet.Optimizer";
    private const string Contract = "global::DslNet.INetwork";

    /// <summary>Signature of each method, and the driver's call.</summary>
    private static readonly (string Signature, string Call)[] Methods =
    [
        ("void Train()", "Train()"),
        ("void Eval()", "Eval()"),
        ("void Initialize(global::DslNet.Seed seed)", "Initialize(seed)"),
        ($"void GetParameters({Write} destination)", "GetParameters(destination)"),
        ($"void SetParameters({Read} source)", "SetParameters(source)"),
        ($"void GetGradients({Write} destination)", "GetGradients(destination)"),
        ($"void SetGradients({Read} source)", "SetGradients(source)"),
        ($"void GetInputGradient({Write} destination)", "GetInputGradient(destination)"),
        ($"void GetBuffers({Write} destination)", "GetBuffers(destination)"),
        ($"void SetBuffers({Read} source)", "SetBuffers(source)"),
        ($"void Forward({Read} input, {Write} output)", "Forward(input, output)"),
        ($"void Predict({Read} input, {Write} output)", "Predict(input, output)"),
        ($"float Backward({Read} input, {Read} target)", "Backward(input, target)"),
        ($"float Backward({Read} input, {Labels} labels)", "Backward(input, labels)"),
        ($"float Backward({Read} input, {Read} target, {Read} weights)", "Backward(input, target, weights)"),
        ($"float Backward({Read} input, {Labels} labels, {Read} weights)", "Backward(input, labels, weights)"),
        ($"float TrainStep({Read} input, {Read} target, {Optimizer} optimizer)", "TrainStep(this, input, target, optimizer)"),
        ($"float TrainStep({Read} input, {Labels} labels, {Optimizer} optimizer)", "TrainStep(this, input, labels, optimizer)"),
        ($"float TrainStep({Read} input, {Read} target, {Read} weights, {Optimizer} optimizer)", "TrainStep(this, input, target, weights, optimizer)"),
        ($"float TrainStep({Read} input, {Labels} labels, {Read} weights, {Optimizer} optimizer)", "TrainStep(this, input, labels, weights, optimizer)"),
        ("void Dispose()", "Dispose()"),
    ];

    public static void Print(SourceWriter writer, NetworkClass networkClass, PlacedNetwork placed, int launches)
    {
        string name = networkClass.Name.Replace("@", "");
        string program = "global::DslNet.Generated.Gpu." + GpuProgramPrinter.ClassName(networkClass);
        writer.Summary($"{name} on an accelerator, such as a GPU: parameters, gradients and optimizers' state stay there.").MarkType();
        writer.Block("public sealed class Gpu : global::DslNet.Devices.IDeviceNetwork", () =>
        {
            writer.Summary("Kernels that are launched in a training step, penalties, clipping by norm and cuBLAS apart.");
            writer.Line($"public const int LaunchesPerStep = {InvariantText.Of(launches)};").Line();
            Estimate(writer, StepEstimate.Of(placed.Network.Program, launches));
            writer.Line("private readonly global::DslNet.Devices.DeviceDriver driver;").Line();
            Constructor(writer, networkClass, program);
            writer.Line($"global::DslNet.Devices.DeviceDriver global::DslNet.Devices.IDeviceNetwork.Driver => driver;").Line();
            Member(writer, $"{Contract}.Info", "public global::DslNet.NetworkInfo Info => driver.Info;");
            Member(writer, $"{Contract}.BatchSize", "public int BatchSize => driver.BatchSize;");
            Member(writer, $"{Contract}.Mode", "public global::DslNet.Mode Mode => driver.Mode;");
            Member(writer, $"{Contract}.Regularization", "public global::DslNet.Regularization Regularization { get => driver.Regularization; set => driver.Regularization = value; }");
            foreach ((string signature, string call) in Methods)
            {
                Member(writer, "", $"public {signature} => driver.{call};");
            }

            writer.Summary("Takes over a network's parameters, buffers and random numbers.");
            writer.Line($"public void CopyFrom({Contract} network) => driver.CopyFrom(network);").Line();
            writer.Summary("Gives a network these parameters, buffers and random numbers.");
            writer.Line($"public void CopyTo({Contract} network) => driver.CopyTo(network);");
            if (placed.Network.HasOwnLoss)
            {
                // The loss is the user's own, and may be private: it is accessible from here.
                writer.Line();
                writer.Line("float global::DslNet.Devices.IDeviceNetwork.LossOf(float prediction, float target) => " + $"{networkClass.FullName}.LossOf(prediction, target);");
            }
        });
    }

    /// <summary>From these constants, DN3011 detects networks that are too small for a device, without reading the definition again.</summary>
    private static void Estimate(SourceWriter writer, StepEstimate estimate)
    {
        writer.Summary("Multiply-adds of a training step, for each row of its batch.");
        writer.Line(InvariantText.Of($"public const long MultiplyAddsPerRow = {estimate.MultiplyAddsPerRow};")).Line();
        writer.Summary("About how long one core of a CPU takes for each row of a training step's batch, estimated when this was compiled.");
        writer.Line(InvariantText.Of($"public const long CpuNanosecondsPerRow = {estimate.NanosecondsPerRow};")).Line();
        writer.Summary("About how long one core of a CPU takes for a training step beside its rows, estimated when this was compiled.");
        writer.Line(InvariantText.Of($"public const long CpuNanosecondsPerStep = {estimate.NanosecondsPerStep};")).Line();
    }

    private static void Constructor(SourceWriter writer, NetworkClass networkClass, string program)
    {
        writer.Summary("Takes memory on the accelerator, compiles the kernels and copies the network there.");
        writer.Line("/// <param name=\"accelerator\">Of ILGPU; it must outlive this.</param>");
        writer.Line("/// <param name=\"network\">What to start from; it isn't kept. CopyTo gives it back what was learnt.</param>");
        writer.Line("/// <param name=\"batchSize\">The most rows that a training step takes; at least 1.</param>");
        writer.Line("/// <param name=\"products\">Who multiplies matrices: DslNet's own kernels, cuBLAS, or for each product the faster one, measured once.</param>");
        writer.Line($"public Gpu(global::ILGPU.Runtime.Accelerator accelerator, {networkClass.FullName} network, int batchSize, global::DslNet.MatrixProducts products = global::DslNet.MatrixProducts.Fastest) =>").Indented(() =>
            // Uses of an obsolete or experimental class are reported only outside of it: so the program is constructed here, inside it.
            writer.Line($"driver = new global::DslNet.Devices.DeviceDriver(new {program}(accelerator, global::DslNet.Devices.DeviceDriver.CheckBatch(batchSize), products, static rows => new {networkClass.FullName}(rows, 0, 1)), network, batchSize);"));
        writer.Line();
    }

    private static void Member(SourceWriter writer, string inherited, string text)
    {
        writer.Line(inherited.Length > 0 ? $"/// <inheritdoc cref=\"{inherited}\"/>" : "/// <inheritdoc/>");
        writer.Line(text).Line();
    }
}
