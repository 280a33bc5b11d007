namespace DslNet.Compiler.Ops;

/// <summary>A window that slides along the steps of a sequence.</summary>
/// <param name="Slack">Steps of padding on both sides, less the steps from the window's first to its last.</param>
/// <param name="Stride">Steps from one window to the next.</param>
/// <remarks>A row of n steps has ⌊(n + slack) / stride⌋ + 1 windows: as many as the same row without padding behind it has. A row without steps has none.</remarks>
public readonly record struct StepWindow(int Slack, int Stride);
