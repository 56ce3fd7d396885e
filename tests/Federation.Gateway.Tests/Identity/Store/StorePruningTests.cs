using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;

namespace Federation.Gateway.Tests.Identity.Store;

public sealed class StorePruningTests : IAsyncLifetime
{
    private AccountStore? _store;

    private AccountStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await AccountStore.OpenAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task Prune_OfAll_ThrowsAwayWhatIsOverAndKeepsARefreshTokenThatWasUsed()
    {
        await AddTokenAsync("state", OpenIddictConstants.Statuses.Valid, TimeSpan.FromMinutes(15));
        await AddTokenAsync("used-refresh", OpenIddictConstants.Statuses.Redeemed, TimeSpan.FromDays(14));
        await Store.Get<Invitations>().InviteAsync("someone@person.example", grant: null, by: null, resets: false, Cancellation);

        Store.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await PruneAsync());
        Assert.Equal(["used-refresh"], await TokensAsync());

        Store.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(2, await PruneAsync());
        Assert.Empty(await TokensAsync());
    }

    // An account that was closed is found in no byte of the store's files.
    [Fact]
    public async Task Close_AnAccount_LeavesNothingOfItInTheFiles()
    {
        const string Email = "sentinel.person@somewhere.example";
        string code = (await Store.Get<Invitations>().InviteAsync(Email, grant: null, by: null, resets: false, Cancellation)).Split('=')[1];
        var (account, _) = await Store.Get<Invitations>().TakeOverAsync(code, "orchid lantern gravel tunic", Cancellation);
        Assert.NotNull(account);

        await Store.Get<AccountBook>().CloseAsync(account.Id, Cancellation);

        Assert.DoesNotContain(Directory.EnumerateFiles(Store.Folder, "identity.db*"), file => Text(file).Contains("sentinel.person", StringComparison.OrdinalIgnoreCase));
    }

    private static string Text(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return System.Text.Encoding.Latin1.GetString(content);
    }

    private async Task<int> PruneAsync()
    {
        using var pruning = new StorePruning(Store.Get<IServiceScopeFactory>(), Store.Clock, NullLogger<StorePruning>.Instance);
        return await pruning.PruneAsync(Cancellation);
    }

    private async Task AddTokenAsync(string subject, string status, TimeSpan lifetime)
    {
        using var scope = Store.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().CreateAsync(
            new OpenIddictTokenDescriptor { Subject = subject, Type = "any", Status = status, CreationDate = Store.Clock.GetUtcNow(), ExpirationDate = Store.Clock.GetUtcNow() + lifetime }, Cancellation);
    }

    private async Task<List<string?>> TokensAsync()
    {
        using var scope = Store.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Set<OpenIddictEntityFrameworkCoreToken>().Select(token => token.Subject).ToListAsync(Cancellation);
    }
}
