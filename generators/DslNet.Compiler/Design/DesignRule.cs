using System.Collections.Generic;
using DslNet.Compiler.Findings;

namespace DslNet.Compiler.Design;

/// <summary>A well-known mistake in a definition that compiles. What can't be known is not found: silence is better than a false alarm.</summary>
internal abstract class DesignRule
{
    /// <summary>What the rule finds in a network without errors.</summary>
    public abstract IEnumerable<Finding> Check(Flow flow);
}
