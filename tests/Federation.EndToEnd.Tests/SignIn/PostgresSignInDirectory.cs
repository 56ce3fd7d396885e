using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>The same with its accounts in PostgreSQL.</summary>
public sealed class PostgresSignInDirectory : SignInDirectory
{
    private PostgresServer? _server;

    private protected override async Task<IReadOnlyDictionary<string, string>> StartStoreAsync()
    {
        _server = await PostgresServer.StartAsync();
        return new Dictionary<string, string> { ["FEDERATION_IDENTITY_POSTGRES"] = _server.ConnectionString };
    }

    private protected override ValueTask StopStoreAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
