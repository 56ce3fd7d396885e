using Federation.Cluster.Matching.Regroupings;

namespace Federation.Cluster.Matching;

/// <summary>
/// Moves listings between centres and keeps what people decide of pairs: one grain for the whole directory, under the key <see cref="Key"/>, so that no two regroupings ever meet. What was begun before
/// a crash it brings to its end before it does anything else.
/// </summary>
[Alias("IMatchingGrain")]
public interface IMatchingGrain : IGrainWithStringKey
{
    public const string Key = "directory";

    /// <summary>Brings to its end what a crash interrupted; does nothing where nothing was.</summary>
    [Alias("Resume")]
    Task Resume();

    /// <summary>
    /// Has listings go over from centre to centre. A transfer whose listing no longer stands where it was thought to is left out.
    /// </summary>
    /// <returns>What was done; null where nothing was left to do.</returns>
    [Alias("Regroup")]
    Task<Regrouping?> Regroup(RegroupingOrder order);

    /// <summary>Keeps what a person decided of two listings, and has the centres follow at once.</summary>
    [Alias("Decide")]
    Task<MatchAnswer> Decide(PairOrder order);

    /// <summary>Takes a regrouping back: what it brought together is kept apart from now on, and stands in its former centres again.</summary>
    [Alias("Undo")]
    Task<MatchAnswer> Undo(UndoOrder order);

    /// <summary>Has a field of a centre show what one listing says, or takes that back.</summary>
    [Alias("Pin")]
    Task<MatchAnswer> Pin(PinOrder order);
}
