namespace Federation.Cluster.Sync;

/// <summary>
/// What is known of a network's source when a run begins, however many runs ago it was: a source that is asked again and again soon has more failures behind it than anybody
/// reads. Pure.
/// </summary>
/// <param name="LastReadAt">When a run last completed; null where none did.</param>
/// <param name="SilentSince">When the first run ended of those, up to this one, that all got no answer from its address; null where the last one got one.</param>
[GenerateSerializer, Immutable, Alias("source-past")]
public sealed record SourcePast([property: Id(0)] DateTimeOffset? LastReadAt, [property: Id(1)] DateTimeOffset? SilentSince)
{
    private static readonly SourcePast None = new(null, null);

    /// <summary>True where the run failed because its source's address did not answer.</summary>
    internal static bool IsSilent(RunRecord run) => run.Failure?.Code is "http.unresolved" or "http.unreachable" or "http.timeout";

    /// <param name="previous">The network's run before; null for its first.</param>
    internal static SourcePast After(RunRecord? previous) => previous switch
    {
        null => None,
        { Purpose: not RunPurpose.Sync } => previous.Past ?? None,
        { Status: RunStatus.Completed } => new SourcePast(previous.EndedAt, null),
        { Status: RunStatus.Failed } => new SourcePast(previous.Past?.LastReadAt, IsSilent(previous) ? previous.Past?.SilentSince ?? previous.EndedAt : null),
        _ => previous.Past ?? None, // cancelled or interrupted: it says nothing of the source
    };
}
