using System.Diagnostics.Tracing;

namespace DslNet;

/// <summary>The event source <c>DslNet</c>, which warns once of vectors narrower than the processor's. Created only where there is something to report.</summary>
[EventSource(Name = "DslNet")]
internal sealed class ProcessorEventSource : EventSource
{
    private static readonly Lazy<ProcessorEventSource> Single = new(() => new ProcessorEventSource());
    private int said;

    private ProcessorEventSource()
    {
    }

    /// <summary>Writes the event to current and later listeners.</summary>
    [NonEvent]
    public static void Announce()
    {
        if (Processor.VectorBits < Processor.WidestVectorBits)
        {
            Single.Value.SayOnce();
        }
    }

    /// <summary>The program computes with narrower vectors than the processor has.</summary>
    [Event(1, Level = EventLevel.Informational, Message = "DslNet computes with vectors of {0} bits; this processor has {1}. Machine code: set IlcInstructionSet when publishing.")]
    public void NarrowVectors(int vectorBits, int widestVectorBits) => WriteEvent(1, vectorBits, widestVectorBits);

    protected override void OnEventCommand(EventCommandEventArgs command)
    {
        if (command.Command == EventCommand.Enable)
        {
            SayOnce();
        }
    }

    [NonEvent]
    private void SayOnce()
    {
        if (IsEnabled(EventLevel.Informational, EventKeywords.None) && Interlocked.Exchange(ref said, 1) == 0)
        {
            NarrowVectors(Processor.VectorBits, Processor.WidestVectorBits);
        }
    }
}
