using Federation.EndToEnd.Tests.Support;
using Federation.TestAssets;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>An account of Azure's storage, as its emulator has it, and the database that hosts over one need for people's accounts.</summary>
internal sealed class AzureStore(AzuriteServer server, PostgresServer accounts) : ISharedStore
{
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string> { ["FEDERATION_STORE_AZURE"] = server.ConnectionString, ["FEDERATION_IDENTITY_POSTGRES"] = accounts.ConnectionString };

    public static async Task<AzureStore> StartAsync()
    {
        var accounts = await PostgresServer.StartAsync();
        try
        {
            return new(await AzuriteServer.StartAsync(), accounts);
        }
        catch
        {
            await accounts.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await accounts.DisposeAsync();
    }
}
