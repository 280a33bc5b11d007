using DslNet.Benchmarks.Serving;

const string Usage = """
    dotnet run -c Release --project tests/DslNet.Benchmarks.Serving -- COMMAND

      serving   requests a second of one row each, from 1, 2 and 8 callers: Predictor, ONNX Runtime and ML.NET, in alternating rounds
      images    µs of one row of DS-CNN and of MobileNet, one thread: Predictor and ONNX Runtime, in alternating rounds
      call      what a call of a Predictor costs beside the network's own Predict
      smoke     a little of each: that they run and give the same answers, not how fast
    """;

switch (args)
{
    case ["serving"]:
        ServingCommand.Run(Effort.Full);
        return 0;
    case ["images"]:
        ImagesCommand.Run(Effort.Full);
        return 0;
    case ["call"]:
        CallCommand.Run(Effort.Full);
        return 0;
    case ["smoke"]:
        ServingCommand.Run(Effort.Smoke);
        ImagesCommand.Run(Effort.Smoke);
        CallCommand.Run(Effort.Smoke);
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
