using Federation.Cluster.Index.Segments;
using Federation.Cluster.Normalising.Hours;
using NodaTime;

namespace Federation.Cluster.Index.Searching;

/// <summary>Walks through the centres of each segment that meet a query. Not thread safe: one for each question.</summary>
internal sealed class SegmentWalk
{
    private const int CandidatesBetweenChecks = 1_024;

    private readonly CentreQuery _query;
    private readonly IReadOnlyList<AskedWord>? _words;
    private readonly OpenAt? _open;

    public SegmentWalk(SegmentStack stack, CentreQuery query)
    {
        _query = query;
        _words = AskedWord.Of(query, stack.Views);
        _open = query.OpenAt is { } moment ? new OpenAt(Instant.FromDateTimeOffset(moment)) : null;
    }

    /// <summary>Told of a centre that meets the query, or would but for its choices.</summary>
    /// <param name="distance">In metres from the query's point; NaN where it names none.</param>
    /// <returns>False to look no further in this segment.</returns>
    public delegate bool Visitor(SegmentConditions conditions, int centre, Choices missed, double distance);

    /// <exception cref="OperationCanceledException">Cancelled: looked at every 1,024 centres, since a query may look at all of them.</exception>
    public void Run(SegmentView view, Visitor visit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_words is null || SegmentConditions.Of(_query, _words, _open, view.Segment) is not { CanHold: true } conditions) return;
        int looked = 0;
        foreach (int centre in conditions.Candidates(view))
        {
            if (looked++ % CandidatesBetweenChecks == 0) cancellationToken.ThrowIfCancellationRequested();
            if (view.Stands(centre) && conditions.Missed(centre, out double distance) is { } missed && !visit(conditions, centre, missed, distance)) return;
        }
    }
}
