using System.Text.Json.Serialization;

namespace Federation.Cluster.Sync;

/// <summary>What a run is for. Everything that writes a network's listings is a run: one at a time, fenced, with a record of what it did.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunPurpose>))]
public enum RunPurpose
{
    /// <summary>Reads the source.</summary>
    Sync,

    /// <summary>Lets go of the listings that were held back for a person's word.</summary>
    ReleaseRemovals,

    /// <summary>Takes back what another run removed.</summary>
    UndoRemovals,

    /// <summary>Maps the quarantine again, without its source: the mapping was mended.</summary>
    ReplayQuarantine,
}
