using System.Text.Json.Serialization;

namespace Federation.Web.Operating.Figures;

/// <summary>What <see cref="FiguresQuestion"/> answers, named as the schema names it.</summary>
/// <param name="Operations">Null for others than operators.</param>
public sealed record FiguresAnswer(OperationsFigures? Operations);

/// <summary>Each part is null where it cannot be told now; the public log also where this host has none.</summary>
public sealed record OperationsFigures(HostFigures Host, ClusterFigures? Cluster, StorageFigures? Storage, FeedFigures? Feed, LogFigures? PublicLog, IReadOnlyList<KeyFigures>? Keys);

public sealed record HostFigures(string Version, string Runtime, DateTimeOffset StartedAt, double MemoryBytes, double HeapBytes, int Threads, double QueuedWork, int Processors);

public sealed record ClusterFigures(IReadOnlyList<SiloFigures> Silos, IReadOnlyList<GrainFigures> Grains);

/// <param name="State">As the schema's SiloState.</param>
public sealed record SiloFigures(string Name, string Address, string State, DateTimeOffset? Since, bool IsOwn, int? Activations, double? CpuPercent, double? MemoryBytes, double? AvailableBytes, bool IsOverloaded, string? Release = null);

public sealed record GrainFigures(string Kind, int Count);

public sealed record StorageFigures(DateTimeOffset CountedAt, string Engine, string EngineVersion, int Format, double Bytes, double? FreeBytes, IReadOnlyList<KindFigures> Kinds);

public sealed record KindFigures(string Kind, double Rows);

public sealed record FeedFigures(double Events, IReadOnlyList<ReaderFigures> Readers);

/// <param name="Reader">As the schema's FeedReaderName.</param>
public sealed record ReaderFigures(string Reader, double Behind, DateTimeOffset? BehindSince, int LagSeconds)
{
    /// <summary>Behind for longer than a reader that does its work; matching only reads after runs.</summary>
    [JsonIgnore]
    public bool IsLate => Reader != "MATCHING" && LagSeconds > MostLagSeconds;

    private const int MostLagSeconds = 300;
}

public sealed record LogFigures(string Origin, double Size, string? Root, DateTimeOffset? LastAt, string? Problem, string? Remedy, IReadOnlyList<WitnessFigures> Witnesses, int Webhooks, int StoppedWebhooks, double WebhooksBehind);

public sealed record WitnessFigures(string Name, double? Size);

/// <param name="Purpose">As the schema's KeyPurpose.</param>
/// <param name="State">As the schema's SigningKeyState.</param>
public sealed record KeyFigures(string Purpose, string State, string? Key, string? Algorithm, DateTimeOffset? From, DateTimeOffset? Until, DateTimeOffset? ChangesAt, string? Problem, string? Remedy);
