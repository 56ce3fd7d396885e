using System.Runtime.CompilerServices;
using Federation.Contracts;
using Federation.Contracts.V2;
using First = Federation.Contracts;
using Second = Federation.Contracts.V2;

namespace Federation.TestAssets.Bridges;

/// <summary>The bridge that comes with a version 2: an adapter of version 1 as one of version 2. What version 1 cannot say has a value that claims nothing.</summary>
internal sealed class FirstAsSecond(First.IAdapter adapter) : Second.IAdapter
{
    public AdapterCapabilities Capabilities => adapter.Capabilities;

    public IReadOnlyList<string> Languages => [];

    public Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken) => adapter.CheckAsync(context, cancellationToken);

    public async IAsyncEnumerable<Batch> ReadAsync(Reading reading, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new FetchRequest
        {
            Cursor = reading.After,
            Mode = reading.ChangesOnly ? FetchMode.Incremental : FetchMode.Full,
            PageSize = reading.BatchSize,
            MostRecords = reading.MostRecords,
        };
        await foreach (var page in adapter.FetchAsync(request, reading.Context, cancellationToken))
        {
            yield return new Batch { Records = page.Records, Gone = page.DeletedIds, Next = page.NextCursor, IsLast = page.EndOfSnapshot, Total = page.EstimatedTotal };
        }
    }

    public MapResult Map(SourceRecord record, MapContext context) => adapter.Map(record, context);
}
