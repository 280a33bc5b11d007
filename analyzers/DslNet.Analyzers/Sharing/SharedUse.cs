using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Sharing;

/// <summary>A call of a network's member on one of several threads.</summary>
/// <param name="Network">The network.</param>
/// <param name="Call">The call: <c>network.Predict(…)</c>.</param>
/// <param name="Function">The function on the threads that reaches it.</param>
/// <param name="Mark">The method, or the call of a method, through which the function reaches it; null where it is in the function itself.</param>
internal sealed record SharedUse(Origin Network, IInvocationOperation Call, IOperation Function, IOperation? Mark)
{
    /// <summary>The place to mark.</summary>
    public IOperation Place => Mark ?? Call;

    /// <summary>Whether a predictor does the same.</summary>
    public bool IsPrediction => Call.TargetMethod.Name is "Predict" or "Forward" or "Evaluate";
}
