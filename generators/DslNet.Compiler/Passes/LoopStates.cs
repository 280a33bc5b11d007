using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Gives each state's new value storage of its own at the end of a step: where it is another state, a step of a sequence, or a view of one of these in
/// another shape, the body copies it. Back ends may then update the states one after the other, without a parallel copy.
/// </summary>
internal static class LoopStates
{
    public static KernelProgram Run(KernelProgram program)
    {
        int next = program.Values.Max(value => value.Id) + 1;
        return !LoopKernel.WithBodies(program.AllKernels).Any(kernel => kernel is LoopKernel) ? program : (program with
        {
            TrainForward = Of(program.TrainForward),
            TrainHead = Of(program.TrainHead),
            Backward = Of(program.Backward),
            EvalForward = Of(program.EvalForward),
            EvalLogits = Of(program.EvalLogits),
            Taps = program.TapsWith(tap => Of(tap.Kernels)),
        }).WithValuesInUse();

        IReadOnlyList<Kernel> Of(IReadOnlyList<Kernel> kernels) => [.. kernels.Select(kernel => kernel is LoopKernel loop ? Copied(loop) : kernel)];

        LoopKernel Copied(LoopKernel loop)
        {
            List<Kernel> body = [.. Of(loop.Body)];
            HashSet<Value> written = [.. body.Where(kernel => kernel is not ReshapeKernel).SelectMany(kernel => kernel.Outputs)];
            LoopState[] states = [.. loop.States.Select(state => written.Contains(state.After) ? state : Copy(state))];
            return loop with { States = states.ToEquatableArray(), Body = body };

            LoopState Copy(LoopState state)
            {
                int id = next++;
                Value copy = state.Before with { Id = id, Name = $"{state.Before.Name}.after{InvariantText.Of(id)}" };
                body.Add(new MapKernel($"{loop.Name}State{InvariantText.Of(id)}", loop.Layer, EquatableArray.Of(state.After), [new MapResult(copy, program.Pool.Operand(0))]));
                return state with { After = copy };
            }
        }
    }
}
