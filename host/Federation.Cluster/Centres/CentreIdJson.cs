using Federation.Cluster.Json;

namespace Federation.Cluster.Centres;

public sealed class CentreIdJson : TextJsonConverter<CentreId>
{
    protected override Parser TryParse => CentreId.TryParse;
}
