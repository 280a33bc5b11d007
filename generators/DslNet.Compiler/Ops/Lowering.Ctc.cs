using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <content>The loss of a sequence.</content>
public sealed partial class Lowering
{
    /// <summary>The value, its steps apart, as the loss of a sequence reads it.</summary>
    public Value Steps(Value sequence) => AsActivation(sequence);

    /// <summary>Logits with a certain blank behind each row's length; as they are where all steps count.</summary>
    public Value BlankBehindLengths(Value logits)
    {
        if (LengthsOf(logits) is not { } length)
        {
            return logits;
        }

        logits = AsActivation(logits);
        Value output = NewValue("blank_padded", logits.Shape);
        kernels.Add(new BlankPaddingKernel(FreeName("BlankPadding"), current, logits, length, output));
        SetLengths(output, length);
        return output;
    }
}
