using System.Text;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Feed;

/// <summary>An adapter whose drafts a test writes.</summary>
internal sealed class DraftAdapter(params (string Id, ListingDraft Draft)[] drafts) : IAdapter
{
    public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot;

    public Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken) => Task.FromResult(new CheckResult { Issues = [] });

    public async IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        yield return new Page { Records = [.. drafts.Select(draft => new SourceRecord { SourceId = draft.Id, Raw = Encoding.UTF8.GetBytes($"{draft.Draft} {string.Join(' ', draft.Draft.Origin?.Via ?? [])}") })], EndOfSnapshot = true };
    }

    public MapResult Map(SourceRecord record, MapContext context) => MapResult.Map(drafts.Single(draft => draft.Id == record.SourceId).Draft);
}
