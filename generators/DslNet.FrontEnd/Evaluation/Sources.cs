using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <summary>The operations of the user's symbols, wherever in the compilation they are declared.</summary>
internal sealed class Sources(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];
    private readonly Dictionary<ISymbol, IOperation?> bodies = new(SymbolEqualityComparer.Default);

    /// <summary>The block of a method, accessor or local function, or null where this compilation doesn't have it.</summary>
    public IOperation? Body(IMethodSymbol method)
    {
        IMethodSymbol declared = method.PartialImplementationPart ?? method;
        return Known(declared, () => Operations(declared).Select(BlockOf).FirstOrDefault(block => block is not null));
    }

    /// <summary>The initializer of a field or an automatic property, or null.</summary>
    public IOperation? Initializer(ISymbol symbol) => Known(symbol, () => symbol.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(cancellation))
        .Select(node => node switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        })
        .OfType<EqualsValueClauseSyntax>()
        .Select(Operation)
        .OfType<ISymbolInitializerOperation>()
        .Select(initializer => initializer.Value)
        .FirstOrDefault());

    private static IOperation? BlockOf(IOperation? operation) => operation switch
    {
        IMethodBodyOperation method => method.BlockBody ?? method.ExpressionBody,
        ILocalFunctionOperation local => local.Body ?? local.IgnoredBody,
        IBlockOperation block => block,
        _ => null,
    };

    private IEnumerable<IOperation?> Operations(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Select(reference => Operation(reference.GetSyntax(cancellation)));

    /// <summary>A project reference in an editor shows symbols whose trees belong to another compilation: those have no operations in this one.</summary>
    private IOperation? Operation(SyntaxNode node)
    {
        if (!compilation.ContainsSyntaxTree(node.SyntaxTree))
        {
            return null;
        }

        if (!models.TryGetValue(node.SyntaxTree, out SemanticModel? model))
        {
            models[node.SyntaxTree] = model = compilation.GetSemanticModel(node.SyntaxTree);
        }

        return OperationTree.Of(model, node, cancellation);
    }

    private IOperation? Known(ISymbol symbol, System.Func<IOperation?> find)
    {
        if (!bodies.TryGetValue(symbol, out IOperation? body))
        {
            bodies[symbol] = body = find();
        }

        return body;
    }
}
