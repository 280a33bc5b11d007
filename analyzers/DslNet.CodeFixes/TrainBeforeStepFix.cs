using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DslNet.CodeFixes;

/// <summary>DN3002: <c>network.Train();</c> before the statement.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TrainBeforeStepFix)), Shared]
public sealed class TrainBeforeStepFix() : SetModeFix("DN3002", "Train");
