using System.Text.Json.Serialization;

namespace Federation.Cluster.Sync.Pushing;

/// <summary>Which secret a network signs with. The secrets themselves are made from a key in the data folder, and stored nowhere.</summary>
/// <param name="Generation">Counted from 1.</param>
[GenerateSerializer, Immutable, Alias("push-key")]
public sealed record PushKey([property: Id(0)] int Generation, [property: Id(1)] DateTimeOffset RenewedAt)
{
    /// <summary>So far a message's time may be from ours, on either side.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>So long the secret before it counts too.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    /// <summary>Until when the secret before it counts; null where there is none.</summary>
    [JsonIgnore]
    public DateTimeOffset? OldUntil => Generation > 1 ? RenewedAt + Overlap : null;

    public PushKey Renewed(DateTimeOffset now) => new(Generation + 1, now);

    /// <summary>Those that count, the newest first.</summary>
    public IEnumerable<int> GenerationsAt(DateTimeOffset now) => now < OldUntil ? [Generation, Generation - 1] : [Generation];
}
