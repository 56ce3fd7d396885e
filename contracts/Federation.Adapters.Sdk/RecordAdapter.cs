using System.Runtime.CompilerServices;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// The base of an adapter that reads one source, named by the setting <c>source</c>, record by record. An adapter says which
/// formats it reads and how a record maps; opening, sniffing, paging, checking and failing by name are done here.
/// </summary>
/// <remarks>
/// Cursors come for free: a reading that goes on reads the source again, passes over the records that it handed over before, and is refused (<see cref="AdapterException.CursorRefused"/>)
/// where the source begins with others now.
/// </remarks>
public abstract class RecordAdapter : IAdapter
{
    private const int CheckedRecords = 20;

    /// <inheritdoc/>
    public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot;

    /// <summary>
    /// The formats this adapter reads, asked in order. Where none recognises the source the last one reads it, and so
    /// explains what it missed.
    /// </summary>
    protected abstract IReadOnlyList<RecordFormat> Formats { get; }

    /// <inheritdoc/>
    public async Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken)
    {
        try
        {
            await using var reader = await OpenAsync(context, cancellationToken);
            return await SourceCheck.OfAsync(this, reader, new MapContext { Config = context.Config }, CheckedRecords, cancellationToken);
        }
        catch (AdapterException exception)
        {
            return new CheckResult { Issues = [Issue.Error(exception.Code, exception.Message)] };
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Page> FetchAsync(
        FetchRequest request, AdapterContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reader = await OpenAsync(context, cancellationToken);
        await foreach (var page in RecordPager.PagesAsync(reader.ReadAsync(cancellationToken), request, () => reader.ShareRead, cancellationToken))
        {
            yield return page;
        }
    }

    /// <inheritdoc/>
    public MapResult Map(SourceRecord record, MapContext context)
    {
        using var document = RecordDocument.TryParse(record.Raw, out var problem);
        return document is null ? MapResult.Reject(problem!) : Map(document.Fields, context);
    }

    /// <summary>Maps one record. Pure; see <see cref="IAdapter.Map"/>. The fields are valid only until it returns.</summary>
    protected abstract MapResult Map(RecordFields record, MapContext context);

    /// <summary>
    /// Opens what a run reads: by default the one source that the setting <c>source</c> names. An adapter whose source is in several places puts their records one after another,
    /// always in the same order.
    /// </summary>
    /// <exception cref="AdapterException">The source cannot be opened, or is in none of the formats.</exception>
    protected virtual Task<RecordReader> OpenAsync(AdapterContext context, CancellationToken cancellationToken) =>
        OpenSourceAsync(context, context.Config.RequiredText("source"), cancellationToken);

    /// <summary>Opens one path or address in the first of <see cref="Formats"/> that recognises it. The caller disposes the reader, which closes the source.</summary>
    /// <exception cref="AdapterException">The source cannot be opened, or is in none of the formats.</exception>
    protected async Task<RecordReader> OpenSourceAsync(AdapterContext context, string source, CancellationToken cancellationToken)
    {
        var opened = await OpenedSource.OpenAsync(context, source, Formats.Any(format => format.ReadsWebPages), cancellationToken);
        try
        {
            return new OpenedRecords(opened, await FormatOf(opened).OpenAsync(opened, context, cancellationToken));
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    // A web page is only ever given to a format that reads web pages.
    private RecordFormat FormatOf(OpenedSource source)
    {
        var formats = Formats.Where(format => format.ReadsWebPages || !source.IsWebPage).ToList();
        return formats.FirstOrDefault(format => format.Recognises(source)) ?? formats[^1];
    }
}
