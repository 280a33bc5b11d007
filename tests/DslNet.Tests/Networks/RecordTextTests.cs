using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DslNet.Tests.Networks;

/// <summary>A record's own text is in the user's culture; those of the library print the same everywhere.</summary>
public class RecordTextTests
{
    public static TheoryData<Type> WithFractions => [.. typeof(INetwork).Assembly.GetExportedTypes().Where(type => IsRecord(type) && Fields(type).Any(IsFraction) && type != typeof(Head))]; // an output prints the net that it is of

    [Theory]
    [MemberData(nameof(WithFractions))]
    public void A_record_with_fractions_prints_them_in_the_invariant_culture(Type type)
    {
        object record = RuntimeHelpers.GetUninitializedObject(type);
        foreach (FieldInfo field in Fields(type))
        {
            field.SetValue(record, Sample(field));
        }

        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            string expected = record.ToString()!;
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            record.ToString().ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_penalty_prints_its_factors() => new Regularization(0.5f, 1e-4f).ToString().ShouldBe("Regularization { L1 = 0.5, L2 = 0.0001 }");

    [Fact]
    public void The_records_are_found() => WithFractions.Count.ShouldBeGreaterThan(8);

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static FieldInfo[] Fields(Type type) => type.GetFields(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance);

    private static bool IsFraction(FieldInfo field) => (Nullable.GetUnderlyingType(field.FieldType) ?? field.FieldType) is { } type && (type == typeof(float) || type == typeof(double));

    private static object? Sample(FieldInfo field) => field.FieldType switch
    {
        { } type when type == typeof(float) || type == typeof(float?) => 1.5f,
        { } type when type == typeof(double) || type == typeof(double?) => 1.5,
        { } type when type == typeof(string) => "text",
        { IsGenericType: true } type when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => Array.CreateInstance(type.GetGenericArguments()[0], 0),
        { IsValueType: true } type => Activator.CreateInstance(type),
        _ => null,
    };
}
