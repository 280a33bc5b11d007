#if !REAL_ILGPU
using DslNet.Ilgpu.Tests.Harness;
using DslNet.Tests.Golden;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace DslNet.Ilgpu.Tests;

/// <summary>Products by cuBLAS instead of the emitted kernel: on a stand-in that multiplies as NVIDIA's manual says.</summary>
public class CuBlasTests
{
    [Theory]
    [InlineData(typeof(AdamWCosineClipNet))]
    [InlineData(typeof(BatchNormReluNet))]
    [InlineData(typeof(NesterovPenaltyNet))]
    [InlineData(typeof(ConvPoolDenseNet))]
    public void A_network_learns_the_same_with_its_products(Type network)
    {
        int before = CuBlas.Products;
        using Context context = Context.CreateDefault();
        using CudaAccelerator accelerator = context.CreateCudaStandIn(threadsPerGroup: 4);
        using NetworkPair pair = NetworkPair.On(accelerator, network, batchSize: 7, MatrixProducts.CuBlas);
        Batch batch = Batch.Draw(pair.Cpu.Info, rows: 7, seed: 3);
        Optimizer first = new Sgd(0.05f, momentum: 0.9f), second = new Sgd(0.05f, momentum: 0.9f);
        for (int step = 0; step < 3; step++)
        {
            float expected = pair.Cpu.TrainStep(batch.Input, batch.Target, first);
            new[] { pair.Gpu.TrainStep(batch.Input, batch.Target, second) }.ShouldBeCloseTo([expected], $"loss of step {step}");
        }

        pair.ShouldAgree("after three steps");
        pair.OutputsShouldAgree(batch.Input, predict: true, "of the trained network");
        CuBlas.Products.ShouldBeGreaterThan(before + 6);
    }

    [Fact]
    public void Small_products_never_ask_the_library()
    {
        using Context context = Context.CreateDefault();
        using CudaAccelerator accelerator = context.CreateCudaStandIn(threadsPerGroup: 4);
        using NetworkPair pair = NetworkPair.On(accelerator, typeof(TanhRegressionNet), batchSize: 4, MatrixProducts.Fastest);
        Batch batch = Batch.Draw(pair.Cpu.Info, rows: 4, seed: 1);
        int launches = accelerator.Launches;

        pair.Gpu.TrainStep(batch.Input, batch.Target, new Sgd(0.1f));

        (accelerator.Launches - launches).ShouldBe(TanhRegressionNet.Gpu.LaunchesPerStep);
    }

    [Fact]
    public void A_large_product_is_measured_once_and_right_whoever_makes_it()
    {
        int before = CuBlas.Products;
        using Context context = Context.CreateDefault();
        using CudaAccelerator accelerator = context.CreateCudaStandIn(threadsPerGroup: 4);
        using NetworkPair pair = NetworkPair.On(accelerator, typeof(WideNet), batchSize: 300, MatrixProducts.Fastest);
        Batch batch = Batch.Draw(pair.Cpu.Info, rows: 300, seed: 1);

        pair.Gpu.TrainStep(batch.Input, batch.Target, new Sgd(0.1f));
        int measured = CuBlas.Products;
        pair.Cpu.TrainStep(batch.Input, batch.Target, new Sgd(0.1f));

        measured.ShouldBeGreaterThan(before);
        pair.ShouldAgree("after a step");
    }

    [Fact]
    public void Where_the_library_is_missing_the_kernels_are_taken_and_who_insists_is_told()
    {
        using Context context = Context.CreateDefault();
        using CudaAccelerator accelerator = context.CreateCudaStandIn(threadsPerGroup: 4);
        accelerator.LacksCuBlas = true;
        using TanhRegressionNet network = new(4);

        using (TanhRegressionNet.Gpu gpu = new(accelerator, network, 4))
        {
            gpu.BatchSize.ShouldBe(4);
        }

        Should.Throw<NotSupportedException>(() => new TanhRegressionNet.Gpu(accelerator, network, 4, MatrixProducts.CuBlas)).Message.ShouldContain("isn't installed");
        accelerator.BuffersInUse.ShouldBe(0);
    }

    [Fact]
    public void Who_insists_on_another_accelerator_is_told_too()
    {
        using AcceleratorUnderTest under = new();
        using TanhRegressionNet network = new(4);

        Should.Throw<NotSupportedException>(() => new TanhRegressionNet.Gpu(under.Accelerator, network, 4, MatrixProducts.CuBlas)).Message.ShouldContain("no CUDA accelerator");
    }
}
#endif
