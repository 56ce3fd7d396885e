namespace Federation.Cluster.Sync;

/// <summary>
/// When listings that a source no longer shows are let go. A broken feed must not be able to empty anything: each listing is missed on its own count, over runs and
/// over time, and where many would go at once a person decides. Immutable; pure.
/// </summary>
/// <remarks>After Backstage's removal threshold and the deletion limits of directory synchronisation services.</remarks>
[GenerateSerializer, Immutable, Alias("removal-rule")]
public sealed record RemovalRule
{
    /// <summary>How long a removal can be taken back by a person.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromDays(30);

    public static RemovalRule Default { get; } = new();

    /// <summary>How many complete runs in a row must have missed a listing; 2 to 100.</summary>
    [Id(0)]
    public int Runs { get; init; } = 3;

    /// <summary>How long the first of them must lie back, in hours; 24 to 8,760.</summary>
    [Id(1)]
    public int Hours { get; init; } = 72;

    /// <summary>Where more than this share of a network's listings would go at once, they wait for a person; 0 (always wait) to 0.9.</summary>
    [Id(2)]
    public double MostShare { get; init; } = 0.3;

    /// <summary>Everything wrong with it, for a person; empty when it can be saved.</summary>
    public IEnumerable<string> Problems()
    {
        if (Runs is < 2 or > 100) yield return $"A removal takes 2 to 100 missed runs, not {Runs}.";
        if (Hours is < 24 or > 8_760) yield return $"A removal takes 24 to 8,760 hours, not {Hours}.";
        if (MostShare is not (>= 0 and <= 0.9)) yield return FormattableString.Invariant($"The share of listings that may go at once is 0 to 0.9, not {MostShare}.");
    }

    /// <summary>The binding after a complete reading that did not show its listing. The same reading counts once.</summary>
    /// <param name="reading">The run that began it.</param>
    internal static Binding Missed(Binding binding, string reading, DateTimeOffset at) => binding with
    {
        Stale = true,
        MissedRuns = binding.MissedBy == reading ? binding.MissedRuns : binding.MissedRuns + 1,
        MissedSince = binding.MissedSince ?? at,
        MissedBy = reading,
    };

    /// <summary>The binding of a listing that the source says it removed.</summary>
    internal static Binding Withdrawn(Binding binding, DateTimeOffset at) =>
        binding with { Stale = true, MissedSince = binding.MissedSince ?? at, WithdrawnAt = binding.WithdrawnAt ?? at };

    /// <summary>Whether the listing may go: missed for long enough, or withdrawn by its source. A clock that went back makes nothing due.</summary>
    internal bool IsDue(Binding binding, DateTimeOffset now) =>
        binding.RemovedAt is null
        && (binding.WithdrawnAt is not null || (binding.MissedRuns >= Runs && binding.MissedSince is { } since && now - since >= TimeSpan.FromHours(Hours)));

    /// <summary>Whether so many may go by themselves.</summary>
    /// <param name="live">The network's listings that are not removed, those due among them.</param>
    internal bool MayGo(int due, int live) => due <= live * MostShare;

    /// <summary>Whether the removal can still be taken back.</summary>
    internal static bool CanUndo(Binding binding, DateTimeOffset now) => binding.RemovedAt is { } at && now - at < UndoTime;
}
