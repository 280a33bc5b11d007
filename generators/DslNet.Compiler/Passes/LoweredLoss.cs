using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>The loss behind the forward kernels.</summary>
/// <param name="Target">What was wanted; of several outputs, one behind the other.</param>
/// <param name="Loss">The network's loss.</param>
/// <param name="Losses">The losses that it is the sum of, and their weights.</param>
/// <param name="Kernels">Up to those; what is differentiated.</param>
/// <param name="Sum">From those to the network's, where it is another.</param>
internal sealed record LoweredLoss(Value Target, Value Loss, IReadOnlyDictionary<Value, double> Losses, IReadOnlyList<Kernel> Kernels, IReadOnlyList<Kernel> Sum);
