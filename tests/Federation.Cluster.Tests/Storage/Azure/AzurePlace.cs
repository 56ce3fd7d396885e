using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Azure;

namespace Federation.Cluster.Tests.Storage.Azure;

/// <summary>A table and a container of their own.</summary>
internal sealed class AzurePlace(string connectionString) : StorePlace
{
    private readonly string _table = $"t{Guid.NewGuid():N}", _container = $"{Guid.NewGuid():N}";

    public AzureStoreOptions Options => new() { ConnectionString = connectionString, Table = _table, Container = _container, PollInterval = TimeSpan.FromMilliseconds(20) };

    /// <summary>Table and container as others see them.</summary>
    public AzureClients Clients => AzureClients.Of(Options);

    public override IReadOnlyList<string> ChildArguments => ["azure", connectionString, _table, _container];

    public override async Task<IDirectoryStore> OpenAsync() => await OpenAsync(last: null);

    /// <param name="last">Sees every request of this store last; null for none.</param>
    public Task<AzureDirectoryStore> OpenAsync(HttpPipelinePolicy? last) => AzureDirectoryStore.OpenAsync(Options, AzureClients.Of(Options, last), TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>For a copy into it.</summary>
    public Task<AzureDirectoryStore> OpenToFillAsync(HttpPipelinePolicy? last = null) => AzureDirectoryStore.OpenToFillAsync(Options, AzureClients.Of(Options, last), TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>What the head counts of a filling.</summary>
    public async Task<int?> AppliedAsync() => (await Clients.Table.GetEntityAsync<TableEntity>(AzureKeys.Partition, AzureKeys.Head, [nameof(AzureHead.Applied)], TestContext.Current.CancellationToken)).Value.GetInt32(nameof(AzureHead.Applied));

    public override async ValueTask DisposeAsync()
    {
        await Clients.Table.DeleteAsync();
        await Clients.Container.DeleteIfExistsAsync();
    }
}
