namespace Federation.Cluster.Tests.Storage;

public sealed class SqliteConformanceTests : StoreConformance
{
    private protected override StorePlace CreatePlace() => new SqlitePlace();
}
