using System.Collections.Immutable;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Operating.Following;

/// <summary>Where the end of the feed was at moments that somebody looked, for the store itself keeps no time beside its events. Immutable.</summary>
internal sealed class FeedMoments
{
    /// <summary>Looks that are kept. Beyond that every second one of the older half goes: the longer ago, the coarser.</summary>
    public const int Most = 720;

    private readonly ImmutableArray<(DateTimeOffset At, FeedCursor Head)> _looks;

    private FeedMoments(ImmutableArray<(DateTimeOffset At, FeedCursor Head)> looks) => _looks = looks;

    public static FeedMoments None { get; } = new([]);

    internal int Count => _looks.Length;

    /// <summary>With one more look; the very same where nothing was stored since the last.</summary>
    public FeedMoments Seen(DateTimeOffset at, FeedCursor head)
    {
        if (_looks is [.., var (_, last)] && last.Equals(head)) return this;
        var looks = _looks.Add((at, head));
        return new FeedMoments(looks.Length <= Most ? looks : [.. looks.Take(Most / 2).Where((_, number) => number % 2 == 0), .. looks.Skip(Most / 2)]);
    }

    /// <summary>
    /// Since when something lies after a position: the first look that saw anything there, so never earlier than it was stored. Null where no look did.
    /// </summary>
    public DateTimeOffset? SinceWhenAfter(FeedCursor position)
    {
        foreach (var (at, head) in _looks)
        {
            if (!position.HasReached(head)) return at;
        }

        return null;
    }
}
