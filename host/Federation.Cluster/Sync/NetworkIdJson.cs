using Federation.Cluster.Json;

namespace Federation.Cluster.Sync;

/// <summary>Writes the id as its text.</summary>
public sealed class NetworkIdJson : TextJsonConverter<NetworkId>
{
    protected override Parser TryParse => NetworkId.TryParse;
}
