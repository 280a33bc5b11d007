using System.Diagnostics.Tracing;
using System.Globalization;

/// <summary>Prints what the library says of the processor. Machine code says it with EventSourceSupport alone.</summary>
internal sealed class Events : EventListener
{
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "DslNet")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventSource.Name == "DslNet")
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Event: {eventData.EventName} {eventData.Payload![0]} of {eventData.Payload[1]}"));
        }
    }
}
