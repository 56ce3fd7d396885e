using Federation.Cluster.Json;

namespace Federation.Cluster.Feed;

public sealed class DirectoryIdJson : TextJsonConverter<DirectoryId>
{
    protected override Parser TryParse => DirectoryId.TryParse;
}
