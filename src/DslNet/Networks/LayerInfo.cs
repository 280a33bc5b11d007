namespace DslNet;

/// <summary>A layer as a network's table shows it.</summary>
/// <param name="Name">The name the user gave, else kind and ordinal, such as <c>dense1</c>.</param>
/// <param name="Kind">The verb of the DSL, such as <c>Dense</c>.</param>
/// <param name="Input">Shape of one input sample.</param>
/// <param name="Output">Shape of one output sample.</param>
/// <param name="ParameterCount">Trainable parameters of this layer, in floats.</param>
/// <param name="ConnectionCount">Inputs × units for a dense layer, positions × kernel × channels in × filters for a convolution, else 0.</param>
public sealed record LayerInfo(string Name, string Kind, Shape Input, Shape Output, int ParameterCount, long ConnectionCount);
