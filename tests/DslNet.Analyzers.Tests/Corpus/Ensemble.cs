// Several networks that vote; all are trained in a loop and kept in a list.
using DslNet;
using DslNet.Data;
using static DslNet.Dsl;

namespace Corpus.Ensemble;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class Member
{
    static Net Define() => Input(30) >> Dense(24) >> BatchNorm() >> Relu >> Dropout(0.3f) >> Dense(2) >> Softmax;
}

public sealed class Committee : IDisposable
{
    private readonly List<Member> members = [];

    public Committee(DataSplit split, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Member member = new(batchSize: 32, seed: (ulong)i);
            member.Fit(split.Train, new Adam(2e-3f), new FitOptions { Epochs = 25, Validation = split.Validation, Schedule = Schedule.Cosine(), Seed = (ulong)i });
            members.Add(member);
        }
    }

    public float[] Vote(ReadOnlySpan<float> row)
    {
        float[] sum = new float[Member.OutputSize], one = new float[Member.OutputSize];
        foreach (Member member in members)
        {
            member.Forward(row, one);
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += one[i] / members.Count;
            }
        }

        return sum;
    }

    public void Dispose() => members.ForEach(member => member.Dispose());
}
