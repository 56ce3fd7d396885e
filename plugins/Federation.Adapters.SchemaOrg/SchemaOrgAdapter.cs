using System.Runtime.CompilerServices;
using Federation.Contracts;

namespace Federation.Adapters.SchemaOrg;

/// <summary>
/// Places that a web site describes in schema.org's vocabulary: all on one page or in one document, or each on a page of its own that a sitemap or a list links to.
/// </summary>
public sealed class SchemaOrgAdapter : IAdapter
{
    public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot;

    public Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken) => new SiteAdapter(context.Config).CheckAsync(context, cancellationToken);

    public async IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in new SiteAdapter(context.Config).FetchAsync(request, context, cancellationToken)) yield return page;
    }

    public MapResult Map(SourceRecord record, MapContext context) => new SiteAdapter(context.Config).Map(record, context);
}
