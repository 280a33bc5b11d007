namespace DslNet.Reports;

/// <summary>A network's prediction of one sample.</summary>
/// <param name="Row">The sample's row in its set, counted from 0.</param>
/// <param name="Truth">The true class, or the true values.</param>
/// <param name="Predicted">The predicted class, or the predicted values.</param>
/// <param name="Loss">The sample's own loss, as the network defines it.</param>
/// <param name="Features">What to show of it: its features, or the picture's values, [height × width × channels].</param>
public sealed record SampleResult(int Row, string Truth, string Predicted, double Loss, IReadOnlyList<float> Features);
