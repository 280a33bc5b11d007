namespace DslNet;

/// <summary>The network's state at the start of a training.</summary>
/// <param name="Step">The training passes that it had made since its <c>Initialize</c>.</param>
/// <param name="Weights">SHA-256 of its parameters and buffers.</param>
/// <param name="Epochs">How many epochs the training was asked for when the file was written. Only for messages.</param>
internal sealed record InitialState(ulong Step, string Weights, int Epochs);
