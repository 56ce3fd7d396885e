using Federation.Cluster.Tests.Storage.Azure;
using Federation.TestAssets;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace Federation.Cluster.Tests.Storage.Azure;

/// <summary>One emulator of Azure's storage for all tests, started by the first that asks for it and ended with the last. Thread safe.</summary>
public sealed class Azurite : IAsyncDisposable
{
    private readonly Lazy<Task<AzuriteServer>> _server = new(AzuriteServer.StartAsync);

    /// <summary>A place of its own for each test. Skips the test where there is no npm, other than in CI.</summary>
    internal async Task<AzurePlace> CreatePlaceAsync() => new((await _server.Value).ConnectionString);

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated && _server.Value.IsCompletedSuccessfully) await (await _server.Value).DisposeAsync();
    }
}
