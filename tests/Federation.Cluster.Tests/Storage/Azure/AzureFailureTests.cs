using Azure.Data.Tables;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Azure;

namespace Federation.Cluster.Tests.Storage.Azure;

/// <summary>How a store in a storage account cannot be opened or used, and that nobody reads a secret in it.</summary>
public sealed class AzureFailureTests(Azurite azurite) : IAsyncLifetime
{
    private AzurePlace? _place;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AzurePlace Place => _place ?? throw new InvalidOperationException("The test has not started.");

    public async ValueTask InitializeAsync() => _place = await azurite.CreatePlaceAsync();

    public ValueTask DisposeAsync() => _place?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [InlineData("ab", "directory")]
    [InlineData("1directory", "directory")]
    [InlineData("the-directory", "directory")]
    [InlineData("Tables", "directory")]
    [InlineData("directory\n", "directory")]
    [InlineData("directory", "ab")]
    [InlineData("directory", "Directory")]
    [InlineData("directory", "two--hyphens")]
    [InlineData("directory", "-directory")]
    public async Task Options_WithANameThatTheServiceDoesNotTake_AreRefused(string table, string container)
    {
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => AzureDirectoryStore.OpenAsync(new AzureStoreOptions { ConnectionString = "UseDevelopmentStorage=true", Table = table, Container = container }, TimeProvider.System, Cancellation));

        Assert.Equal(StoreCodes.Settings, failure.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("topsecret")]
    [InlineData("AccountName=a;AccountKey=topsecret")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=topsecret!;EndpointSuffix=core.windows.net")]
    public async Task Options_WithAConnectionStringThatIsNone_AreRefusedWithoutQuotingIt(string connection)
    {
        var options = new AzureStoreOptions { ConnectionString = connection };

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => AzureDirectoryStore.OpenAsync(options, TimeProvider.System, Cancellation));

        Assert.Equal(StoreCodes.Settings, failure.Code);
        Assert.DoesNotContain("topsecret", failure.ToString() + options, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WithAnotherKey_IsRefusedWithoutQuotingIt()
    {
        var options = Place.Options;
        string wrong = Convert.ToBase64String(new byte[64]);
        options = options with { ConnectionString = string.Join(';', options.ConnectionString.Split(';').Select(part => part.StartsWith("AccountKey", StringComparison.Ordinal) ? $"AccountKey={wrong}" : part)) };

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => AzureDirectoryStore.OpenAsync(options, TimeProvider.System, Cancellation));

        Assert.Equal(StoreCodes.Refused, failure.Code);
        Assert.Contains("HTTP 403", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong, failure.ToString(), StringComparison.Ordinal);
        Assert.Null(failure.InnerException);
    }

    [Fact]
    public async Task Open_WhereNobodyListens_SaysSo()
    {
        var options = Place.Options with { ConnectionString = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:1/a" };

        Assert.Equal(StoreCodes.Unreachable, (await Assert.ThrowsAsync<StoreUnavailableException>(() => AzureDirectoryStore.OpenAsync(options, TimeProvider.System, Cancellation))).Code);
    }

    [Fact]
    public async Task Open_OfANewerRelease_IsRefusedByName()
    {
        await (await Place.OpenAsync()).DisposeAsync();
        var clients = Place.Clients;
        TableEntity head = await clients.Table.GetEntityAsync<TableEntity>(AzureKeys.Partition, AzureKeys.Head, cancellationToken: Cancellation);
        head["Format"] = 2;
        await clients.Table.UpdateEntityAsync(head, head.ETag, TableUpdateMode.Replace, Cancellation);

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => Place.OpenAsync(last: null));

        Assert.Equal(StoreCodes.Newer, failure.Code);
        Assert.Contains("format 2", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfAnothersTable_IsRefusedAndStaysAsItWas()
    {
        var clients = Place.Clients;
        await clients.Table.CreateIfNotExistsAsync(Cancellation);
        await clients.Table.AddEntityAsync(new TableEntity("mine", "note"), Cancellation);

        Assert.Equal(StoreCodes.Foreign, (await Assert.ThrowsAsync<StoreUnavailableException>(() => Place.OpenAsync(last: null))).Code);

        Assert.Equal("note", Assert.Single(await clients.Table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation)).RowKey);
    }

    [Fact]
    public async Task Read_OfATableThatIsGone_IsNoAbsentRow()
    {
        await using var store = await Place.OpenAsync();
        var clients = Place.Clients;
        await clients.Table.DeleteAsync(Cancellation);

        Assert.Equal(StoreCodes.Unavailable, (await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.ReadAsync(Batches.Centre("a"), Cancellation))).Code);
        Assert.Equal(StoreCodes.Unavailable, (await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.CommitAsync(Batches.Write("a", 0, "one"), Cancellation))).Code);
        await clients.Table.CreateAsync(Cancellation);
    }
}
