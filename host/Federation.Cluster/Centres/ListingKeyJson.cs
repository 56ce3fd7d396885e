using Federation.Cluster.Json;

namespace Federation.Cluster.Centres;

internal sealed class ListingKeyJson : TextJsonConverter<ListingKey>
{
    protected override Parser TryParse => ListingKey.TryParse;
}
