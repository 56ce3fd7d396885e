using Federation.EndToEnd.Tests.Support;

[assembly: AssemblyFixture(typeof(Federation.Cluster.Tests.Storage.PostgresFixture))]

namespace Federation.Cluster.Tests.Storage;

/// <summary>One PostgreSQL for all tests, started when the first of them asks.</summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresServer>> _server = new(() => PostgresServer.StartAsync());

    /// <summary>A place of its own for each test.</summary>
    internal async Task<PostgresPlace> CreatePlaceAsync() => new((await _server.Value).ConnectionString);

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated && _server.Value.IsCompletedSuccessfully) await (await _server.Value).DisposeAsync();
    }
}
