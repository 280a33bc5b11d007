namespace DslNet.Compiler.Kernels;

/// <summary>A visitor with one method for each kind of kernel.</summary>
public interface IKernelVisitor<T>
{
    T Visit(MapKernel kernel);

    T Visit(MatMulKernel kernel);

    T Visit(ConvolutionKernel kernel);

    T Visit(PoolKernel kernel);

    T Visit(PoolGradientKernel kernel);

    T Visit(AdaptivePoolKernel kernel);

    T Visit(AdaptivePoolGradientKernel kernel);

    T Visit(ReshapeKernel kernel);

    T Visit(CopyKernel kernel);

    T Visit(ReduceRowsKernel kernel);

    T Visit(ReduceRowKernel kernel);

    T Visit(NormalizeKernel kernel);

    T Visit(NormalizeGradientKernel kernel);

    T Visit(RowNormalizeKernel kernel);

    T Visit(RowNormalizeGradientKernel kernel);

    T Visit(SoftmaxKernel kernel);

    T Visit(SoftmaxGradientKernel kernel);

    T Visit(SoftmaxCrossEntropyKernel kernel);

    T Visit(SigmoidCrossEntropyKernel kernel);

    T Visit(AttentionKernel kernel);

    T Visit(AttentionGradientKernel kernel);

    T Visit(StepCrossEntropyKernel kernel);

    T Visit(CtcKernel kernel);

    T Visit(BlankPaddingKernel kernel);

    T Visit(LoopKernel kernel);

    T Visit(RecurrentKernel kernel);

    T Visit(RecurrentGradientKernel kernel);

    T Visit(StepsKernel kernel);

    T Visit(GatherKernel kernel);

    T Visit(GatherGradientKernel kernel);
}
