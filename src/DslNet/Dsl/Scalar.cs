namespace DslNet;

/// <summary>The built-in activations as functions of one float, for use in <see cref="Dsl.Activation(Func{float, float})"/> and custom losses.</summary>
public static partial class Scalar;
