namespace Federation.Cluster.Tests.Storage.Grains;

public sealed class PostgresGrainStorageTests(PostgresStorageCluster cluster) : GrainStorageTests(cluster), IClassFixture<PostgresStorageCluster>;

public sealed class PostgresStorageCluster(PostgresFixture postgres) : StorageCluster
{
    private protected override async Task<StorePlace> CreatePlaceAsync() => await postgres.CreatePlaceAsync();
}
