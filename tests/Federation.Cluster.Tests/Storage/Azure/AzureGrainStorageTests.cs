using Federation.Cluster.Tests.Storage.Grains;

namespace Federation.Cluster.Tests.Storage.Azure;

public sealed class AzureGrainStorageTests(AzureStorageCluster cluster) : GrainStorageTests(cluster), IClassFixture<AzureStorageCluster>;

public sealed class AzureStorageCluster(Azurite azurite) : StorageCluster
{
    private protected override async Task<StorePlace> CreatePlaceAsync() => await azurite.CreatePlaceAsync();
}
