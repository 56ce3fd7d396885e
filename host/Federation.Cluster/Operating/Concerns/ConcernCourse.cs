namespace Federation.Cluster.Operating.Concerns;

/// <summary>
/// What is remembered of one concern, so that its begin and its end are told once each, whichever host sees it and however often it starts anew. Immutable; what becomes of it is pure.
/// </summary>
internal sealed record ConcernCourse
{
    /// <summary>What ends within it is told to nobody.</summary>
    public static readonly TimeSpan Settles = TimeSpan.FromMinutes(2);

    /// <summary>It is over when nobody has seen it for so long: hosts see different things, and one that stops sees nothing.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromMinutes(5);

    /// <summary>From one mail that the same has begun to the next.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>When it was first seen, this time.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was last seen.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Whether operators were told of it, this time.</summary>
    public bool IsTold { get; init; }

    /// <summary>When they were last told that it had begun, this time or before; null for never.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>Whether it is over, and only remembered for <see cref="Pause"/>.</summary>
    public bool IsOver { get; init; }

    /// <param name="before">Null for one that nothing is remembered of.</param>
    /// <param name="isSeen">Whether it is so now.</param>
    /// <returns>What is remembered from then on, null for nothing; and what is to be told.</returns>
    public static (ConcernCourse? Course, ConcernNews News) Next(ConcernCourse? before, bool isSeen, DateTimeOffset now)
    {
        if (isSeen) return (before ?? new ConcernCourse { Since = now, SeenAt = now }).Seen(now);
        if (before is null || (before.IsOver && !(before.ToldAt + Pause > now))) return (null, ConcernNews.None);
        if (before.IsOver || now - before.SeenAt < Calm) return (before, ConcernNews.None);
        if (!before.IsTold) return (before.ToldAt is null ? null : before with { IsOver = true }, ConcernNews.None);
        return (before with { IsOver = true, IsTold = false }, ConcernNews.Ended);
    }

    private (ConcernCourse Course, ConcernNews News) Seen(DateTimeOffset now)
    {
        var seen = this with { Since = IsOver ? now : Since, SeenAt = now, IsOver = false };
        if (IsTold || now - seen.Since < Settles || ToldAt + Pause > now) return (seen, ConcernNews.None);
        return (seen with { IsTold = true, ToldAt = now }, ConcernNews.Began);
    }
}

/// <summary>What is to be told of a concern.</summary>
internal enum ConcernNews
{
    None,
    Began,
    Ended,
}
