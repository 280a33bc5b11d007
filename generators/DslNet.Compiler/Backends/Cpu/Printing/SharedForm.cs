namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>The printed form of a kernel that several layers share.</summary>
/// <param name="IsTemplate">Whether it is printed only for comparison: values are named by their order, and without comments.</param>
/// <param name="Remark">Text after the summary.</param>
internal sealed record SharedForm(bool IsTemplate, string Remark);
