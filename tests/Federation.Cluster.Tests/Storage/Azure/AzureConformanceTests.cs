namespace Federation.Cluster.Tests.Storage.Azure;

public sealed class AzureConformanceTests(Azurite azurite) : SharedStoreConformance
{
    private protected override int Histories => 12;

    private protected override async Task<StorePlace> CreatePlaceAsync() => await azurite.CreatePlaceAsync();
}
