using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>Sees to it that a walk from page to page ends, and stays where it began. Not thread safe.</summary>
internal sealed class PageWalk(Uri source)
{
    private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _contents = new(StringComparer.Ordinal);

    /// <exception cref="AdapterException"><c>paged.foreign</c>, <c>paged.endless</c> or <c>paged.standstill</c>.</exception>
    public void Enter(Uri address)
    {
        if (address.GetLeftPart(UriPartial.Authority) != source.GetLeftPart(UriPartial.Authority)) throw PagedFailures.Foreign();
        if (_addresses.Count == PagedJsonAdapter.MostPages) throw PagedFailures.Endless(PagedJsonAdapter.MostPages);
        if (!_addresses.Add(address.PathAndQuery)) throw PagedFailures.Standstill();
    }

    /// <summary>A server that does not know the parameter gives its first page for ever.</summary>
    /// <exception cref="AdapterException"><c>paged.standstill</c>: the same records came before.</exception>
    public void See(IReadOnlyList<SourceRecord> page)
    {
        if (page.Count > 0 && !_contents.Add(PageCursor.HashOf(page))) throw PagedFailures.Standstill();
    }
}
