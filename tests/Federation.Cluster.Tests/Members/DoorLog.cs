using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Tests.Members;

/// <summary>What the silos of a test log about members, line by line.</summary>
internal sealed class DoorLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];

    public IEnumerable<string> Lines => _lines;

    public void Clear() => _lines.Clear();

    public ILogger CreateLogger(string categoryName) => new Writer(_lines, categoryName.StartsWith("Federation.Cluster.Members", StringComparison.Ordinal));

    public void Dispose()
    {
        // There is nothing to let go of.
    }

    private sealed class Writer(ConcurrentQueue<string> lines, bool writes) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => writes;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (writes) lines.Enqueue(formatter(state, exception));
        }
    }
}
