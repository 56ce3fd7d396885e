using System.Text.Json;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Protocol;

/// <summary>What a worker loads, and the limits it keeps.</summary>
internal sealed record StartMessage
{
    public required int Protocol { get; init; }

    /// <summary>Null where <see cref="Mapping"/> is there: an adapter is one or the other; where <see cref="Probe"/> is true too.</summary>
    public CodeMessage? Code { get; init; }

    /// <summary>The absolute path of a mapping, which the worker reads by code of its own.</summary>
    public string? Mapping { get; init; }

    /// <summary>True where the worker looks at a source that nobody has described, by code of its own; then <see cref="Code"/> and <see cref="Mapping"/> are null.</summary>
    public bool Probe { get; init; }

    /// <summary>True where <see cref="Mapping"/> may be wrong, and is read with a sample in place of its source.</summary>
    public bool Preview { get; init; }

    public required AdapterCapabilities Capabilities { get; init; }

    public required JsonElement Config { get; init; }

    public required int PageRecords { get; init; }

    public required int PageBytes { get; init; }

    public required int RecordBytes { get; init; }

    /// <summary>Whether what is cut out of records travels beside them.</summary>
    public bool KeepsPersons { get; init; }
}

/// <summary>The code that a worker loads.</summary>
/// <param name="Assembly">Absolute path.</param>
internal sealed record CodeMessage(string Assembly, string Type, string ContractFrom, string ContractBelow);
