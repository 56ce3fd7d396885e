using Federation.Cluster.Index;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using Federation.Registry.Criteria;
using GraphQL;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>One page of a list of centres, read from one version of the index. What costs another look at the index is done when asked.</summary>
internal sealed class CentreConnection : IPage
{
    private readonly IndexSnapshot _index;
    private readonly CentreSearch _search;
    private readonly CentrePage _page;
    private readonly double? _commute;
    private readonly CancellationToken _deadline;
    private int? _total;

    private CentreConnection(IndexSnapshot index, CentreSearch search, double? commute, CancellationToken deadline)
    {
        _index = index;
        _search = search;
        _commute = commute;
        _deadline = deadline;
        _page = index.Search(search, deadline);
        _total = _page.TotalCount;
    }

    /// <param name="commute">Metres between home and office; null where nobody goes to work.</param>
    /// <param name="now">When levels have to be held.</param>
    /// <exception cref="CodedError">The arguments of the field are not as described.</exception>
    public static CentreConnection Read(IResolveFieldContext context, CentreQuery query, double? commute, DateTimeOffset now)
    {
        var order = context.GetArgument<CentreOrder?>("orderBy") ?? query.UsualOrder;
        if (order == CentreOrder.Distance && query.Within is null) throw CodedError.BadInput("\"orderBy\": DISTANCE needs \"place.near\" or \"place.commute\" in the filter.");
        var page = PageRequest.Read(context, order);
        var search = new CentreSearch(query, order, page.Limit)
        {
            After = page.After,
            Before = page.Before,
            FromTheEnd = page.FromTheEnd,
            LevelsAt = now,
            // What is asked beside the page is counted in the same look.
            Counts = context.SubFields?.Values.Any(field => field.Field.Name == "totalCount") ?? false,
            Facets = context.SubFields?.Values.Any(field => field.Field.Name == "facets") ?? false ? new FacetRequest(null, now) : null,
        };
        return new CentreConnection(context.Directory().Index, search, commute, context.CancellationToken);
    }

    public IEnumerable<CentreNode> Nodes => Hits.Select(hit => CentreNode.Of(hit.Place));

    public IEnumerable<CentreEdge> Edges => Hits.Select(hit => new CentreEdge(hit, _commute - hit.Distance));

    public IReadOnlyList<CentreHit> Hits => _page.Hits;

    public PageCursor? Start => Hits.Count == 0 ? null : Hits[0].Cursor;

    public PageCursor? End => Hits.Count == 0 ? null : Hits[^1].Cursor;

    public string? StartCursor => Start?.ToString();

    public string? EndCursor => End?.ToString();

    public int TotalCount => _total ??= _index.Search(Whole with { Limit = 0, Counts = true }, _deadline).TotalCount ?? 0; // it was asked

    /// <summary>How many of all the centres that the query finds are of which kind.</summary>
    /// <param name="axis">The axis of the levels; null for the level overall.</param>
    public CentreFacets Facets(Axis? axis) =>
        _page.Facets is { } facets && axis is null ? facets
        : _index.Search(Whole with { Limit = 0, Facets = new FacetRequest(axis, _search.LevelsAt) }, _deadline).Facets ?? throw new InvalidOperationException("Facets were asked, and none were counted.");

    public bool HasNextPage => !_search.FromTheEnd ? _page.More : (End ?? _search.Before) is { } end && Exists(last => last.CompareTo(end) > (End is null ? -1 : 0), fromTheEnd: true);

    public bool HasPreviousPage => _search.FromTheEnd ? _page.More : (Start ?? _search.After) is { } start && Exists(first => first.CompareTo(start) < (Start is null ? 1 : 0), fromTheEnd: false);

    private CentreSearch Whole => _search with { After = null, Before = null, FromTheEnd = false, Counts = false, Facets = null };

    /// <summary>Whether the outermost centre of the whole list lies beyond this page.</summary>
    private bool Exists(Func<PageCursor, bool> beyond, bool fromTheEnd) =>
        _index.Search(Whole with { Limit = 1, FromTheEnd = fromTheEnd }, _deadline).Hits is [var outermost] && beyond(outermost.Cursor);
}
