using Federation.Cluster.Json;

namespace Federation.Cluster.Sync;

internal sealed class NetworkIdJson : TextJsonConverter<NetworkId>
{
    protected override Parser TryParse => NetworkId.TryParse;
}
