using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <content>Tokens, which only some layers read, and the lengths of sequences, which every layer keeps, consumes or refuses.</content>
public sealed partial class ShapeInference
{
    /// <summary>A float holds every whole number up to this one, and so every token and every length.</summary>
    private const int MostWhole = 1 << 24;

    /// <summary>The problem of an input of tokens, or of one with lengths; null where there is none.</summary>
    private static string? SequenceProblem(GraphInput input)
    {
        string verb = input.IsTokens ? "Tokens" : "Input", most = InvariantText.Of(MostWhole);
        int steps = input.Shape.Extents[0];
        return input.Shape.Extents.Any(extent => extent < 1) ? $"{verb}: its extents must be at least 1, but are {input.Shape}"
            : input.Shape.Rank != (input.IsTokens ? 1 : 2) ? $"{verb}: only a sequence (steps, features) has lengths, but it is {input.Shape}"
            : input is { IsTokens: true, Shape.Vocabulary: < 1 } ? $"{verb}: vocabulary must be at least 1, but is {InvariantText.Of(input.Shape.Vocabulary)}"
            : steps > MostWhole ? $"{verb}: steps must be at most {most}, but are {InvariantText.Of(steps)}"
            : input.Shape.Vocabulary > MostWhole ? $"{verb}: vocabulary must be at most {most}, for a token travels as a float, but is {InvariantText.Of(input.Shape.Vocabulary)}"
            : Addressable.FloatsOf(input.Shape) >= Addressable.Floats ? $"{verb}: {input.Shape} has more numbers than {InvariantText.Of(Addressable.Floats)}"
            : null;
    }

    /// <summary>The outputs of the blocks inside a layer. What is applied to each step counts its connections once for each, and what is copied its parameters, too.</summary>
    private Signal[] Blocks(LayerOp op, LayerNode layer, Signal input)
    {
        Shape inner = op.BlockInput(input.Shape);
        (long repeated, int copied) = (repetitions, copies);
        repetitions *= input.Shape == inner ? 1 : input.Shape.Extents[0];
        copies *= op.Copies;
        enclosing.Push(op);
        Signal[] outputs = [.. layer.Blocks.Select(block => Block(block, input with { Shape = inner }))];
        enclosing.Pop();
        (repetitions, copies) = (repeated, copied);
        return outputs;
    }

    private static string? TokensProblem(LayerOp op, IReadOnlyList<Signal> inputs) =>
        new[] { LayerTraits.ReadsTokens, LayerTraits.PassesValue, LayerTraits.Shares, LayerTraits.Freezes }.Any(trait => op.Traits.HasFlag(trait)) ? null
        : inputs.Select(value => value.Shape.Vocabulary).FirstOrDefault(size => size > 0) is > 0 and var vocabulary
        ? $"{op.Verb} gets tokens, which are the numbers of {InvariantText.Of(vocabulary)} words and no quantities; put Embedding(units) before it"
        : null;

    /// <summary>Why the parameters of a shared layer don't fit where it is applied again, or null.</summary>
    private static string? ParametersProblem(LayerSummary first, LayerSummary here)
    {
        LayerOp op = OpTable.Of(here.Node);
        bool words = first.Input.Vocabulary > 0;
        (int there, int wanted) = words ? (first.Input.Vocabulary, here.Input.Vocabulary) : (first.Input.Channels, here.Input.Channels);
        return !OpTable.HasParameters(here.Node) ? null
            : there != wanted ? InvariantText.Of($"{first.Name} has parameters for {there} {(words ? "words" : "numbers")}, from where it stands first, but gets {wanted} here")
            : op.ParameterFloats(first.Node, first.Input) != op.ParameterFloats(here.Node, here.Input) ? $"{first.Name} has parameters for {first.Input}, from where it stands first, but gets {here.Input} here"
            : null;
    }

    /// <summary>Whose lengths the output of a layer has, or why there can't be any.</summary>
    private static (RowLengths? Lengths, string? Problem) LengthsBehind(LayerOp op, LayerNode layer, IReadOnlyList<Signal> inputs, IReadOnlyList<Signal> blocks)
    {
        LengthsUse use = op.Lengths(layer, inputs[0].Shape);
        bool combinesBlocks = blocks.Count > 0 && (use == LengthsUse.OfBlocks || op.Traits.HasFlag(LayerTraits.Joins));
        if (use == LengthsUse.OfFirst)
        {
            return ((combinesBlocks ? blocks : inputs)[0].Lengths, null);
        }

        RowLengths[] known = [.. (combinesBlocks ? blocks : inputs.Concat(blocks)).Select(value => value.Lengths).OfType<RowLengths>().Distinct()];
        return (use, known.Length) switch
        {
            (_, 0) or (LengthsUse.Consumed, _) => (null, null),
            (LengthsUse.Refused, _) => (null, $"{op.Verb} would let what is behind the rows' lengths into its result; put Last, First, GlobalAvgPool or Flatten before it"),
            (_, > 1) => (null, $"{op.Verb} joins sequences with lengths of their own, so that steps of one would meet what is behind the length of another; put Last, First or GlobalAvgPool before it"),
            (LengthsUse.Windowed, _) => (known[0].Behind(op.StepWindow(layer, inputs[0].Shape)), null),
            _ => (known[0], null),
        };
    }

    /// <summary>A value, as far as it is known before lowering.</summary>
    /// <param name="Shape">Of one row.</param>
    /// <param name="Lengths">Of a sequence whose rows have lengths, which they are.</param>
    private readonly record struct Signal(Shape Shape, RowLengths? Lengths);
}
