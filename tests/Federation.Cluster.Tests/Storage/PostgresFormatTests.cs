using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Postgres;

namespace Federation.Cluster.Tests.Storage;

public sealed class PostgresFormatTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Open_OfANewerRelease_IsRefusedByName()
    {
        await using var place = await postgres.CreatePlaceAsync();
        await (await place.OpenAsync()).DisposeAsync();
        await place.AskAsync($"UPDATE store SET format = {PostgresSchema.Version + 1}");

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(place.OpenAsync);
        Assert.Equal(StoreCodes.Newer, refused.Code);
        Assert.Contains($"has format {PostgresSchema.Version + 1}; this release knows formats up to {PostgresSchema.Version}", refused.Message, StringComparison.Ordinal);

        // Nor for a command that only reads.
        refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => PostgresDirectoryStore.OpenForReadingAsync(place.Options, TestContext.Current.CancellationToken));
        Assert.Equal(StoreCodes.Newer, refused.Code);
    }
}
