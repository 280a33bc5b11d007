using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Checks a program after each pass: every value is written once before it is read, and each kernel keeps its <see cref="KernelRules"/>.
/// What fails here is a mistake of the compiler, never of the user.
/// </summary>
public static class Verifier
{
    /// <exception cref="InvalidOperationException">The program is not well-formed; says after which pass, where and why.</exception>
    public static KernelProgram Check(KernelProgram program, string pass, CancellationToken cancellation = default) => Check(program, pass, new KernelRules(program, pass), cancellation);

    /// <summary>The same with a back end's rules for its kernels.</summary>
    internal static KernelProgram Check(KernelProgram program, string pass, KernelRules rules, CancellationToken cancellation)
    {
        HashSet<Value> listed = [.. program.Values];
        HashSet<Value> given = [program.Input, .. program.Values.Where(value => value.Kind is ValueKind.Parameter or ValueKind.Buffer or ValueKind.Target or ValueKind.L1 or ValueKind.L2)];
        Sequence train = new(listed, pass, rules, [.. given], cancellation);
        train.Run(program.TrainForward);
        Sequence head = new(listed, pass, rules, train.Written, cancellation);
        head.Run(program.TrainHead);
        head.MustHold(program.TrainOutput);
        Sequence backward = new(listed, pass, rules, train.Written, cancellation);
        backward.Run(program.Backward);
        foreach (Value value in program.Parameters.Select(parameter => parameter.Gradient).Append(program.Loss).Append(program.InputGradient).OfType<Value>())
        {
            backward.MustHold(value);
        }

        Sequence eval = new(listed, pass, rules, given, cancellation);
        eval.Run(program.EvalForward);
        eval.MustHold(program.EvalOutput);
        eval.Run(program.EvalLogits);
        if (program.Logits is not null)
        {
            eval.MustHold(program.Logits);
        }

        foreach (TapProgram tap in program.Taps)
        {
            Sequence inside = new(listed, pass, rules, given, cancellation);
            inside.Run(tap.Kernels);
            inside.MustHold(tap.Value);
        }

        string[] names = [.. program.AllKernels.Select(kernel => kernel.Name)];
        return names.Distinct().Count() == names.Length ? program : throw new InvalidOperationException($"After {pass}: two kernels have one name.");
    }

    private sealed class Sequence(HashSet<Value> listed, string pass, KernelRules rules, IEnumerable<Value> given, CancellationToken cancellation)
    {
        public HashSet<Value> Written { get; } = [.. given];

        public void Run(IEnumerable<Kernel> kernels)
        {
            foreach (Kernel kernel in kernels)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (Value input in kernel.Inputs)
                {
                    rules.Demand(Written.Contains(input), kernel, $"reads {input} before it is written");
                    rules.Demand(listed.Contains(input), kernel, $"reads {input}, which the program doesn't list");
                }

                kernel.Accept(rules);
                foreach (Value output in kernel.Outputs)
                {
                    rules.Demand(Written.Add(output), kernel, $"writes {output} a second time");
                }
            }
        }

        public void MustHold(Value value)
        {
            if (!Written.Contains(value))
            {
                throw new InvalidOperationException($"After {pass}: nothing writes {value}.");
            }
        }
    }
}
