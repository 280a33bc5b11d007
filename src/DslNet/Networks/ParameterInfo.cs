namespace DslNet;

/// <summary>A parameter or buffer of a network.</summary>
/// <param name="Name">Layer and role, such as <c>dense1.weight</c> or <c>batchnorm1.running_mean</c>.</param>
/// <param name="Layer">Index of its layer in <see cref="NetworkInfo.Layers"/>.</param>
/// <param name="Role">What it is to its layer.</param>
/// <param name="Shape">[in, out] for a weight, else the number of features.</param>
/// <param name="Initializer">How it starts; never <see cref="Init.Auto"/>, which the compiler has resolved.</param>
/// <param name="FanIn">Inputs that one unit sums.</param>
/// <param name="FanOut">Units that one input reaches.</param>
public sealed record ParameterInfo(string Name, int Layer, ParameterRole Role, Shape Shape, Init Initializer, int FanIn, int FanOut)
{
    /// <summary>How many numbers it holds.</summary>
    public int Count => Shape.Size;
}
