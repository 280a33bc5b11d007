namespace DslNet.Ilgpu.Tests.Harness;

/// <summary>Says which of many things went wrong.</summary>
public static class Named
{
    public static void Run(string name, Action check)
    {
        try
        {
            check();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{name}: {exception.Message}", exception);
        }
    }
}
