namespace DslNet.Benchmarks.Networks;

/// <summary>Hidden layers: 1.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class Depth1
{
    static Net Define() => Family.Deep(1);
}

/// <summary>Hidden layers: 10.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class Depth10
{
    static Net Define() => Family.Deep(10);
}

/// <summary>Hidden layers: 50.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class Depth50
{
    static Net Define() => Family.Deep(50);
}

/// <summary>Hidden layers: 100.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class Depth100
{
    static Net Define() => Family.Deep(100);
}

/// <summary>Hidden layers: 200.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class Depth200
{
    static Net Define() => Family.Deep(200);
}
