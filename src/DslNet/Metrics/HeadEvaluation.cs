namespace DslNet;

/// <summary>The evaluation of one output of several.</summary>
/// <param name="Name">The output's name in the definition.</param>
/// <param name="Evaluation">Its unweighted loss, and the metrics of its task.</param>
public sealed record HeadEvaluation(string Name, Evaluation Evaluation);
