using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Between lowering and differentiation, hoists the random numbers of a loop's body: they are drawn for the whole sequence before the loop, which by the definition of
/// <see cref="LoopKernel"/> are the same ones. Back ends then need no step index for them, and the adjoint reads the same values as the loop.
/// </summary>
internal sealed class LoopDraws
{
    private readonly ProgramBuilder builder;

    private LoopDraws(ProgramBuilder builder) => this.builder = builder;

    public static LoweredProgram Run(LoweredProgram program, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        LoopDraws draws = new(program.Builder);
        return program with { TrainForward = draws.Run(program.TrainForward), TrainHead = draws.Run(program.TrainHead) };
    }

    private IReadOnlyList<Kernel> Run(IReadOnlyList<Kernel> kernels) => [.. kernels.SelectMany(kernel => kernel is LoopKernel loop ? Drawn(loop) : [kernel])];

    private List<Kernel> Drawn(LoopKernel loop)
    {
        List<Kernel> before = [], body = [];
        List<LoopSlice> sequences = [.. loop.Sequences];
        foreach (Kernel kernel in Run(loop.Body))
        {
            body.Add(kernel is MapKernel map ? WithDrawn(map) : kernel);
        }

        return [.. before, loop with { Sequences = sequences.ToEquatableArray(), Body = body }];

        MapKernel WithDrawn(MapKernel map)
        {
            foreach (Expr random in map.Results.SelectMany(result => result.Expression.Nodes()).Where(node => node.Kind == ExprKind.Random).Distinct().ToArray())
            {
                Value first = map.Results[0].Value;
                Value drawn = builder.NewLike(first, first.Name + ".random.steps", Shape.Of(loop.Steps, map.Size)), step = builder.NewLike(first, first.Name + ".random", Shape.Of(map.Size));
                before.Add(new MapKernel(builder.KernelName(map.Name + "Random"), map.Layer, default, [new MapResult(drawn, random)]));
                sequences.Add(new LoopSlice(drawn, step));
                Replacing replacing = new(random.Pool, map.Operands.Count, random.Index);
                map = map with { Operands = map.Operands.Append(step).ToEquatableArray(), Results = [.. map.Results.Select(result => result with { Expression = result.Expression.Fold(replacing) })] };
            }

            return map;
        }
    }

    /// <summary>Substitutes the next operand for the random numbers of a stream.</summary>
    private sealed class Replacing(ExprPool pool, int operands, int stream) : Rebuilding(pool, [.. Enumerable.Range(0, operands).Select(pool.Operand)])
    {
        private readonly Expr drawn = pool.Operand(operands);

        public override Expr Random(int which) => which == stream ? drawn : base.Random(which);
    }
}
