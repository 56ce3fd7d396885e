namespace Federation.Gateway.GraphQL.Http;

/// <summary>How many values an answer may still hold. When it is used up, the query is cancelled. Thread safe.</summary>
internal sealed class ResultBudget(int fields, CancellationTokenSource cancel)
{
    private readonly int _most = fields;
    private int _left = fields;

    /// <summary>How many were counted so far.</summary>
    public int Taken => _most - Volatile.Read(ref _left);

    public bool IsExceeded => Volatile.Read(ref _left) < 0;

    public void Take(int values = 1)
    {
        int left = Interlocked.Add(ref _left, -values);
        if (left < 0 && left + values >= 0) cancel.Cancel();
    }
}
