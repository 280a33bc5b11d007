namespace DslNet;

/// <summary>The targets of one output within a row of targets.</summary>
/// <param name="Info">The network, or of several outputs one.</param>
/// <param name="Head">Of several outputs, which; else null.</param>
/// <param name="First">The place of its first target in a row.</param>
internal sealed record TargetPart(NetworkInfo Info, HeadInfo? Head, int First)
{
    /// <summary>Those of each output.</summary>
    public static TargetPart[] Of(NetworkInfo info)
    {
        if (info.Loss != Loss.PerHead)
        {
            return [new TargetPart(info, null, 0)];
        }

        int first = 0;
        List<TargetPart> parts = [];
        foreach (HeadInfo head in info.Heads)
        {
            parts.Add(new TargetPart(info.Of(head), head, first));
            first += head.TargetSize;
        }

        return [.. parts];
    }

    /// <summary>Its targets of a row that count: all, or those before the row's length.</summary>
    /// <param name="input">The row of the input; not read where all count.</param>
    /// <param name="targets">The row of targets, of all outputs.</param>
    public ReadOnlySpan<float> CountedOf(ReadOnlySpan<float> input, ReadOnlySpan<float> targets)
    {
        int size = Info.TargetSize;
        return targets.Slice(First, StepTargets.Steps(Info) is null ? size : StepTargets.LengthOf(Info, input) * (size / Info.Output[0]));
    }
}
