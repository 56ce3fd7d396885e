using Federation.Cluster.Index.Segments;
using Federation.Cluster.Normalising.Hours;
using NodaTime;

namespace Federation.Cluster.Index.Searching;

/// <summary>A question as it is put to one segment after another. Not thread safe: one for each question.</summary>
/// <param name="words">The query's, see <see cref="AskedWord.Of"/>; null where no centre has them.</param>
internal sealed class SegmentQuestion(CentreQuery query, IReadOnlyList<AskedWord>? words)
{
    private readonly OpenAt? _open = query.OpenAt is { } moment ? new OpenAt(Instant.FromDateTimeOffset(moment)) : null;

    /// <summary>The query in the segment's terms, to be disposed; null where no centre of the segment can meet it, whatever is chosen.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public SegmentConditions? For(Segment segment, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (words is null) return null;
        var conditions = new SegmentConditions(query, words, _open, segment, cancellationToken);
        if (conditions.Sets.Most > 0) return conditions;
        conditions.Dispose();
        return null;
    }
}
