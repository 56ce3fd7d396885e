using Federation.Cluster.Index;
using Federation.Registry.Criteria;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>One page of a list of centres, read from one version of the index. What costs another look at the index is done when asked.</summary>
internal sealed class CentreConnection
{
    private readonly IndexSnapshot _index;
    private readonly CentreQuery _query;
    private readonly PageRequest _request;
    private readonly CentrePage _page;
    private readonly CancellationToken _deadline;

    /// <param name="deadline">The request's: until it is cancelled, fields may ask for another look.</param>
    public CentreConnection(IndexSnapshot index, CentreQuery query, PageRequest request, CancellationToken deadline)
    {
        _index = index;
        _query = query;
        _request = request;
        _deadline = deadline;
        _page = index.Search(query, request.After, request.Before, request.Limit, request.FromTheEnd, deadline);
    }

    public IReadOnlyList<CentreHit> Hits => _page.Hits;

    public PageCursor? Start => Hits.Count == 0 ? null : Hits[0].Cursor;

    public PageCursor? End => Hits.Count == 0 ? null : Hits[^1].Cursor;

    public int TotalCount => _index.CountOf(_query, _deadline);

    /// <summary>How many of all the centres that the query finds, whatever it asks of their labels, hold which level: none, 1, 2, 3.</summary>
    public IReadOnlyList<int> LabelLevels(Axis? axis, DateTimeOffset at) => _index.LabelLevels(_query, axis, at, _deadline);

    public bool HasNextPage => !_request.FromTheEnd ? _page.More : (End ?? _request.Before) is { } end && Exists(last => last.CompareTo(end) > (End is null ? -1 : 0), fromTheEnd: true);

    public bool HasPreviousPage => _request.FromTheEnd ? _page.More : (Start ?? _request.After) is { } start && Exists(first => first.CompareTo(start) < (Start is null ? 1 : 0), fromTheEnd: false);

    /// <summary>Whether the outermost centre of the whole list lies beyond this page.</summary>
    private bool Exists(Func<PageCursor, bool> beyond, bool fromTheEnd) =>
        _index.Search(_query, null, null, 1, fromTheEnd, _deadline).Hits is [var outermost] && beyond(outermost.Cursor);
}
