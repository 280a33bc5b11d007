using System.Reflection;
using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Onnx;

namespace DslNet.Benchmarks.Serving;

/// <summary>
/// ML.NET over the same ONNX model, shared as its PredictionEnginePool (package Microsoft.Extensions.ML) does: prediction engines in a
/// <see cref="DefaultObjectPool{T}"/>, one taken and given back a request. The pool's lookup by the model's name is left out.
/// </summary>
internal sealed class MlNetServer : IServer
{
    private readonly ITransformer model;
    private readonly DefaultObjectPool<PredictionEngine<Row, Result>> pool;
    private readonly int inputSize;

    public MlNetServer(string path, NetworkInfo info)
    {
        MLContext context = new();
        inputSize = info.Input.Size;
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
        schema[0].ColumnType = new VectorDataViewType(NumberDataViewType.Single, inputSize);
        model = context.Transforms
            .ApplyOnnxModel(new OnnxOptions { ModelFile = path, InputColumns = ["input"], OutputColumns = ["output"], IntraOpNumThreads = 1, InterOpNumThreads = 1 })
            .Fit(context.Data.LoadFromEnumerable(Array.Empty<Row>(), schema));
        pool = new DefaultObjectPool<PredictionEngine<Row, Result>>(new Policy(() => context.Model.CreatePredictionEngine<Row, Result>(model, inputSchemaDefinition: schema)));
    }

    public string Name => $"ML.NET {typeof(MLContext).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]}, pooled engines";

    public ICaller Caller() => new Calls(pool, new float[inputSize]);

    public void Dispose() => (model as IDisposable)?.Dispose();

    private sealed class Policy(Func<PredictionEngine<Row, Result>> make) : IPooledObjectPolicy<PredictionEngine<Row, Result>>
    {
        public PredictionEngine<Row, Result> Create() => make();

        public bool Return(PredictionEngine<Row, Result> engine) => true;
    }

    private sealed class Calls(DefaultObjectPool<PredictionEngine<Row, Result>> pool, float[] input) : ICaller
    {
        private readonly Row row = new() { Input = input };
        private Result result = new();

        public float[] Input => input;

        public float[] Output => result.Output;

        public void Predict()
        {
            PredictionEngine<Row, Result> engine = pool.Get();
            try
            {
                // As requests do: each gets a result of its own.
                result = engine.Predict(row);
            }
            finally
            {
                pool.Return(engine);
            }
        }

        public void Dispose()
        {
        }
    }

    private sealed class Row
    {
        [ColumnName("input")]
        public float[] Input { get; set; } = [];
    }

    private sealed class Result
    {
        [ColumnName("output")]
        public float[] Output { get; set; } = [];
    }
}
