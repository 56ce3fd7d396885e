using System.Globalization;
using System.Runtime.CompilerServices;
using Federation.Contracts;
using Federation.Contracts.V2;
using First = Federation.Contracts;
using Second = Federation.Contracts.V2;

namespace Federation.TestAssets.Bridges;

/// <summary>
/// Stands for a host that is written for version 2: this repository's is written for version 1, so each adapter of version 2 comes to it as one of that. A check tells the languages,
/// which are all that version 1 has no place for.
/// </summary>
internal sealed class SecondHere(Second.IAdapter adapter) : First.IAdapter
{
    public AdapterCapabilities Capabilities => adapter.Capabilities;

    public async Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken)
    {
        var result = await adapter.CheckAsync(context, cancellationToken);
        return adapter.Languages is [_, ..] languages ? result with { Summary = string.Create(CultureInfo.InvariantCulture, $"{result.Summary} in {string.Join(", ", languages)}") } : result;
    }

    public async IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = new Reading
        {
            Context = context,
            After = request.Cursor,
            ChangesOnly = request.Mode == FetchMode.Incremental,
            BatchSize = request.PageSize,
            MostRecords = request.MostRecords,
        };
        await foreach (var batch in adapter.ReadAsync(reading, cancellationToken))
        {
            yield return new Page { Records = batch.Records, DeletedIds = batch.Gone, NextCursor = batch.Next, EndOfSnapshot = batch.IsLast, EstimatedTotal = batch.Total };
        }
    }

    public MapResult Map(SourceRecord record, MapContext context) => adapter.Map(record, context);
}
