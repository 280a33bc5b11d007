namespace DslNet;

/// <summary>
/// The DSL in its fluent form: <c>Input(64).Dense(128).Relu()</c> is <c>Input(64) &gt;&gt; Dense(128) &gt;&gt; Relu</c>.
/// Each method appends the layer of the same name to a net or a block. Members stand beside those of <see cref="Dsl"/>, in a file for each verb.
/// </summary>
public static partial class Fluent;
