namespace DslNet.Benchmarks.Networks;

/// <summary>4 wide.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class Width4
{
    static Net Define() => Family.Square(4);
}

/// <summary>16 wide.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class Width16
{
    static Net Define() => Family.Square(16);
}

/// <summary>64 wide.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class Width64
{
    static Net Define() => Family.Square(64);
}

/// <summary>256 wide.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class Width256
{
    static Net Define() => Family.Square(256);
}

/// <summary>1024 wide.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class Width1024
{
    static Net Define() => Family.Square(1024);
}

/// <summary>4096 wide.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class Width4096
{
    static Net Define() => Family.Square(4096);
}
