/// <summary>Which weights answer.</summary>
/// <param name="Version">1 for the first, and one more for each that took their place.</param>
/// <param name="Since">When they began to answer.</param>
/// <param name="Accuracy">On the validation digits.</param>
/// <param name="Digits">How many digits they have learned from.</param>
internal sealed record Weights(int Version, DateTimeOffset Since, double Accuracy, int Digits);
