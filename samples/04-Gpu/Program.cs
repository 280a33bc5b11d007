using System.Diagnostics;
using DslNet;
using DslNet.Data;
using DslNet.Reports;
using ILGPU;
using ILGPU.Runtime;

// With a folder that has MNIST's files: the small digits and MNIST. Without: the small digits alone, which come with the library.
if (args.Length > 1)
{
    Console.Error.WriteLine("dotnet run -c Release --project samples/04-Gpu [-- FOLDER]\n\nFOLDER has MNIST's files, t10k-images-idx3-ubyte.gz and the others.");
    return 2;
}

// Before anything is trained: whoever mistyped the folder learns it now.
DataSplit? mnist;
try
{
    mnist = args is [var folder] ? Datasets.Mnist(folder) : null;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException or DslNetFormatException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

using Context context = Accelerators.Find();
Device device = Accelerators.Best(context);
using Accelerator accelerator = device.CreateAccelerator(context);
Console.WriteLine($"Accelerator: {Accelerators.Describe(device)}.\n");

// ILGPU's own threads take seconds for what takes a GPU, or DslNet on the CPU, milliseconds.
bool isGpu = device.AcceleratorType != AcceleratorType.CPU;
DataSplit digits = Datasets.Digits().Split(validation: 0.15, test: 0.15, seed: 1);
var small = new SmallDigitsNet(batchSize: 64, seed: 42, threads: 0);
Compare("8×8 digits", small, new SmallDigitsNet.Gpu(accelerator, small, batchSize: 64), digits.Apply(Standardizer.Fit(digits.Train)), epochs: isGpu ? 20 : 2);

if (mnist is not null && !isGpu)
{
    Console.WriteLine("MNIST is left out: without a GPU it would take hours here.");
}
else if (mnist is not null)
{
    var large = new MnistNet(batchSize: 256, seed: 42, threads: 0);
    Compare("MNIST", large, new MnistNet.Gpu(accelerator, large, batchSize: 256), mnist, epochs: 10);
}

return 0;

// Both begin with the same parameters and draw the same dropout masks: what they learn is the same, but for rounding.
void Compare(string name, INetwork cpu, INetwork gpu, DataSplit split, int epochs)
{
    using (cpu)
    using (gpu)
    {
        Console.WriteLine($"{name}: {split}\n{gpu.Info}\n");
        (double Seconds, double Accuracy) onGpu = Train("the accelerator", gpu, split, epochs), onCpu = Train("the CPU", cpu, split, epochs);
        Console.WriteLine(FormattableString.Invariant($"""

            {name}            seconds an epoch   test accuracy
            on the CPU        {onCpu.Seconds,16:0.000}   {onCpu.Accuracy,13:0.0000}
            on the accelerator{onGpu.Seconds,16:0.000}   {onGpu.Accuracy,13:0.0000}

            """));
    }
}

static (double Seconds, double Accuracy) Train(string where, INetwork network, DataSplit split, int epochs)
{
    Console.WriteLine($"On {where}:");
    long start = Stopwatch.GetTimestamp();
    History history = network.Fit(split.Train, new Adam(learningRate: 2e-3f), new FitOptions
    {
        Epochs = epochs,
        Validation = split.Validation,
        Schedule = Schedule.Cosine(),
        Progress = ConsoleProgress.Default,
    });
    double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    return (seconds / history.Epochs.Count, network.Evaluate(split.Test).Classification!.Accuracy);
}
