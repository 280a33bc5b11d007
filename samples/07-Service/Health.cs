/// <summary>What the health endpoint says.</summary>
/// <param name="Status">Healthy or Unhealthy: whether the predictor answers with finite numbers.</param>
/// <param name="Weights">Which weights answer.</param>
/// <param name="Waiting">How many labelled digits wait to be learned.</param>
internal sealed record Health(string Status, Weights Weights, int Waiting);
