using System.Globalization;
using DslNet;

using Events events = new();
Console.WriteLine($"Processor: {Processor.Description}");
if (args is ["speed"])
{
    Speed.Print();
    return;
}

// Every fourth point of a grid is to test, so that the program needs the library alone and no file.
const int Side = 40;
float[] points = new float[Side * Side * 2];
int[] inside = new int[Side * Side];
for (int point = 0; point < inside.Length; point++)
{
    float x = ((point % Side) - ((Side - 1) / 2f)) / (Side / 4f), y = ((point / Side) - ((Side - 1) / 2f)) / (Side / 4f);
    (points[2 * point], points[(2 * point) + 1]) = (x, y);
    inside[point] = (x * x) + (y * y) < 1.6f ? 1 : 0;
}

DataSplit split = new Dataset(points, inside, ["outside", "inside"]).Split(validation: 0.1, test: 0.25, seed: 1);
using var network = new CircleNet(batchSize: 32, seed: 7);
History history = network.Fit(split.Train, new Adam(learningRate: 2e-2f), new FitOptions { Epochs = 25, Validation = split.Validation });

// Members that only the generator writes: counts, and the view of a layer's weight.
Console.WriteLine($"Parameters: {CircleNet.ParameterCount}");
Console.WriteLine($"Weight: {network.Dense1.Weight.Rows} x {network.Dense1.Weight.Columns}");
Console.WriteLine($"Epochs: {history.Count}");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Accuracy: {network.Evaluate(split.Test).Classification!.Accuracy:0.0000}"));
