using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

// Sequences whose rows have lengths, and embeddings.
internal sealed partial class KernelRun
{
    public bool Visit(StepsKernel kernel)
    {
        int steps = kernel.Steps, step = kernel.Sequence.Size / steps;
        double[] input = store.Read(kernel.Input), output = new double[Rows * kernel.Output.Size];
        int[] lengths = [.. store.Read(kernel.Lengths).Select(Whole)];
        lengths.ShouldAllBe(length => length >= 0 && length <= steps);
        for (int row = 0; row < Rows; row++)
        {
            foreach ((int from, int to) in Moves(kernel.Kind, lengths[row], steps))
            {
                int inputSteps = kernel.Input.Size / step, outputSteps = kernel.Output.Size / step;
                Array.Copy(input, ((row * inputSteps) + from) * step, output, ((row * outputSteps) + to) * step, step);
            }
        }

        store.Write(kernel.Output, output);
        return true;
    }

    public bool Visit(GatherKernel kernel)
    {
        int features = kernel.Table.Shape.Channels;
        double[] table = store.Read(kernel.Table);
        store.Write(kernel.Output, [.. Read(kernel.Tokens, kernel.Steps).SelectMany(number => table[(number * features)..((number + 1) * features)])]);
        return true;
    }

    public bool Visit(GatherGradientKernel kernel)
    {
        int features = kernel.TableGradient.Shape.Channels, step = 0;
        double[] upstream = store.Read(kernel.Upstream), gradient = new double[kernel.TableGradient.Size];
        foreach (int number in Read(kernel.Tokens, kernel.Steps))
        {
            for (int i = 0; i < features; i++)
            {
                gradient[(number * features) + i] += upstream[(step * features) + i];
            }

            step++;
        }

        store.Write(kernel.TableGradient, gradient);
        return true;
    }

    public bool Visit(SoftmaxGradientKernel kernel)
    {
        int channels = kernel.Output.Shape.Channels;
        store.Write(kernel.InputGradient, [.. store.Read(kernel.Upstream).Chunk(channels).Zip(store.Read(kernel.Output).Chunk(channels)).SelectMany(pair =>
        {
            double sum = pair.First.Zip(pair.Second, (g, y) => g * y).Sum();
            return pair.First.Zip(pair.Second, (g, y) => y * (g - sum));
        })]);
        return true;
    }

    /// <summary>The row of the table that each step of the batch reads.</summary>
    private IEnumerable<int> Read(Value? tokens, int steps) => tokens is null
        ? Enumerable.Range(0, Rows).SelectMany(_ => Enumerable.Range(0, steps))
        : store.Read(tokens).Select(Whole);

    /// <summary>A whole number, whatever rounding the store does.</summary>
    private static int Whole(double number) => (int)Math.Round(number);

    private static IEnumerable<(int From, int To)> Moves(StepsKind kind, int length, int steps) => kind switch
    {
        StepsKind.Mask => Enumerable.Range(0, length).Select(step => (step, step)),
        StepsKind.Reverse => Enumerable.Range(0, steps).Select(step => (step < length ? length - 1 - step : step, step)),
        StepsKind.Last => length == 0 ? [] : [(length - 1, 0)],
        StepsKind.AtLast => length == 0 ? [] : [(0, length - 1)],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };
}
