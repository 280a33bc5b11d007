namespace DslNet.Ilgpu.Tests.Harness;

/// <summary>Rows to train with, drawn by a seed.</summary>
public sealed record Batch(float[] Input, float[] Target)
{
    /// <summary>Inputs of about ±2; targets that the network's loss takes.</summary>
    public static Batch Draw(NetworkInfo info, int rows, int seed)
    {
        Random random = new(seed);
        float[] input = [.. Enumerable.Range(0, rows * info.Input.Size).Select(_ => (random.NextSingle() * 4) - 2)];
        Whole(info, input, random);
        float[] target = new float[rows * info.Output.Size];
        for (int row = 0; row < rows; row++)
        {
            int hot = random.Next(info.Output.Size);
            for (int i = 0; i < info.Output.Size; i++)
            {
                target[(row * info.Output.Size) + i] = info.Loss switch
                {
                    Loss.CrossEntropy => i == hot ? 1 : 0,
                    Loss.BinaryCrossEntropy => random.Next(2),
                    _ => (random.NextSingle() * 2) - 1,
                };
            }
        }

        return new Batch(input, info.Loss == Loss.Ctc ? Labels(info, rows, random) : info.Loss == Loss.CrossEntropy && info.Output.Rank > 1 ? [.. Enumerable.Range(0, rows * info.TargetSize).Select(_ => (float)random.Next(info.Output[1]))] : target);
    }

    /// <summary>Sequences of labels that fit, the first of them empty.</summary>
    private static float[] Labels(NetworkInfo info, int rows, Random random) => [.. Enumerable.Range(0, rows).SelectMany(row =>
    {
        int most = info.TargetSize - 1;
        float[] labels = [.. Enumerable.Range(0, most).Select(_ => (float)random.Next(1, info.Output[1]))];
        return labels.Append(row == 0 ? 0 : random.Next(Math.Min(most, info.Output[0] / 2) + 1));
    })];

    /// <summary>Tokens and lengths in their places.</summary>
    private static void Whole(NetworkInfo info, float[] input, Random random)
    {
        for (int start = 0; start < input.Length;)
        {
            foreach (InputInfo each in info.Inputs.Count > 0 ? info.Inputs : [new InputInfo("input", info.Input)])
            {
                for (int i = 0; i < each.Shape.Size && each.Vocabulary is not null; i++)
                {
                    input[start + i] = random.Next(each.Vocabulary.Value);
                }

                start += each.RowSize;
                if (each.HasLengths)
                {
                    input[start - 1] = random.Next(each.Shape[0] + 1);
                }
            }
        }
    }
}
