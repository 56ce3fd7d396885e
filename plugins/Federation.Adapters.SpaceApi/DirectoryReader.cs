using System.Globalization;
using System.Runtime.CompilerServices;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.SpaceApi;

/// <summary>
/// Asks every endpoint of the directory, a few at a time, and yields the answers in the directory's order.
/// </summary>
internal sealed class DirectoryReader(IReadOnlyList<string> endpoints, EndpointFetcher fetcher) : RecordReader
{
    private const int AtOnce = 6;

    public override string Description => string.Create(CultureInfo.InvariantCulture, $"SpaceAPI directory, {endpoints.Count} endpoints");

    public override async IAsyncEnumerable<SourceRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Failures are held back until one endpoint answers: where none does, the fault is ours or the network's.
        var heldBack = new List<SourceRecord>();
        bool oneAnswered = false;
        await foreach (var (record, answered) in AskAsync(cancellationToken))
        {
            oneAnswered |= answered;
            heldBack.Add(record);
            if (!oneAnswered) continue;
            foreach (var held in heldBack) yield return held;
            heldBack.Clear();
        }

        if (heldBack.Count > 0)
        {
            throw new AdapterException(
                FailureKind.Transient, "spaceapi.all-endpoints-failed", $"None of the directory's {endpoints.Count} endpoints answered; the first: {heldBack[0].Issues[0].Message}");
        }
    }

    private async IAsyncEnumerable<(SourceRecord Record, bool Answered)> AskAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asked = new Queue<Task<(SourceRecord, bool)>>();
        try
        {
            foreach (string endpoint in endpoints)
            {
                if (asked.Count == AtOnce) yield return await asked.Dequeue();
                asked.Enqueue(fetcher.FetchAsync(endpoint, abandon.Token));
            }

            while (asked.TryDequeue(out var next)) yield return await next;
        }
        finally
        {
            // A reader that stops early (a check, a preview) leaves no request behind.
            await abandon.CancelAsync();
            await Task.WhenAll(asked).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
