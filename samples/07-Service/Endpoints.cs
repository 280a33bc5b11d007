using DslNet;
using Microsoft.AspNetCore.Http.HttpResults;
using System.Numerics.Tensors;

/// <summary>What the service answers.</summary>
internal static class Endpoints
{
    /// <summary>Reads a digit. Any number of requests run at once; they share the predictor, which a network wouldn't allow.</summary>
    public static Results<Ok<Answer>, ValidationProblem> Predict(Digit digit, Predictor<DigitsNet> predictor, Training training)
    {
        if (digit.Problems() is { Count: > 0 } problems)
        {
            return TypedResults.ValidationProblem(problems);
        }

        Span<float> input = stackalloc float[DigitsNet.InputSize];
        float[] probabilities = new float[DigitsNet.OutputSize];
        training.Scale.Apply(digit.Pixels, input);
        predictor.Predict(input, probabilities);
        return TypedResults.Ok(new Answer(TensorPrimitives.IndexOfMax<float>(probabilities), probabilities));
    }

    /// <summary>Takes a digit to learn from. In a service of yours, ask here who sends it: whoever teaches the network decides what it says.</summary>
    public static Results<Accepted, ValidationProblem, StatusCodeHttpResult> Learn(LabelledDigit digit, Training training)
    {
        if (digit.Problems() is { Count: > 0 } problems)
        {
            return TypedResults.ValidationProblem(problems);
        }

        return training.Incoming.Writer.TryWrite(digit) ? TypedResults.Accepted((string?)null) : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}
