using Federation.Gateway.Identity;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Identity.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>A real account store in a folder of its own, opened by one host or by several.</summary>
internal sealed class AccountStore : IAsyncDisposable
{
    private readonly List<ServiceProvider> _hosts = [];

    private AccountStore() => Services = Open();

    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);

    public string Folder { get; } = Directory.CreateTempSubdirectory("accounts-").FullName;

    public FakeTimeProvider Clock { get; } = new(Now);

    public IdentitySettings Settings => new(Folder, new Uri("https://directory.example"), Postgres: null);

    /// <summary>Of the first host.</summary>
    public IServiceProvider Services { get; }

    public static async Task<AccountStore> OpenAsync()
    {
        var store = new AccountStore();
        using var scope = store.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().PrepareAsync(TestContext.Current.CancellationToken);
        return store;
    }

    /// <summary>One more host on the same folder.</summary>
    public ServiceProvider Open(Action<IServiceCollection>? extend = null)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<TimeProvider>(Clock).AddIdentityStore(Settings).AddSingleton<IdentityKeys>();
        extend?.Invoke(services);
        var host = services.BuildServiceProvider();
        _hosts.Add(host);
        return host;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts) await host.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
