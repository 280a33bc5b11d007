using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <content>The cross-entropy of each step.</content>
internal sealed partial class KernelRun
{
    public bool Visit(StepCrossEntropyKernel kernel)
    {
        double[] target = store.Read(kernel.Target), lengths = kernel.Lengths is null ? [.. Enumerable.Repeat((double)kernel.Steps, Rows)] : store.Read(kernel.Lengths);
        double[][] steps = [.. store.Read(kernel.Logits).Chunk(kernel.Classes)];
        bool[] counts = [.. target.Select((label, at) => at % kernel.Steps < lengths[at / kernel.Steps] && label != kernel.Ignored)];
        int counted = counts.Count(does => does);
        (double Loss, double[] Slopes)[] all = [.. steps.Select((step, at) => counts[at] ? OfStep(step, (int)target[at]) : (0, new double[kernel.Classes]))];
        store.Write(kernel.Divisors, [.. Enumerable.Repeat((double)counted, Rows)]);
        store.Write(kernel.StepLoss, [.. all.Select(step => step.Loss)]);
        store.Write(kernel.Loss, [counted == 0 ? 0 : all.Sum(step => step.Loss) / counted]);
        store.Write(kernel.LogitsGradient, [.. all.SelectMany(step => step.Slopes).Select(slope => counted == 0 ? 0 : slope / counted)]);
        return true;

        (double Loss, double[] Slopes) OfStep(double[] z, int label)
        {
            double logSum = LogSum(z), gamma = kernel.FocalGamma;
            double[] wanted = [.. z.Select((_, place) => (place == label ? 1 - kernel.Smoothing : 0) + ((double)kernel.Smoothing / kernel.Classes))];
            double loss = z.Zip(wanted, (logit, t) => t * Math.Pow(1 - Math.Exp(logit - logSum), gamma) * (logSum - logit)).Sum();

            // By log p, a class's part t·(1 − p)^γ·(−log p) grows by t·γ·p·(1 − p)^(γ − 1)·log p − t·(1 − p)^γ.
            double[] probabilities = [.. z.Select(logit => Math.Exp(logit - logSum))];
            double[] slopes = [.. probabilities.Zip(wanted, (p, t) => t * ((gamma == 0 ? 0 : gamma * p * Math.Pow(1 - p, gamma - 1) * Math.Log(p)) - Math.Pow(1 - p, gamma)))];
            double sum = slopes.Sum();
            return (loss, [.. probabilities.Zip(slopes, (p, slope) => slope - (sum * p))]);
        }
    }
}
