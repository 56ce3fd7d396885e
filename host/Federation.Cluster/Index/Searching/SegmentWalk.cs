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

    /// <param name="words">The query's, see <see cref="AskedWord.Of"/>.</param>
    public SegmentWalk(CentreQuery query, IReadOnlyList<AskedWord>? words)
    {
        _query = query;
        _words = words;
        _open = query.OpenAt is { } moment ? new OpenAt(Instant.FromDateTimeOffset(moment)) : null;
    }

    /// <summary>A centre that meets the query, or would but for its choices.</summary>
    /// <param name="Distance">In metres from the query's point; NaN where it names none.</param>
    /// <param name="AreInOrder">Whether those that come after it have greater numbers.</param>
    public readonly record struct Met(SegmentConditions Conditions, int Centre, Choices Missed, double Distance, bool AreInOrder);

    /// <returns>False to look no further in this segment.</returns>
    public delegate bool Visitor(in Met met);

    /// <param name="from">Centres of lower numbers are passed over.</param>
    /// <exception cref="OperationCanceledException">Cancelled: looked at every 1,024 centres, since a query may look at all of them.</exception>
    public void Run(SegmentView view, Visitor visit, int from, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_words is null || SegmentConditions.Of(_query, _words, _open, view.Segment, cancellationToken) is not { CanHold: true } conditions) return;
        bool areInOrder = conditions.Candidates(view, out var all, out int[]? some);
        int looked = 0;
        if (some is null)
        {
            foreach (int centre in all)
            {
                if (!Look(centre)) return;
            }
        }
        else
        {
            foreach (int centre in some)
            {
                if (!Look(centre)) return;
            }
        }

        bool Look(int centre)
        {
            if (looked++ % CandidatesBetweenChecks == 0) cancellationToken.ThrowIfCancellationRequested();
            return centre < from || !view.Stands(centre) || conditions.Missed(centre, out double distance) is not { } missed || visit(new Met(conditions, centre, missed, distance, areInOrder));
        }
    }
}
