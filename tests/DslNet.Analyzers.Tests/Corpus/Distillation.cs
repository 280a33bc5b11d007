// A small network learns what a large one says.
using DslNet;
using static DslNet.Dsl;

namespace Corpus.Distillation;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class Teacher
{
    static Net Define() => Input(64) >> Repeat(2, Dense(256) >> BatchNorm() >> Relu) >> Dropout(0.3f) >> Dense(10) >> Softmax;
}

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class Student
{
    static Net Define() => Input(64) >> Dense(32) >> Relu >> Dense(10) >> Softmax;
}

public static class Program
{
    public static void Main(string[] arguments)
    {
        using Teacher teacher = new(batchSize: 32);
        Safetensors.Load(teacher, arguments[0]);
        teacher.Eval();
        using Student student = new(batchSize: 32, seed: 4);
        Distill(teacher, student, Batches(1000), new AdamW(1e-3f));
        Safetensors.Save(student, arguments[1]);
    }

    private static void Distill(Teacher teacher, Student student, IEnumerable<float[]> batches, Optimizer optimizer)
    {
        float[] soft = new float[32 * Teacher.OutputSize];
        foreach (float[] batch in batches)
        {
            teacher.Forward(batch, soft);
            student.TrainStep(batch, soft, optimizer);
        }
    }

    private static IEnumerable<float[]> Batches(int count)
    {
        Random random = new(1);
        for (int i = 0; i < count; i++)
        {
            yield return [.. Enumerable.Range(0, 32 * 64).Select(_ => random.NextSingle())];
        }
    }
}
