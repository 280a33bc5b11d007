using System.Reflection;
using DslNet.Compiler.Graph;
using DslNet.Generators.Tests.FrontEnd;
using DslNet.Generators.Tests.Harness;
using DslNet.Generators.Tests.RandomNetworks;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests;

/// <summary>Networks with a softmax at each step of a sequence, before the loss of its labels and inside a network, and with losses of each step: generated, against the interpreter, for any number of threads, without allocating.</summary>
[Collection(nameof(AllocationTests))]
public class StepSoftmaxTests
{
    [Theory]
    [InlineData("Loss = Loss.Ctc", "Input(9, 3) >> Conv1D(6, 3) >> Relu >> Conv1D(5, 1) >> Softmax")]
    [InlineData("Loss = Loss.Ctc, MaxLabels = 11, L2 = 0.01f", "Input(26, 2) >> Conv1D(17, 1) >> Softmax >> Tap(\"p\")")]
    [InlineData("Loss = Loss.CrossEntropy, LabelSmoothing = 0.1f, IgnoredClass = 2", "Input(9, 3, lengths: true) >> Map(Dense(6) >> Relu >> Dense(5)) >> Softmax")]
    [InlineData("Loss = Loss.CrossEntropy, FocalGamma = 1.5f, InputGradient = true", "Tokens(7, vocabulary: 9, lengths: true) >> Embedding(4) >> Map(Dense(19)) >> Softmax >> Tap(\"p\")")]
    [InlineData("Loss = Loss.CrossEntropy, IgnoredClass = -100, L2 = 0.01f", "Input(6, 3) >> Map(Dense(17)) >> Softmax")]
    [InlineData("Loss = Loss.BinaryCrossEntropy, PositiveWeights = new[] { 1f, 4f }, FocalGamma = 2", "Input(5, 3, lengths: true) >> Map(Dense(2)) >> Sigmoid")]
    [InlineData("Loss = Loss.BinaryCrossEntropy", "Input(5, 3, lengths: true) >> Map(Dense(3)) >> Sigmoid >> Tap(\"p\")")]
    [InlineData("Loss = Loss.Huber, HuberDelta = 0.5f, InputGradient = true", "Input(5, 3, lengths: true) >> Gru(4) >> Map(Dense(2))")]
    [InlineData("Loss = Loss.MeanSquaredError, InputGradient = true", "Input(5, 2) >> Conv1D(9, 2) >> Softmax >> Flatten >> Dense(2)")]
    public void They_do_what_the_interpreter_does(string attribute, string definition)
    {
        CSharpCompilation user = Compiling.Of($"{Compiling.Usings}[Network({attribute})] public sealed partial class N {{ static Net Define() => {definition}; }}");
        NetworkGraph graph = ReadDefinition.Of(user, "N").Graph.ShouldNotBeNull();
        Assembly assembly = DrawnCompilation.Load(user.AddSyntaxTrees(GeneratedNetworks.Files(user).Select(file => Compiling.Tree(file.Value, file.Key))));
        using (INetwork network = Generating.Make(assembly, "N", InterpretedNetwork.BatchSize, InterpretedNetwork.Seed, threads: 2))
        {
            InterpretedNetwork interpreted = new(definition, graph, network, new Random(3));
            interpreted.Run();
            interpreted.Comparison.Compared.ShouldBeGreaterThan(5);
        }

        using INetwork one = Generating.Make(assembly, "N", Outcome.Batch, 9, threads: 1), three = Generating.Make(assembly, "N", Outcome.Batch, 9, threads: 3);
        Outcome.FirstDifference(Run(three), Run(one)).ShouldBe(-1);
        Allocations.ShouldBeNone(three, graph, rows: 9, definition);

        float[] Run(INetwork network)
        {
            Adam optimizer = new(learningRate: 0.01f);
            return Outcome.Of(network, graph, new Random(4), (trained, input, target) => trained.TrainStep(input, target, optimizer));
        }
    }
}
