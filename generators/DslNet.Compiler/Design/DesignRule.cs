using System.Collections.Generic;
using DslNet.Compiler.Findings;

namespace DslNet.Compiler.Design;

/// <summary>A rule about a well-known mistake in a definition that compiles. False negatives are preferred to false positives.</summary>
internal abstract class DesignRule
{
    /// <summary>The rule's findings in a network without errors.</summary>
    public abstract IEnumerable<Finding> Check(Flow flow);
}
