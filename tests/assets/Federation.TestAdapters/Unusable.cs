using Federation.Contracts;

namespace Federation.TestAdapters;

/// <summary>Implements nothing.</summary>
public sealed class NoAdapter;

/// <summary>Cannot be created.</summary>
public sealed class BrokenAdapter : IAdapter
{
    public BrokenAdapter() => throw new InvalidOperationException("from the constructor");

    public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot;

    public Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, CancellationToken cancellationToken) => throw new NotSupportedException();

    public MapResult Map(SourceRecord record, MapContext context) => throw new NotSupportedException();
}
