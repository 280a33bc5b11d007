namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>How a kernel is printed that several layers share.</summary>
/// <param name="IsTemplate">Whether only to be compared: values are called by their order, and nothing is said.</param>
/// <param name="Remark">Behind the summary.</param>
internal sealed record SharedForm(bool IsTemplate, string Remark);
