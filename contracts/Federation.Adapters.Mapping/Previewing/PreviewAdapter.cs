using Federation.Adapters.Mapping.Sources;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Previewing;

/// <summary>
/// Reads a sample by a mapping that may be wrong: <see cref="CheckAsync"/> tells all that is wrong with the mapping and looks at nothing else; where that is nothing, the setting <c>source</c> is
/// read as the mapping says, in place of the mapping's own address: its first page alone, as UTF-8, and without request headers. Settings of the mapping's own are not asked for.
/// </summary>
public sealed class PreviewAdapter : IAdapter
{
    private readonly MappingReading _reading;
    private readonly Sampled? _adapter;

    /// <param name="yaml">Any bytes at all.</param>
    public PreviewAdapter(ReadOnlyMemory<byte> yaml)
    {
        _reading = MappingFile.Read(yaml);
        _adapter = _reading.Mapping is { } mapping ? new Sampled(mapping) : null;
    }

    /// <inheritdoc/>
    public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot;

    /// <summary>What is wrong with the mapping; passed where that is nothing. The pointer of each issue is its line and column in the file, with a colon between.</summary>
    public Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new CheckResult { Issues = [.. _reading.Problems.Select(problem => problem.Issue with { Pointer = FormattableString.Invariant($"{problem.Line}:{problem.Column}") })] });

    /// <inheritdoc/>
    /// <exception cref="AdapterException"><c>mapping.yaml</c>: the mapping is wrong. Or what opening and parsing the sample throw.</exception>
    public IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, CancellationToken cancellationToken) => Known.FetchAsync(request, context, cancellationToken);

    /// <inheritdoc/>
    public MapResult Map(SourceRecord record, MapContext context) => Known.Map(record, context);

    private Sampled Known => _adapter ?? throw new AdapterException(FailureKind.Configuration, "mapping.yaml", "The mapping has problems, and nothing can be read by it.");

    private sealed class Sampled(MappingFile mapping) : MappingAdapter(mapping)
    {
        private protected override Task<RecordReader> RowsAsync(AdapterContext context, SourceRule source, CancellationToken cancellationToken) =>
            OpenSourceAsync(new MappedContext(context, source, isSample: true), context.Config.RequiredText(Settings.Source), cancellationToken);
    }
}
