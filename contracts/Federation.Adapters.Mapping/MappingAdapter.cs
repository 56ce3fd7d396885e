using Federation.Adapters.Mapping.Drafts;
using Federation.Adapters.Mapping.Records;
using Federation.Adapters.Mapping.Sources;
using Federation.Adapters.Mapping.Values;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping;

/// <summary>
/// Reads a partner's listings as a mapping says. It holds to the contract as any adapter does. A class may derive from it and override <see cref="Map(RecordFields, MapContext)"/> where
/// a mapping cannot say what has to be said.
/// </summary>
public class MappingAdapter : RecordAdapter
{
    private readonly MappingFile _mapping;
    private readonly DraftMaker _drafts;
    private readonly RecordFormat[] _formats;

    public MappingAdapter(MappingFile mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        _mapping = mapping;
        _drafts = new DraftMaker(mapping.Fields);
        _formats = [MappingFormats.Of(mapping)];
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<RecordFormat> Formats => _formats;

    /// <inheritdoc/>
    protected override async Task<RecordReader> OpenAsync(AdapterContext context, CancellationToken cancellationToken) =>
        new RowGatherer(await RowsAsync(context, _mapping.Source, cancellationToken), _mapping.Records, ModifiedAt);

    /// <summary>Opens the rows of the source, as the mapping names it.</summary>
    private protected virtual async Task<RecordReader> RowsAsync(AdapterContext context, SourceRule source, CancellationToken cancellationToken)
    {
        var mapped = new MappedContext(context, source);
        string address = Settings.Fill(source.Address, context.Config, escape: true);
        return source.Paging is { } paging ? Pages(mapped, paging, address) : await OpenSourceAsync(mapped, address, cancellationToken);
    }

    /// <summary>Maps one record as the mapping says. Pure.</summary>
    protected override MapResult Map(RecordFields record, MapContext context) => _drafts.Make(RecordView.Of(record.Json, _mapping.Records.IsGrouped));

    private PagedReader Pages(MappedContext context, PagingRule paging, string address) => address.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        ? new PagedReader(context, _mapping.Source, paging, address)
        : throw new AdapterException(FailureKind.Configuration, "mapping.address", "A source that comes in pages is read at a web address; the network's setting names a file.");

    private (DateTimeOffset?, Issue?) ModifiedAt(RecordView row)
    {
        if (_mapping.Fields.ModifiedAt is not { } rule) return (null, null);
        var findings = new MapFindings();
        var taken = rule.Take(row, new MappingScope(findings), "modifiedAt");
        if (taken.First is not { } text) return (null, findings.Issues.FirstOrDefault());
        return DateWords.Read(text) is { } at ? (at.ToUniversalTime(), null) : (null, Issue.Warning("mapping.date-unreadable", DateWords.Refusal(text, monthFirst: false), taken.Pointer));
    }
}
