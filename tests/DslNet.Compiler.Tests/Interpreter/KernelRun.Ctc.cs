using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <content>The loss of a sequence of labels.</content>
internal sealed partial class KernelRun
{
    public bool Visit(BlankPaddingKernel kernel)
    {
        double[] lengths = store.Read(kernel.Lengths);
        int classes = kernel.Logits.Shape.Channels, steps = kernel.Logits.Shape.Pixels;
        store.Write(kernel.Output, [.. store.Read(kernel.Logits).Select((z, at) => at / classes % steps < lengths[at / classes / steps] ? z : at % classes == 0 ? 0 : -1e30)]);
        return true;
    }

    public bool Visit(CtcKernel kernel)
    {
        double[][] logits = [.. store.Read(kernel.Logits).Chunk(kernel.Logits.Size)], targets = [.. store.Read(kernel.Target).Chunk(kernel.Target.Size)];
        double[]? lengths = kernel.Lengths is null ? null : store.Read(kernel.Lengths);
        List<double> losses = [], gradients = [];
        for (int row = 0; row < Rows; row++)
        {
            double[][] steps = [.. logits[row].Chunk(kernel.Classes)];
            int used = lengths is null ? steps.Length : (int)lengths[row];
            int[] labels = [.. targets[row].Take((int)targets[row][^1]).Select(label => (int)label)];
            (double loss, double[][] slopes) = CtcOf([.. steps.Take(used).Select(step => step.Select(z => z - LogSum(step)).ToArray())], labels);
            int divisor = Math.Max(1, labels.Length);
            losses.Add(loss / divisor);
            gradients.AddRange(slopes.SelectMany(step => step).Select(slope => slope / divisor / Rows));
            gradients.AddRange(Enumerable.Repeat(0.0, (steps.Length - used) * kernel.Classes));
        }

        store.Write(kernel.Trellis, new double[Rows * kernel.Trellis.Size]);
        store.Write(kernel.RowLoss, [.. losses]);
        store.Write(kernel.Loss, [losses.Average()]);
        store.Write(kernel.LogitsGradient, [.. gradients]);
        return true;
    }

    /// <summary>−log of the probability of the labels, and its derivative by the logits, from the logarithms of the probabilities of each step.</summary>
    private static (double Loss, double[][] Slopes) CtcOf(double[][] logs, int[] labels)
    {
        int[] states = [0, .. labels.SelectMany(label => new[] { label, 0 })];
        double[][] forward = Variables(logs, states), backward = [.. Variables([.. logs.Reverse()], [.. states.Reverse()]).Reverse().Select(variables => variables.Reverse().ToArray())];
        double all = logs.Length == 0 ? (states.Length == 1 ? 0 : double.NegativeInfinity) : LogSum([forward[^1][^1], states.Length > 1 ? forward[^1][^2] : double.NegativeInfinity]);
        return (-all, [.. logs.Select((step, t) => step.Select((log, label) => double.IsNegativeInfinity(all)
            ? 0
            : Math.Exp(log) - Enumerable.Range(0, states.Length).Where(state => states[state] == label).Sum(state => Math.Exp(forward[t][state] + backward[t][state] - log - all))).ToArray())]);
    }

    /// <summary>The logarithm of the probability of all ways through the states up to each step that end in each state.</summary>
    private static double[][] Variables(double[][] logs, int[] states)
    {
        List<double[]> all = [];
        foreach (double[] step in logs)
        {
            double[]? before = all.LastOrDefault();
            all.Add([.. states.Select((label, state) => step[label] + (before is null
                ? (state < 2 ? 0 : double.NegativeInfinity)
                : LogSum([before[state], state > 0 ? before[state - 1] : double.NegativeInfinity, state > 1 && label != 0 && label != states[state - 2] ? before[state - 2] : double.NegativeInfinity])))]);
        }

        return [.. all];
    }

    private static double LogSum(IReadOnlyList<double> logs)
    {
        double greatest = logs.Max();
        return double.IsInfinity(greatest) ? greatest : greatest + Math.Log(logs.Sum(log => Math.Exp(log - greatest)));
    }
}
