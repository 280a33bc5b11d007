using DslNet.Kernels.Driver;
using DslNet.Kernels.MatMul;

namespace DslNet;

// What the driver of a network asks of its optimizer in a training step.
public abstract partial class Optimizer : IOptimizer
{
    bool IOptimizer.Clips => Clips;

    void IOptimizer.Bind(INetwork network) => Bind(network);

    void IOptimizer.Step(NetworkDriver driver) => StepInside(driver);

    bool IOptimizer.TryStep(NetworkDriver driver) => TryStepInside(driver);

    void IOptimizer.BeginStep() => BeginStep();

    void IOptimizer.EndStep(NetworkDriver driver) => EndStep(driver);

    void IOptimizer.AbandonStep() => AbandonStep();

    void IGradientSink.Complete(int part) => StepPart(part);
}
