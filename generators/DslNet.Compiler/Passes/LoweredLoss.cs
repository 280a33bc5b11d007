using System.Collections.Generic;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>The loss, appended to the forward kernels.</summary>
/// <param name="Target">The target; those of several outputs are concatenated.</param>
/// <param name="Loss">The network's loss.</param>
/// <param name="Losses">Its summands, and their weights.</param>
/// <param name="Kernels">The kernels up to those; these are differentiated.</param>
/// <param name="Sum">The kernels from those to the network's loss, where that is another value.</param>
internal sealed record LoweredLoss(Value Target, Value Loss, IReadOnlyDictionary<Value, double> Losses, IReadOnlyList<Kernel> Kernels, IReadOnlyList<Kernel> Sum);
