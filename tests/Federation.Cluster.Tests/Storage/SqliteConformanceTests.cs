namespace Federation.Cluster.Tests.Storage;

public sealed class SqliteConformanceTests : StoreConformance
{
    private protected override Task<StorePlace> CreatePlaceAsync() => Task.FromResult<StorePlace>(new SqlitePlace());
}
