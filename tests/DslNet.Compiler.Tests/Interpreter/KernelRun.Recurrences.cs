using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

// Recurrences, one row after the other.
internal sealed partial class KernelRun
{
    public bool Visit(RecurrentKernel kernel)
    {
        int units = kernel.Units, columns = kernel.Gates * units, parts = RecurrentKernel.PartsOf(kernel.Cell);
        double[] products = store.Read(kernel.Products), weight = store.Read(kernel.Weight), bias = store.Read(kernel.Bias);
        double[]? lengths = kernel.Lengths is null ? null : store.Read(kernel.Lengths);
        double[] output = new double[Rows * kernel.Output.Size], before = new double[output.Length], stored = new double[output.Length * parts];
        for (int row = 0; row < Rows; row++)
        {
            double[] h = new double[units], c = new double[units];
            foreach (int step in StepsOf(kernel))
            {
                int at = (row * kernel.Steps) + step;
                if (lengths is not null && step >= lengths[row])
                {
                    // The state before a step is the output of the step that it follows, which is 0 here.
                    BeforeNext(kernel, before, row, step, new double[units]);
                    continue;
                }

                double[] u = [.. bias.Select((b, column) => b + Enumerable.Range(0, units).Sum(unit => h[unit] * weight[(unit * columns) + column]))];
                double[] x = products[(at * columns)..((at + 1) * columns)], after = new double[units];
                for (int unit = 0; unit < units; unit++)
                {
                    double[] kept = Cell(kernel.Cell, [.. Enumerable.Range(0, kernel.Gates).Select(gate => x[(gate * units) + unit])], [.. Enumerable.Range(0, kernel.Gates).Select(gate => u[(gate * units) + unit])], h[unit], ref c[unit], out after[unit]);
                    for (int part = 0; part < parts; part++)
                    {
                        stored[(((at * parts) + part) * units) + unit] = kept[part];
                    }
                }

                h = after;
                h.CopyTo(output, at * units);
                BeforeNext(kernel, before, row, step, h);
            }
        }

        store.Write(kernel.Output, output);
        if (kernel.Before is not null)
        {
            store.Write(kernel.Before, before);
        }

        if (kernel.Stored is not null)
        {
            store.Write(kernel.Stored, stored);
        }

        return true;
    }

    public bool Visit(RecurrentGradientKernel kernel)
    {
        RecurrentKernel recurrence = kernel.Recurrence;
        int units = recurrence.Units, columns = recurrence.Gates * units, parts = RecurrentKernel.PartsOf(recurrence.Cell);
        double[] upstream = store.Read(kernel.Upstream), weight = store.Read(recurrence.Weight), before = store.Read(recurrence.Before!);
        double[] output = recurrence.Cell == RecurrentCell.Rnn ? store.Read(recurrence.Output) : [], stored = recurrence.Stored is null ? [] : store.Read(recurrence.Stored);
        double[]? lengths = recurrence.Lengths is null ? null : store.Read(recurrence.Lengths);
        double[] byProducts = new double[Rows * kernel.ProductsGradient.Size], byStates = new double[byProducts.Length];
        for (int row = 0; row < Rows; row++)
        {
            double[] carried = new double[units], c = new double[units];
            foreach (int step in StepsOf(recurrence).Reverse())
            {
                int at = (row * recurrence.Steps) + step;
                if (lengths is not null && step >= lengths[row])
                {
                    continue;
                }

                double[] direct = new double[units];
                for (int unit = 0; unit < units; unit++)
                {
                    double[] kept = [.. Enumerable.Range(0, parts).Select(part => stored[(((at * parts) + part) * units) + unit])];
                    double gradient = Rounded(upstream[(at * units) + unit] + carried[unit]);
                    (double[] x, double[] u) = Slopes(recurrence.Cell, kept, gradient, before[(at * units) + unit], output.Length == 0 ? 0 : output[(at * units) + unit], ref c[unit], out direct[unit]);
                    for (int gate = 0; gate < recurrence.Gates; gate++)
                    {
                        byProducts[(at * columns) + (gate * units) + unit] = x[gate];
                        byStates[(at * columns) + (gate * units) + unit] = u[gate];
                    }
                }

                carried = [.. Enumerable.Range(0, units).Select(unit => direct[unit] + Enumerable.Range(0, columns).Sum(column => byStates[(at * columns) + column] * weight[(unit * columns) + column]))];
            }
        }

        store.Write(kernel.ProductsGradient, byProducts);
        if (kernel.StatesGradient is not null)
        {
            store.Write(kernel.StatesGradient, byStates);
        }

        return true;
    }

    private static IEnumerable<int> StepsOf(RecurrentKernel kernel) => kernel.Reversed ? Enumerable.Range(0, kernel.Steps).Reverse() : Enumerable.Range(0, kernel.Steps);

    private static void BeforeNext(RecurrentKernel kernel, double[] before, int row, int step, double[] state)
    {
        int next = kernel.Reversed ? step - 1 : step + 1;
        if (next >= 0 && next < kernel.Steps)
        {
            state.CopyTo(before, ((row * kernel.Steps) + next) * kernel.Units);
        }
    }

    /// <summary>PyTorch's equations for one unit, and what the derivative reads.</summary>
    private static double[] Cell(RecurrentCell cell, double[] x, double[] u, double h, ref double c, out double after)
    {
        double Gate(int gate) => ScalarMath.Sigmoid(x[gate] + u[gate]);
        if (cell == RecurrentCell.Rnn)
        {
            after = Math.Tanh(x[0] + u[0]);
            return [];
        }

        if (cell == RecurrentCell.Gru)
        {
            double r = Gate(0), z = Gate(1), n = Math.Tanh(x[2] + (r * u[2]));
            after = ((1 - z) * n) + (z * h);
            return [r, z, n, u[2]];
        }

        double i = Gate(0), f = Gate(1), g = Math.Tanh(x[2] + u[2]), o = Gate(3), old = c;
        c = (f * old) + (i * g);
        after = o * Math.Tanh(c);
        return [i, f, g, o, old, Math.Tanh(c)];
    }

    /// <summary>By each gate's x and u, from the gradient of h' and c' (replaced by that of c); and the part of h's that doesn't go through the product.</summary>
    private static (double[] X, double[] U) Slopes(RecurrentCell cell, double[] kept, double gradient, double before, double after, ref double c, out double direct)
    {
        direct = 0;
        if (cell == RecurrentCell.Rnn)
        {
            double[] both = [gradient * (1 - (after * after))];
            return (both, both);
        }

        if (cell == RecurrentCell.Gru)
        {
            (double r, double z, double n, double u) = (kept[0], kept[1], kept[2], kept[3]);
            direct = gradient * z;
            double byCandidate = gradient * (1 - z) * (1 - (n * n)), byR = byCandidate * u * r * (1 - r), byZ = gradient * (before - n) * z * (1 - z);
            return ([byR, byZ, byCandidate], [byR, byZ, byCandidate * r]);
        }

        (double i, double f, double g, double o, double old, double tanh) = (kept[0], kept[1], kept[2], kept[3], kept[4], kept[5]);
        double byCell = c + (gradient * o * (1 - (tanh * tanh)));
        c = byCell * f;
        double[] gates = [byCell * g * i * (1 - i), byCell * old * f * (1 - f), byCell * i * (1 - (g * g)), gradient * tanh * o * (1 - o)];
        return (gates, gates);
    }
}
