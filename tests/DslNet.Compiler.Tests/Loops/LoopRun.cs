using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Compiler.Tests.Interpreter;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>A batch for programs of one kind, with parameters: of two programs that declare the same ones, the same.</summary>
internal sealed class LoopRun
{
    private const ulong Seed = 5;
    private const ulong Step = 8;
    private readonly NetworkState state;
    private readonly double[] input;
    private readonly double[] target;

    /// <param name="program">Declares the parameters.</param>
    /// <param name="seed">Of parameters and batch.</param>
    /// <param name="masks">Where in a row each mask begins, and how many steps it has; its sum is the row's length.</param>
    public LoopRun(KernelProgram program, int seed, params (int At, int Steps)[] masks)
    {
        Random random = new(seed);
        Rows = random.Next(2, 5);
        state = NetworkState.Draw(program, random);
        input = [.. Enumerable.Range(0, Rows * program.Input.Size).Select(_ => (2 * random.NextDouble()) - 1)];
        target = new double[Rows * program.Target!.Size];
        Lengths = [.. masks.Select(mask => Enumerable.Range(0, Rows).Select(_ => (double)random.Next(mask.Steps + 1)).ToArray())];
        foreach (((int at, int steps), double[] lengths) in masks.Zip(Lengths))
        {
            for (int row = 0; row < Rows; row++)
            {
                for (int t = 0; t < steps; t++)
                {
                    input[(row * program.Input.Size) + at + t] = t < lengths[row] ? 1 : 0;
                }
            }
        }
    }

    public int Rows { get; }

    /// <summary>The input, to be changed.</summary>
    public double[] Input => input;

    /// <summary>The lengths that each mask says.</summary>
    public double[][] Lengths { get; }

    /// <summary>Loss, output, gradients.</summary>
    public double[][] Results(KernelProgram program, Func<int, ValueStore>? storage = null)
    {
        TrainResult result = ReferenceInterpreter.TrainStep(program, state, input, target, Seed, Step, storage: storage);
        return [[result.Loss], result.Output, .. result.Gradients, result.InputGradient];
    }

    /// <summary>The output in eval mode.</summary>
    public double[] Predicted(KernelProgram program, Func<int, ValueStore>? storage = null) => ReferenceInterpreter.Eval(program, state, input, storage);

    /// <summary>Holds every gradient of parameters and, up to a column, of inputs against difference quotients.</summary>
    /// <param name="columns">Of the input; behind them is what has no gradient, such as masks.</param>
    public int CheckGradients(KernelProgram program, int columns)
    {
        TrainResult result = ReferenceInterpreter.TrainStep(program, state, input, target, Seed, Step);
        Dictionary<Value, List<double[]>> held = [];
        Loss();
        int compared = 0;
        foreach ((double[] numbers, double[] gradients, string name) in state.Parameters.Zip(result.Gradients, program.Parameters.Select(parameter => parameter.Value.Name)))
        {
            Compare(numbers, gradients, Enumerable.Range(0, numbers.Length), name);
        }

        Compare(input, result.InputGradient, Enumerable.Range(0, input.Length).Where(at => at % program.Input.Size < columns), "input");
        return compared;

        double Loss() => ReferenceInterpreter.Loss(program, state, input, target, Seed, Step, held);

        void Compare(double[] numbers, double[] gradients, IEnumerable<int> places, string name)
        {
            foreach (int at in places)
            {
                double here = numbers[at];
                Difference.Verdict verdict = Difference.Compare(gradients[at], change => Changed(numbers, at, here + change, here), scale: 0.1);
                verdict.Kind.ShouldBe(Difference.Outcome.Agrees, $"{name}, element {at}: {verdict}");
                compared++;
            }
        }

        double Changed(double[] numbers, int at, double changed, double here)
        {
            numbers[at] = changed;
            double loss = Loss();
            numbers[at] = here;
            return loss;
        }
    }
}
