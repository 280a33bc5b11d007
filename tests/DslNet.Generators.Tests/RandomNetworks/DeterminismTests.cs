namespace DslNet.Generators.Tests.RandomNetworks;

public class DeterminismTests
{
    [Fact]
    public void One_two_and_three_threads_give_the_same_bits()
    {
        foreach (DrawnNetwork network in DrawnNetworks.All)
        {
            float[] one = Run(network, threads: 1);
            foreach (int threads in new[] { 2, 3 })
            {
                Outcome.FirstDifference(Run(network, threads), one).ShouldBe(-1, $"with {threads} threads: {network}");
            }

            Outcome.FirstDifference(Run(network, threads: 1), one).ShouldBe(-1, $"from run to run: {network}");
        }

        static float[] Run(DrawnNetwork network, int threads)
        {
            Adam optimizer = new(learningRate: 0.01f);
            return Outcome.Of(network, threads, (trained, input, target) => trained.TrainStep(input, target, optimizer));
        }
    }

    [Fact]
    public void TrainStep_is_Backward_and_Step_bit_for_bit()
    {
        foreach (DrawnNetwork network in DrawnNetworks.All)
        {
            Optimizer first = Optimizer(network.Number);
            Optimizer second = Optimizer(network.Number);
            float[] inOne = Outcome.Of(network, 2, (trained, input, target) => trained.TrainStep(input, target, first));
            float[] inTwo = Outcome.Of(network, 2, (trained, input, target) =>
            {
                float loss = trained.Backward(input, target);
                second.Step(trained);
                return loss;
            });
            Outcome.FirstDifference(inOne, inTwo).ShouldBe(-1, network.ToString());
        }
    }

    private static Optimizer Optimizer(int kind) => (kind % 6) switch
    {
        0 => new Sgd(0.01f),
        1 => new Sgd(0.01f, momentum: 0.9f, nesterov: true) { ClipNorm = 0.5f },
        2 => new Adam(),
        3 => new AdamW { ClipValue = 0.1f },
        4 => new RmsProp(),
        _ => new Adagrad(),
    };
}
