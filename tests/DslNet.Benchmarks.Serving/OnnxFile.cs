namespace DslNet.Benchmarks.Serving;

/// <summary>
/// Writes a network that is a chain of Conv2D, BatchNorm, Relu, Dropout, GlobalAvgPool, Dense and Softmax as an ONNX model of opset 13: one row, input
/// <c>input</c> (images as channels, height, width), output <c>output</c>. Padding is "same" in all convolutions, as TensorFlow has it.
/// </summary>
internal static class OnnxFile
{
    private const float Epsilon = 1e-5f;   // BatchNorm's default

    /// <summary>Writes the model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The network, with its parameters and buffers.</param>
    public static void Write(string path, INetwork network)
    {
        NetworkInfo info = network.Info;
        float[] parameters = new float[info.ParameterCount], buffers = new float[info.BufferCount];
        network.GetParameters(parameters);
        network.GetBuffers(buffers);
        Dictionary<(int Layer, ParameterRole Role), (Shape Shape, float[] Values)> values = Parts(info.Parameters, parameters).Concat(Parts(info.Buffers, buffers)).ToDictionary();

        List<(int Field, byte[] Bytes)> graph = [(2, OnnxMessage.Text(info.Name))];
        string value = "input";
        for (int i = 0; i < info.Layers.Count; i++)
        {
            LayerInfo layer = info.Layers[i];
            string next = i == info.Layers.Count - 1 ? "output" : layer.Name;
            string Constant(ParameterRole role, Func<Shape, float[], (int[] Shape, float[] Values)>? order = null)
            {
                (Shape shape, float[] own) = values[(i, role)];
                (int[] dimensions, float[] ordered) = order?.Invoke(shape, own) ?? ([own.Length], own);
                string name = $"{layer.Name}.{role}";
                graph.Add((5, OnnxMessage.Tensor(name, dimensions, ordered)));
                return name;
            }

            // What has no such parameter gets no such input.
            string[] Optional(ParameterRole role) => values.ContainsKey((i, role)) ? [Constant(role)] : [];

            switch (layer.Kind)
            {
                case "Conv2D":
                    int groups = layer.Input[2] / values[(i, ParameterRole.Weight)].Shape[2];
                    int[] strides = [Stride(layer, 0), Stride(layer, 1)];
                    graph.Add((1, OnnxMessage.Node("Conv", [value, Constant(ParameterRole.Weight, FiltersFirst), .. Optional(ParameterRole.Bias)], next,
                        OnnxMessage.Attribute("group", groups), OnnxMessage.Attribute("strides", strides), OnnxMessage.Attribute("auto_pad", "SAME_UPPER"))));
                    break;
                case "BatchNorm":
                    string[] inputs = [value, Constant(ParameterRole.Scale), Constant(ParameterRole.Shift), Constant(ParameterRole.RunningMean), Constant(ParameterRole.RunningVariance)];
                    graph.Add((1, OnnxMessage.Node("BatchNormalization", inputs, next, OnnxMessage.Attribute("epsilon", Epsilon))));
                    break;
                case "GlobalAvgPool":
                    graph.Add((1, OnnxMessage.Node("GlobalAveragePool", [value], layer.Name + ".pooled")));
                    graph.Add((1, OnnxMessage.Node("Flatten", [layer.Name + ".pooled"], next)));
                    break;
                case "Dense":
                    graph.Add((1, OnnxMessage.Node("Gemm", [value, Constant(ParameterRole.Weight, (shape, own) => ([shape[0], shape[1]], own)), .. Optional(ParameterRole.Bias)], next)));
                    break;
                case "Relu" or "Softmax":
                    graph.Add((1, OnnxMessage.Node(layer.Kind, [value], next)));
                    break;
                case "Dropout" or "Repeat" or "Chain":
                    next = value;
                    break;
                default:
                    throw new ArgumentException($"{layer.Name} is {layer.Kind}; expected Conv2D, BatchNorm, Relu, Dropout, GlobalAvgPool, Dense or Softmax.", nameof(network));
            }

            value = next;
        }

        graph.Add((11, OnnxMessage.Value("input", InputShape(info))));
        graph.Add((12, OnnxMessage.Value("output", [1, info.Output.Size])));
        File.WriteAllBytes(path, OnnxMessage.Model(graph, opset: 13));
    }

    /// <summary>The shape of the model's input: one row, channels first.</summary>
    public static int[] InputShape(NetworkInfo info) => info.Input.Rank == 3 ? [1, info.Input[2], info.Input[0], info.Input[1]] : [1, info.Input.Size];

    private static int Stride(LayerInfo layer, int axis) => (layer.Input[axis] + layer.Output[axis] - 1) / layer.Output[axis];

    private static IEnumerable<KeyValuePair<(int, ParameterRole), (Shape, float[])>> Parts(IReadOnlyList<ParameterInfo> parts, float[] values)
    {
        int at = 0;
        foreach (ParameterInfo part in parts)
        {
            yield return new((part.Layer, part.Role), (part.Shape, values[at..(at += part.Count)]));
        }
    }

    /// <summary>From [height, width, in/groups, filters] to [filters, in/groups, height, width].</summary>
    private static (int[] Shape, float[] Values) FiltersFirst(Shape shape, float[] values)
    {
        int taps = shape[0] * shape[1], channels = shape[2], filters = shape[3];
        float[] ordered = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int filter = i % filters, channel = i / filters % channels, tap = i / filters / channels;
            ordered[(((filter * channels) + channel) * taps) + tap] = values[i];
        }

        return ([filters, channels, shape[0], shape[1]], ordered);
    }
}
