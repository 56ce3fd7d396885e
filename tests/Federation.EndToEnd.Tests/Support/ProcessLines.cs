namespace Federation.EndToEnd.Tests.Support;

/// <summary>What a process writes on one stream, line by line as it comes. Thread safe.</summary>
internal sealed class ProcessLines
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ProcessLines(StreamReader stream) => End = ReadAsync(stream);

    /// <summary>Completes when the process has closed the stream.</summary>
    public Task End { get; }

    public string Text
    {
        get
        {
            lock (_gate) return string.Join('\n', _lines);
        }
    }

    /// <summary>The first line, past or future, that meets the condition.</summary>
    /// <exception cref="InvalidOperationException">The stream ended without one.</exception>
    public async Task<string> FirstAsync(Func<string, bool> condition, CancellationToken cancellationToken)
    {
        int seen = 0;
        while (true)
        {
            bool ended = End.IsCompleted;
            Task more;
            lock (_gate)
            {
                for (; seen < _lines.Count; seen++)
                {
                    if (condition(_lines[seen])) return _lines[seen];
                }

                more = _more.Task;
            }

            if (ended) throw new InvalidOperationException($"The line awaited never came. All lines:\n{Text}");
            await Task.WhenAny(more, End).WaitAsync(cancellationToken);
        }
    }

    private async Task ReadAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            lock (_gate)
            {
                _lines.Add(line);
                _more.SetResult();
                _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
