namespace DslNet.Benchmarks.Networks;

/// <summary>Residual blocks: 1.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class Blocks1
{
    static Net Define() => Family.Residuals(1);
}

/// <summary>Residual blocks: 10.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class Blocks10
{
    static Net Define() => Family.Residuals(10);
}

/// <summary>Residual blocks: 50.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class Blocks50
{
    static Net Define() => Family.Residuals(50);
}

/// <summary>Residual blocks: 100.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class Blocks100
{
    static Net Define() => Family.Residuals(100);
}
