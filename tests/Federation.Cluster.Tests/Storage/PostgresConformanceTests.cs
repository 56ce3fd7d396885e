namespace Federation.Cluster.Tests.Storage;

public sealed class PostgresConformanceTests(PostgresFixture postgres) : SharedStoreConformance
{
    private protected override async Task<StorePlace> CreatePlaceAsync() => await postgres.CreatePlaceAsync();
}
