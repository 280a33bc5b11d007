using DslNet.Benchmarks.LibTorch;

const string Usage = """
    dotnet run -c Release --project tests/DslNet.Benchmarks.LibTorch -- COMMAND

      compare   recurrences and transformers here and in LibTorch, and Gru and Lstm against the same cells written with Scan,
                in alternating rounds, one thread each; with a text behind it, those whose names contain it
      scans     only Gru and Lstm against the same cells written with Scan, without LibTorch
      smoke     a little of each: that they run and give the same answers, not how fast
    """;

switch (args)
{
    case ["compare", .. var names] when names.Length <= 1:
        CompareCommand.Run(7, 0.25, names.FirstOrDefault(""));
        return 0;
    case ["scans"]:
        CompareCommand.RunScans(7, 0.25);
        return 0;
    case ["smoke"]:
        CompareCommand.Run(1, 0.01, "");
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
