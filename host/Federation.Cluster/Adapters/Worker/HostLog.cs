using Federation.Cluster.Adapters.Protocol;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>The adapter's log: each line becomes a frame, within a budget. Of an exception only the type travels. Thread safe.</summary>
internal sealed class HostLog(HostLink link) : ILogger
{
    /// <summary>The longest line, in characters.</summary>
    public const int MostCharacters = 2_000;

    private readonly LogBudget _budget = new(TimeProvider.System);

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and < LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel) || !_budget.TryTake()) return;
        string text = formatter(state, exception) + (exception is null ? "" : $" ({exception.GetType().FullName})");
        Send(logLevel, text);
    }

    /// <summary>A line that was written to the console.</summary>
    public void Console(LogLevel level, string line)
    {
        if (_budget.TryTake()) Send(level, "console: " + line);
    }

    private void Send(LogLevel level, string text) =>
        link.Writer.Write(FrameType.Log, new LogMessage((int)level, PlainText.Of(text, MostCharacters)), WireJson.Default.LogMessage);
}
