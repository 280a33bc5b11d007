/// <summary>What the network reads.</summary>
/// <param name="Digit">The most probable digit.</param>
/// <param name="Probabilities">The probability of each digit, 0 to 9.</param>
internal sealed record Answer(int Digit, float[] Probabilities);
