using System.Text.Json.Serialization;

namespace Federation.Cluster.Storage.Membership;

/// <summary>A host of the cluster as its row stores it.</summary>
/// <param name="Suspicions">Who took it for dead, and when.</param>
internal sealed record MembershipRow(
    string Address, SiloStatus Status, string Name, string Host, string? Role, int ProxyPort, int UpdateZone, int FaultZone, DateTime Started, IReadOnlyList<Suspicion> Suspicions)
{
    public static MembershipRow Of(MembershipEntry entry) => new(
        entry.SiloAddress.ToParsableString(), entry.Status, entry.SiloName, entry.HostName, entry.RoleName, entry.ProxyPort, entry.UpdateZone, entry.FaultZone, entry.StartTime,
        [.. entry.SuspectTimes?.Select(suspicion => new Suspicion(suspicion.Item1.ToParsableString(), suspicion.Item2)) ?? []]);

    /// <param name="alive">When it last said that it is alive.</param>
    public MembershipEntry ToEntry(DateTime alive) => new()
    {
        SiloAddress = SiloAddress.FromParsableString(Address),
        Status = Status,
        SiloName = Name,
        HostName = Host,
        RoleName = Role,
        ProxyPort = ProxyPort,
        UpdateZone = UpdateZone,
        FaultZone = FaultZone,
        StartTime = Started,
        IAmAliveTime = alive,
        SuspectTimes = [.. Suspicions.Select(suspicion => Tuple.Create(SiloAddress.FromParsableString(suspicion.By), suspicion.At))],
    };
}

/// <param name="By">The address of the host that suspected.</param>
internal sealed record Suspicion(string By, DateTime At);

/// <summary>The version of the whole table.</summary>
internal sealed record TableRow(int Version);

/// <summary>When a host last said that it is alive.</summary>
internal sealed record AliveRow(DateTime At);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(MembershipRow))]
[JsonSerializable(typeof(TableRow))]
[JsonSerializable(typeof(AliveRow))]
internal sealed partial class MembershipJson : JsonSerializerContext;
