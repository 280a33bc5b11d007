namespace DslNet;

/// <summary>What a network with several outputs makes of a set, of one of them.</summary>
/// <param name="Name">As the definition names the output.</param>
/// <param name="Evaluation">Its loss, without its weight among all, and the scores that fit its task.</param>
public sealed record HeadEvaluation(string Name, Evaluation Evaluation);
