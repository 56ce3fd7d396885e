using Federation.Cluster.Json;

namespace Federation.Cluster.Centres;

public sealed class ListingKeyJson : TextJsonConverter<ListingKey>
{
    protected override Parser TryParse => ListingKey.TryParse;
}
