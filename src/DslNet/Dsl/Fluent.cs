namespace DslNet;

/// <summary>
/// The DSL in its fluent form: <c>Input(64).Dense(128).Relu()</c> is <c>Input(64) &gt;&gt; Dense(128) &gt;&gt; Relu</c>.
/// Each method puts the layer of the same name behind a net or a block.
/// </summary>
public static partial class Fluent;
