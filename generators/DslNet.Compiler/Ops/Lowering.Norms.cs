using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <content>Normalization within rows.</content>
public sealed partial class Lowering
{
    /// <summary>Normalized by the statistics of each set of a row, scaled and shifted channel by channel by parameters of the current layer.</summary>
    /// <param name="input">Of any rank.</param>
    /// <param name="groups">The number of groups of channels, each a set over all pixels; null where each pixel is a set.</param>
    /// <param name="centers">Whether the mean is subtracted; then there is a shift, too.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public Value NormalizeRows(Value input, int? groups, bool centers, float epsilon)
    {
        Shape features = Shape.Of(input.Shape.Channels);
        Value scale = Parameter(ParameterRole.Scale, features, new Initializer(InitKind.Constant, 1), features.Size, features.Size);
        Value? shift = centers ? Parameter(ParameterRole.Shift, features, new Initializer(InitKind.Zeros), features.Size, features.Size) : null;
        Value x = AsActivation(input), output = NewActivation(x.Shape);
        Value? normalized = training ? NewActivation(x.Shape, ".normalized") : null;
        Value? deviation = training ? NewActivation(groups is { } count ? Shape.Of(count) : x.Shape.With(x.Shape.Rank - 1, 1), ".inverse_deviation") : null;
        kernels.Add(new RowNormalizeKernel(KernelName(), current, groups, centers, epsilon, x, scale, shift, output, normalized, deviation, groups is null ? null : LengthsOf(input)));
        return output;
    }
}
