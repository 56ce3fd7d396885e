using System.Text.Json;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Protocol;

/// <summary>What a worker loads, and the limits it keeps.</summary>
internal sealed record StartMessage
{
    public required int Protocol { get; init; }

    /// <summary>Absolute path.</summary>
    public required string Assembly { get; init; }

    public required string Type { get; init; }

    public required string ContractFrom { get; init; }

    public required string ContractBelow { get; init; }

    public required AdapterCapabilities Capabilities { get; init; }

    public required JsonElement Config { get; init; }

    public required int PageRecords { get; init; }

    public required int PageBytes { get; init; }

    public required int RecordBytes { get; init; }

    /// <summary>Whether what is cut out of records travels beside them.</summary>
    public bool KeepsPersons { get; init; }
}
