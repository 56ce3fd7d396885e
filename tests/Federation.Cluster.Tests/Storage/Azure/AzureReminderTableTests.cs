using Federation.Cluster.Tests.Storage.Grains;

namespace Federation.Cluster.Tests.Storage.Azure;

public sealed class AzureReminderTableTests(Azurite azurite) : ReminderTableTests
{
    private protected override async Task<StorePlace> CreatePlaceAsync() => await azurite.CreatePlaceAsync();
}
