using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Federation.Host.Running.Telemetry;

/// <summary>Takes out of a line of the log what was thrown, whose words are others' and may name anybody, and leaves its kind and where it came from. The directory's own lines name nobody. Thread safe.</summary>
internal sealed class LogScrub : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is not { } failure) return;
        data.Attributes = [.. data.Attributes ?? [], new("exception.type", failure.GetType().FullName), new("exception.stacktrace", failure.StackTrace)];
        data.Exception = null;
    }
}
