using Federation.Host.Running.Telemetry;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Federation.Host.Tests.Telemetry;

/// <summary>What leaves the host of a line of the log.</summary>
public sealed partial class LogScrubTests
{
    [Fact]
    public void Line_WithWhatWasThrown_KeepsItsKindAndItsStackAndNoWords()
    {
        var told = new List<string>();
        using (var logs = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options => options.AddProcessor(new LogScrub()).AddProcessor(new Kept(told)))))
        {
            LogFailed(logs.CreateLogger("log"), Thrown(), "0af7");
        }

        string line = Assert.Single(told);
        Assert.Contains("TraceId=0af7", line, StringComparison.Ordinal);
        Assert.Contains("exception.type=System.InvalidOperationException", line, StringComparison.Ordinal);
        Assert.Contains(nameof(Thrown), line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_WithoutAFailure_StaysAsItIs()
    {
        var told = new List<string>();
        using (var logs = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options => options.AddProcessor(new LogScrub()).AddProcessor(new Kept(told)))))
        {
            LogReady(logs.CreateLogger("log"), 3);
        }

        Assert.Equal("Centres=3 {OriginalFormat}=The index is ready with {Centres} centres. ", Assert.Single(told));
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("secret", new InvalidOperationException("secret too"));
        }
        catch (InvalidOperationException failure)
        {
            return failure;
        }
    }

    [LoggerMessage(LogLevel.Error, "A query failed; trace id {TraceId}.")]
    private static partial void LogFailed(ILogger log, Exception failure, string traceId);

    [LoggerMessage(LogLevel.Information, "The index is ready with {Centres} centres.")]
    private static partial void LogReady(ILogger log, int centres);

    private sealed class Kept(List<string> told) : BaseProcessor<LogRecord>
    {
        public override void OnEnd(LogRecord data) => told.Add($"{string.Join(' ', (data.Attributes ?? []).Select(one => $"{one.Key}={one.Value}"))} {data.Exception}");
    }
}
