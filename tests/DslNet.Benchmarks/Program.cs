using System.Globalization;
using DslNet;
using DslNet.Benchmarks;
using DslNet.Benchmarks.Analyzers;
using DslNet.Benchmarks.Fitting;
using DslNet.Benchmarks.Gpu;
using DslNet.Benchmarks.MachineCode;
using DslNet.Benchmarks.Micro;
using DslNet.Benchmarks.Peak;
using DslNet.Benchmarks.Peers;
using DslNet.Benchmarks.Scaling;

const string Usage = """
    dotnet run -c Release --project tests/DslNet.Benchmarks -- COMMAND

      peers     the workloads of the README's table, here and in PyTorch, in alternating rounds;
                with a text behind it, those whose names contain it
      fit       rows a second over an epoch of Fit, beside those of bare training steps;
                with a text behind it, those whose names contain it
      threads   two threads against one; with a text behind it, likewise
      scaling   cost against width, depth, batch and threads; the generator's cost against layers
      gpu       training steps on the accelerators there are; built with -p:UseIlgpuPackage=true
      micro     the kernels, by BenchmarkDotNet
      peak      products and convolutions against the most that the processor can multiply;
                with a text behind it, those whose names contain it
      machine-code
                one program, published in all ways: just in time, machine code for several instruction sets,
                trimmed, ReadyToRun; with a text behind it, the workloads whose names contain it
      analyzers generator and analyzers in a project of 200 networks: whole, after an edit, and in a fresh process
      smoke     a little of each: that they run, not how fast
    """;

// Not into the answers of the processes that a command starts.
if (args is [not "analyzers", ..])
{
    Console.WriteLine($"{Processor.Description}.");
}

switch (args)
{
    case ["peers", .. var names] when names.Length <= 1:
        PeersCommand.Run(Effort.Full, names.FirstOrDefault(""));
        return 0;
    case ["fit", .. var names] when names.Length <= 1:
        FitCommand.Run(Effort.Full, names.FirstOrDefault(""));
        return 0;
    case ["threads", .. var names] when names.Length <= 1:
        ThreadsCommand.Run(Effort.Full, names.FirstOrDefault(""));
        return 0;
    case ["scaling"]:
        ScalingCommand.Run(Effort.Full);
        return 0;
    case ["gpu"]:
        return GpuCommand.Run(Effort.Full);
    case ["peak", .. var names] when names.Length <= 1:
        PeakCommand.Run(Effort.Full, names.FirstOrDefault(""));
        return 0;
    case ["machine-code", .. var names] when names.Length <= 1:
        MachineCodeCommand.Run(names.FirstOrDefault(""));
        return 0;
    case ["micro"]:
        return MicroCommand.Run(Effort.Full);
    case ["analyzers", ColdRun.Argument, var which, var networks]:
        ColdRun.Answer(which, int.Parse(networks, CultureInfo.InvariantCulture));
        return 0;
    case ["analyzers"]:
        AnalyzersCommand.Run(Effort.Full);
        return 0;
    case ["smoke"]:
        PeersCommand.Run(Effort.Smoke);
        FitCommand.Run(Effort.Smoke);
        ThreadsCommand.Run(Effort.Smoke);
        ScalingCommand.Run(Effort.Smoke);
        AnalyzersCommand.Run(Effort.Smoke);
        PeakCommand.Run(Effort.Smoke);
        if (GpuCommand.IsBuilt)
        {
            GpuCommand.Run(Effort.Smoke);
        }

        return MicroCommand.Run(Effort.Smoke);
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
