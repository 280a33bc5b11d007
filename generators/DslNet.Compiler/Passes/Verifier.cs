using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Checks a program after each pass: every value is written once before it is read (SSA), shapes agree, expressions belong to the
/// program's pool and their operand indices are in range, elements have the types that kernels support, and values of a loop's body aren't visible outside. A failure here is a bug of the compiler, never a mistake of the user.
/// </summary>
public static class Verifier
{
    /// <exception cref="InvalidOperationException">The program is not well-formed; the message names the pass, the kernel and the reason.</exception>
    public static KernelProgram Check(KernelProgram program, string pass, CancellationToken cancellation = default) => Check(program, pass, new KernelRules(program, pass), cancellation);

    /// <summary>The same with a back end's rules for its kernels.</summary>
    internal static KernelProgram Check(KernelProgram program, string pass, KernelRules rules, CancellationToken cancellation)
    {
        HashSet<Value> listed = [.. program.Values];
        HashSet<Value> defined = [];
        ParametersAreFloats(program, pass);
        HashSet<Value> given = [program.Input, .. program.Values.Where(value => value.Kind is ValueKind.Parameter or ValueKind.Buffer or ValueKind.Target or ValueKind.L1 or ValueKind.L2)];
        Sequence train = new(listed, pass, rules, [.. given], cancellation, defined);
        train.Run(program.TrainForward);
        Sequence head = new(listed, pass, rules, train.Written, cancellation, defined);
        head.Run(program.TrainHead);
        head.MustHold(program.TrainOutput);
        Sequence backward = new(listed, pass, rules, train.Written, cancellation, defined);
        backward.Run(program.Backward);
        foreach (Value value in program.Parameters.Select(parameter => parameter.Gradient).Append(program.Loss).Append(program.InputGradient).OfType<Value>())
        {
            backward.MustHold(value);
        }

        Sequence eval = new(listed, pass, rules, given, cancellation, defined);
        eval.Run(program.EvalForward);
        eval.MustHold(program.EvalOutput);
        eval.Run(program.EvalLogits);
        if (program.Logits is not null)
        {
            eval.MustHold(program.Logits);
        }

        foreach (TapProgram tap in program.Taps)
        {
            Sequence inside = new(listed, pass, rules, given, cancellation, defined);
            inside.Run(tap.Kernels);
            inside.MustHold(tap.Value);
        }

        string[] names = [.. LoopKernel.WithBodies(program.AllKernels).Select(kernel => kernel.Name)];
        return names.Distinct().Count() == names.Length ? program : throw new InvalidOperationException($"After {pass}: two kernels have one name.");
    }

    private static void ParametersAreFloats(KernelProgram program, string pass)
    {
        foreach (Value value in program.Parameters.Concat(program.Buffers).SelectMany(parameter => new[] { parameter.Value, parameter.Gradient }).OfType<Value>().Where(value => value.Type != ElementType.Float32))
        {
            throw new InvalidOperationException($"After {pass}: {value} is trained or kept, but only {ElementType.Float32} is.");
        }
    }

    /// <param name="defined">Every value defined in a loop's body, in the whole program.</param>
    private sealed class Sequence(HashSet<Value> listed, string pass, KernelRules rules, IEnumerable<Value> given, CancellationToken cancellation, HashSet<Value> defined)
    {
        public HashSet<Value> Written { get; } = [.. given];

        public void Run(IEnumerable<Kernel> kernels)
        {
            foreach (Kernel kernel in kernels)
            {
                cancellation.ThrowIfCancellationRequested();
                rules.Types(kernel);
                kernel.Accept(rules);
                if (kernel is LoopKernel loop)
                {
                    RunBody(loop);
                }

                foreach (Value input in kernel.Inputs)
                {
                    rules.Demand(Written.Contains(input), kernel, $"reads {input} before it is written");
                    rules.Demand(listed.Contains(input), kernel, $"reads {input}, which the program doesn't list");
                }

                foreach (Value output in kernel.Outputs)
                {
                    rules.Demand(Written.Add(output), kernel, $"writes {output} a second time");
                }
            }
        }

        private void RunBody(LoopKernel loop)
        {
            Sequence body = new(listed, pass, rules, Written, cancellation, defined);
            foreach (Value value in loop.Set)
            {
                rules.Demand(body.Written.Add(value), loop, $"sets {value}, which is there already");
                rules.Demand(listed.Contains(value), loop, $"sets {value}, which the program doesn't list");
                rules.Demand(defined.Add(value), loop, $"sets {value}, which belongs to another body");
            }

            foreach (Kernel kernel in loop.Body)
            {
                rules.Demand(KernelRules.BatchWide(kernel) is null, kernel, $"{KernelRules.BatchWide(kernel)}; a loop's body can't");
                body.Run([kernel]);
                foreach (Value output in kernel.Outputs)
                {
                    rules.Demand(output.Kind is ValueKind.Activation or ValueKind.Positions or ValueKind.Statistic or ValueKind.GradientPart, kernel, $"writes {output}, which lives longer than a step");
                    rules.Demand(defined.Add(output), kernel, $"writes {output}, which belongs to another body");
                }
            }

            foreach (Value value in loop.Given)
            {
                rules.Demand(body.Written.Contains(value), loop, $"takes {value} from its body, where nothing writes it");
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
