using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DslNet.CodeFixes;

/// <summary>DN3001: <c>network.Eval();</c> before the statement.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EvalBeforeForwardFix)), Shared]
public sealed class EvalBeforeForwardFix() : SetModeFix("DN3001", "Eval");
