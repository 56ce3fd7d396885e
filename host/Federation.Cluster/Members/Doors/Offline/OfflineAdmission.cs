namespace Federation.Cluster.Members.Doors.Offline;

/// <summary>Somebody whom a door admitted while it had no network.</summary>
[GenerateSerializer, Immutable, Alias("offline-admission")]
public sealed record OfflineAdmission
{
    /// <summary>How many are told at once at most.</summary>
    public const int MostAtOnce = 50;

    /// <summary>For how long afterwards a visit is still taken. Keys under which credentials were signed are kept for longer.</summary>
    public static readonly TimeSpan TakenFor = TimeSpan.FromDays(7);

    /// <summary>The pass that was shown: any text at all.</summary>
    [Id(0)]
    public required string Pass { get; init; }

    /// <summary>When, by the door's clock.</summary>
    [Id(1)]
    public required DateTimeOffset At { get; init; }
}
