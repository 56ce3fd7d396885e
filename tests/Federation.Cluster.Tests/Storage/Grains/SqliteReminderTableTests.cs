namespace Federation.Cluster.Tests.Storage.Grains;

public sealed class SqliteReminderTableTests : ReminderTableTests
{
    private protected override Task<StorePlace> CreatePlaceAsync() => Task.FromResult<StorePlace>(new SqlitePlace());
}
