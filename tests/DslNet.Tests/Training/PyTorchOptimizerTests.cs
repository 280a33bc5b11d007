namespace DslNet.Tests.Training;

/// <summary>
/// Optimizers against PyTorch 1.13 (torch.optim in float64), step by step: parameters (0.5, −0.25 | 0.125), the last one a bias in a group of
/// its own, with gradients that are the same on both sides. The groups' rates and decays are PyTorch's parameter groups. NAdam is as PyTorch
/// documents it, and computes it from 2.0 on: in 1.13 the next step's product of momenta has one factor twice, which was taken out for this table.
/// </summary>
public class PyTorchOptimizerTests
{
    private static readonly ParameterGroup Weights = new() { Roles = [ParameterRole.Weight] };

    /// <summary>The optimizer, and after some of the steps: the step, two weights, a bias.</summary>
    public static TheoryData<Optimizer, double[][]> Runs => new()
    {
        {
            new Adam(0.05f, amsgrad: true),
            [
                [1, 0.4500000005, -0.2999999998, 0.174999999667],
                [2, 0.452631579421, -0.340152048499, 0.165324479265],
                [3, 0.425826742229, -0.350687696056, 0.157849014499],
                [5, 0.386713781717, -0.375330031626, 0.153318445399],
                [10, 0.323072238146, -0.396250883577, 0.156702339881],
                [50, 0.25270123864, -0.435566084971, 0.138547883067],
            ]
        },
        {
            new AdamW(0.05f, beta1: 0.8f, beta2: 0.95f, weightDecay: 0.1f, amsgrad: true),
            [
                [1, 0.4475000005, -0.2987499998, 0.174374999667],
                [2, 0.450818055997, -0.336045805261, 0.16097722188],
                [3, 0.420112847544, -0.340435284525, 0.151231518418],
                [5, 0.379560260814, -0.355276497961, 0.144654218422],
                [10, 0.32356642072, -0.348319588405, 0.146538711167],
                [50, 0.249087812464, -0.297610863258, 0.103149651391],
            ]
        },
        {
            new NAdam(),
            [
                [1, 0.497887096438, -0.252112903574, 0.127112903569],
                [2, 0.499276117997, -0.252646665887, 0.12551629478],
                [3, 0.497316229893, -0.251637365947, 0.125478223693],
                [5, 0.497275667712, -0.252188021711, 0.125530067677],
                [10, 0.496438415032, -0.2517912523, 0.1256089966],
                [50, 0.494762936309, -0.252401706508, 0.125295163334],
            ]
        },
        {
            new NAdam(0.05f, beta1: 0.8f, beta2: 0.95f, weightDecay: 0.1f, momentumDecay: 0.02f),
            [
                [1, 0.445228101514, -0.304771898786, 0.179771898639],
                [2, 0.479734827158, -0.320258606538, 0.137300399448],
                [3, 0.426166701134, -0.292175996335, 0.135051690002],
                [5, 0.420229622783, -0.305576108044, 0.134736635403],
                [10, 0.389306428265, -0.282086449016, 0.133639453928],
                [50, 0.242062590341, -0.195926120594, 0.0808797996126],
            ]
        },
        {
            new AdamW(0.05f, weightDecay: 0.1f) { Groups = [ParameterGroup.BiasesAndNormalization.WithoutDecay().WithLearningRate(0.1f)] },
            [
                [1, 0.4475000005, -0.2987499998, 0.129999999967],
                [2, 0.447894079419, -0.3374082985, 0.129032447926],
                [3, 0.41884977183, -0.346256904565, 0.128284527396],
                [5, 0.375674786259, -0.367384185625, 0.127831470486],
                [10, 0.303468913015, -0.378933680207, 0.128169859934],
                [50, 0.18747276342, -0.344234423549, 0.126353712836],
            ]
        },
        {
            new Sgd(0.05f, momentum: 0.9f, weightDecay: 0.1f) { Groups = [Weights.WithDecay(0.3f).WithLearningRate(0.25f)] },
            [
                [1, 0.485625, -0.2803125, 0.199375],
                [2, 0.48336640625, -0.312792578125, 0.165315625],
                [3, 0.448271047852, -0.32210167627, 0.133835609375],
                [5, 0.385232397366, -0.346342052216, 0.106834172281],
                [10, 0.248401024485, -0.343541865548, 0.106816448028],
                [50, -0.0237154512174, -0.06761789958, -0.0440655789334],
            ]
        },
        {
            new RmsProp(0.01f, momentum: 0.5f) { Groups = [Weights.WithLearningRate(0.5f)] },
            [
                [1, 0.450000005, -0.299999998, 0.224999993333],
                [2, 0.460444065238, -0.334853289393, 0.194855603241],
                [3, 0.422067605423, -0.326739463748, 0.179783408196],
                [5, 0.396544804638, -0.333304765636, 0.183445938994],
                [10, 0.383349297973, -0.315888353466, 0.203916303555],
                [50, 0.383518816297, -0.324435322704, 0.187243299042],
            ]
        },
        {
            new Adagrad(0.05f) { Groups = [Weights.WithLearningRate(0.5f)] },
            [
                [1, 0.475000000002, -0.274999999999, 0.174999999997],
                [2, 0.492677669531, -0.279902903377, 0.134999999998],
                [3, 0.470917962537, -0.267225589557, 0.134999999998],
                [5, 0.473064485617, -0.271392256223, 0.137529738004],
                [10, 0.470925606681, -0.266321120843, 0.14034017776],
                [50, 0.469736001723, -0.267399093488, 0.141062984626],
            ]
        },
        {
            new NAdam(0.05f, weightDecay: 0.1f) { Groups = [ParameterGroup.BiasesAndNormalization.WithoutDecay()] },
            [
                [1, 0.447177410937, -0.302822589352, 0.177822589214],
                [2, 0.480016280618, -0.315667669595, 0.137907369509],
                [3, 0.430724473583, -0.289681173693, 0.136955592321],
                [5, 0.427419708037, -0.301967806158, 0.138251691926],
                [10, 0.398957961821, -0.286608937623, 0.140224915011],
                [50, 0.257432406808, -0.223852184833, 0.13237908335],
            ]
        },
        {
            new Adam(0.05f, amsgrad: true) { Groups = [Weights.WithLearningRate(2)] },
            [
                [1, 0.400000001, -0.3499999996, 0.174999999667],
                [2, 0.405263158842, -0.430304096998, 0.165324479265],
                [3, 0.351653484459, -0.451375392112, 0.157849014499],
                [5, 0.273427563434, -0.500660063252, 0.153318445399],
                [10, 0.146144476291, -0.542501767155, 0.156702339881],
                [50, 0.0054024772802, -0.621132169942, 0.138547883067],
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Steps_are_PyTorch_s(Optimizer optimizer, double[][] expected)
    {
        using var network = new TinyNetwork(2, 1, Loss.MeanSquaredError);
        network.SetParameters([0.5f, -0.25f, 0.125f]);
        for (int step = 1; step <= 50; step++)
        {
            network.SetWeightGradient([Gradient(step, 0), Gradient(step, 1)]);
            network.BiasGradient[0] = Gradient(step, 2);
            optimizer.Step(network);
            if (expected.FirstOrDefault(row => row[0] == step) is { } values)
            {
                float[] parameters = network.Parameters;
                for (int i = 0; i < parameters.Length; i++)
                {
                    ((double)parameters[i]).ShouldBe(values[i + 1], (2e-6 * Math.Abs(values[i + 1])) + 2e-6, $"{optimizer}, step {step}, parameter {i}");
                }
            }
        }
    }

    // Exact in float, and large at first, so that the largest mean of squares stays behind.
    private static float Gradient(int step, int i) => ((((7 * step) + (3 * i)) % 11) - 5) / 8f * (step <= 3 ? 4 : 1);
}
