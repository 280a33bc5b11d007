using System.Text.Json.Serialization;

/// <summary>How the records are read from JSON and written to it, generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Digit))]
[JsonSerializable(typeof(LabelledDigit))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(HttpValidationProblemDetails))]
internal sealed partial class ServiceJson : JsonSerializerContext;
