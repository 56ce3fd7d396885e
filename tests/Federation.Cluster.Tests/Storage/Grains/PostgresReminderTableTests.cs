namespace Federation.Cluster.Tests.Storage.Grains;

public sealed class PostgresReminderTableTests(PostgresFixture postgres) : ReminderTableTests
{
    private protected override async Task<StorePlace> CreatePlaceAsync() => await postgres.CreatePlaceAsync();
}
