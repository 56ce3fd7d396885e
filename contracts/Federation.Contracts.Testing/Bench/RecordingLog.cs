using Microsoft.Extensions.Logging;

namespace Federation.Contracts.Testing;

/// <summary>Keeps what is logged, as text with level and exception. Thread safe.</summary>
public sealed class RecordingLog : ILogger
{
    private readonly Lock _turn = new();
    private readonly List<string> _lines = [];

    /// <summary>So far, in order.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_turn) return [.. _lines];
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Add($"scope: {state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Add($"{logLevel}: {formatter(state, exception)}{(exception is null ? "" : $" {exception}")}");
    }

    private void Add(string line)
    {
        lock (_turn) _lines.Add(line);
    }
}
