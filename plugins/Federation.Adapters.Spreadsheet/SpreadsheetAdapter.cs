using System.Runtime.CompilerServices;
using Federation.Contracts;

namespace Federation.Adapters.Spreadsheet;

/// <summary>
/// A list of places that somebody keeps in a spreadsheet: a workbook or CSV, with the columns that its headers say in French or English, or that the settings name. The host opens the newest file of a folder.
/// </summary>
public sealed class SpreadsheetAdapter : IAdapter
{
    public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot;

    public Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken) => new SheetAdapter(context.Config).CheckAsync(context, cancellationToken);

    public async IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in new SheetAdapter(context.Config).FetchAsync(request, context, cancellationToken)) yield return page;
    }

    public MapResult Map(SourceRecord record, MapContext context) => new SheetAdapter(context.Config).Map(record, context);
}
