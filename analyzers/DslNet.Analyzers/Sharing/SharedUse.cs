using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Sharing;

/// <summary>A call of a network's member on one of several threads.</summary>
/// <param name="Network">The network.</param>
/// <param name="Call">The call: <c>network.Predict(…)</c>.</param>
/// <param name="Function">The function, of those given to the threads, that comes to it.</param>
/// <param name="Mark">The method, or the call of a method, by which the function comes to it; null where it stands in the function itself.</param>
internal sealed record SharedUse(Origin Network, IInvocationOperation Call, IOperation Function, IOperation? Mark)
{
    /// <summary>The place to mark.</summary>
    public IOperation Place => Mark ?? Call;

    /// <summary>Whether a predictor does the same.</summary>
    public bool IsPrediction => Call.TargetMethod.Name is "Predict" or "Forward" or "Evaluate";
}
