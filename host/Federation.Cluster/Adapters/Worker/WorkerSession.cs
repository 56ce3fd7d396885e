using System.Diagnostics.CodeAnalysis;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>Answers the host's requests one after the other with one loaded adapter.</summary>
internal sealed class WorkerSession(IAdapter adapter, StartMessage start, AdapterContext context, HostLink link)
{
    /// <summary>A page of which less than one record in so many was mapped was mostly known.</summary>
    private const int MostlyKnown = 4;

    private readonly MapContext _mapContext = new() { Config = context.Config };
    private readonly PagePacker _packer = new(start);
    private readonly List<SourceRecord> _given = [];
    private FetchSession? _fetch;
    private IReadOnlyList<SourceRecord> _lastPage = [];
    private int _mappedOfLastPage;

    /// <summary>Runs until the process ends: the host closes the pipe.</summary>
    public async Task RunAsync()
    {
        link.StopFetch = () => _fetch?.Stop();
        await foreach (var frame in link.Requests.ReadAllAsync())
        {
            switch (frame.Type)
            {
                case FrameType.Check:
                    await AnswerAsync("while checking", CheckAsync);
                    break;
                case FrameType.Fetch:
                    await AnswerAsync("while starting to fetch", () => StartFetchAsync(frame.Payload));
                    break;
                case FrameType.NextPage:
                    await AnswerAsync("while fetching", SendNextPageAsync);
                    break;
                case FrameType.StopFetch:
                    await AnswerAsync("while stopping", StopFetchAsync, silently: true);
                    break;
                case FrameType.GivenRecords:
                    Keep(frame.Payload);
                    break;
                case FrameType.Map:
                    await AnswerAsync("while mapping", () => MapAsync(MapRequest.Read(frame.Payload)));
                    break;
                default:
                    throw new ProtocolException($"A worker cannot answer a frame of type {(byte)frame.Type}.");
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever an adapter throws is the host's to hear.")]
    private async Task AnswerAsync(string doing, Func<Task> answer, bool silently = false)
    {
        try
        {
            await answer();
        }
        catch (Exception exception)
        {
            if (!silently) link.Writer.Write(FrameType.Failed, AdapterFailures.Of(exception, doing), WireJson.Default.FailureMessage);
        }
    }

    private async Task CheckAsync()
    {
        var result = await adapter.CheckAsync(context, CancellationToken.None)
            ?? throw new AdapterException(FailureKind.Bug, "adapter.threw", "The adapter gave null for the result of a check.");
        var bounded = new CheckResult { Issues = IssueTexts.Shorten(result.Issues), Summary = result.Summary is null ? null : PlainText.Of(result.Summary, RecordLimits.IssueMessage) };
        link.Writer.Write(FrameType.Checked, bounded, WireJson.Default.CheckResult);
    }

    // The reply to a fetch is its first page: a failure to start waits until that is asked for.
    private async Task StartFetchAsync(ReadOnlyMemory<byte> payload)
    {
        await StopFetchAsync();
        _fetch = new FetchSession(adapter, WireJson.Read(payload, WireJson.Default.FetchRequest), context, _packer);
        _fetch.ReadAhead();
    }

    private async Task StopFetchAsync()
    {
        if (_fetch is not { } fetch) return;
        _fetch = null;
        await fetch.EndAsync();
    }

    private async Task SendNextPageAsync()
    {
        if (_fetch is null) throw new ProtocolException("A page was asked for without a fetch.");
        if (await _fetch.NextAsync() is not { } held)
        {
            link.Writer.Write(FrameType.FetchEnd, []);
            await StopFetchAsync();
            return;
        }

        bool wasMostlyKnown = _mappedOfLastPage * MostlyKnown < _lastPage.Count;
        _lastPage = held.Page.Records;
        _mappedOfLastPage = 0;
        foreach (var frame in held.Frames) link.Writer.Write(FrameType.Records, frame.Span);
        var end = new PageEndMessage { DeletedIds = held.Page.DeletedIds, NextCursor = held.Page.NextCursor, EndOfSnapshot = held.Page.EndOfSnapshot, EstimatedTotal = held.Page.EstimatedTotal };
        link.Writer.Write(FrameType.PageEnd, end, WireJson.Default.PageEndMessage);

        // Reading and mapping never overlap, so reading has to fall into the host's longest work. Where most of a page is new that is
        // storing it, after it was mapped; where little is, it is comparing it, before any of it is mapped.
        if (wasMostlyKnown) _fetch.ReadAhead();
    }

    private void Keep(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload);
        while (!reader.AtEnd) _given.Add(RecordCodec.Read(ref reader));
    }

    private async Task MapAsync(int[] places)
    {
        if (_fetch is not null) await _fetch.SettledAsync();
        using var results = new MapResultFrames(link.Writer);
        foreach (int place in places) results.Add(Map(place >= 0 ? _lastPage[place] : _given[~place]));
        results.Finish();
        _given.Clear();
        _mappedOfLastPage += places.Length;

        // The host stores now: time to read on.
        _fetch?.ReadAhead();
    }

    private MapResult Map(SourceRecord record)
    {
        if (record.Issues.Any(issue => issue.Severity == IssueSeverity.Error)) return MapResult.Reject(record.Issues);
        try
        {
            // Only what a replay has too, years later.
            var pure = new SourceRecord { SourceId = record.SourceId, Raw = record.Raw, MediaType = record.MediaType };
            return adapter.Map(pure, _mapContext) ?? throw new AdapterException(FailureKind.Bug, "adapter.threw", "The adapter gave null for the result of mapping.");
        }
        catch (Exception exception) when (exception is not (AdapterException or OutOfMemoryException))
        {
            throw AdapterFailures.Of(exception, $"while mapping {record.Locator ?? "a record"}").ToException();
        }
    }
}
