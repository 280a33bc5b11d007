using System.Globalization;
using DslNet;
using DslNet.Benchmarks.Measuring;
using DslNet.Benchmarks.Networks;
using DslNet.MachineCode;

switch (args)
{
    // A line each: what it computes with, and the bits of some trainings.
    case ["bits"]:
        Console.WriteLine(Processor.Description);
        Console.WriteLine($"tiny {Bits.Of<TinyNet>()} digits {Bits.Of<DigitNet>()} images {Bits.Of<ImageNet>()}");
        return 0;

    // What it computes with, and the µs of the first two steps; then, for each line with a number of seconds, median and minimum of so long a round.
    case ["time", var kind, var network, var rows]:
        Console.WriteLine(Processor.Description);
        using (Job job = Work.Make(kind, network, int.Parse(rows, NumberStyles.None, CultureInfo.InvariantCulture)))
        {
            // So that the clock's own first use isn't taken for the network's.
            _ = Stopwatches.Once(() => { });
            double first = Stopwatches.Once(job.Step), second = Stopwatches.Once(job.Step);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first} {second}"));
            while (Console.ReadLine() is { } seconds)
            {
                Timing timing = Stopwatches.Round(job.Step, double.Parse(seconds, CultureInfo.InvariantCulture));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{timing.Median} {timing.Minimum}"));
            }
        }

        return 0;
    default:
        Console.Error.WriteLine("DslNet.MachineCode bits\nDslNet.MachineCode time train|infer tiny|digits|images BATCH");
        return 2;
}
