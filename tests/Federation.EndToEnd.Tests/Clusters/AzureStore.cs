using Federation.EndToEnd.Tests.Support;
using Federation.TestAssets;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>An account of Azure's storage, as its emulator has it.</summary>
internal sealed class AzureStore(AzuriteServer server) : ISharedStore
{
    public string Variable => "FEDERATION_STORE_AZURE";

    public string ConnectionString => server.ConnectionString;

    public static async Task<AzureStore> StartAsync() => new(await AzuriteServer.StartAsync());

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
