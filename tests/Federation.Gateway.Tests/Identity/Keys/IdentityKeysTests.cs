using Federation.Gateway.Identity;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Gateway.Tests.Identity.Keys;

public sealed class IdentityKeysTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Current_BeforeTheFirstLook_IsAFault()
    {
        await using var store = await AccountStore.OpenAsync();

        Assert.Throws<InvalidOperationException>(() => store.Get<IdentityKeys>().Current);
    }

    [Fact]
    public async Task Refresh_OnAnEmptyStore_MakesOneKeyOfEachKind()
    {
        await using var store = await AccountStore.OpenAsync();

        var keys = await ReadAsync(store.Services);

        Assert.Equal(256, Assert.Single(keys.Signing).KeySize);
        Assert.Equal(32, Assert.Single(keys.Encryption).Key.Length);
        Assert.Equal(32, keys.Pairwise.Length);
    }

    [Fact]
    public async Task Refresh_ByASecondHost_ReadsTheSameKeys()
    {
        await using var store = await AccountStore.OpenAsync();

        Assert.Equal(Said(await ReadAsync(store.Services)), Said(await ReadAsync(store.Open())));
    }

    [Fact]
    public async Task Refresh_ByHostsAtTheSameMoment_AgreesOnTheSameKeys()
    {
        await using var store = await AccountStore.OpenAsync();
        var hosts = Enumerable.Range(0, 6).Select(_ => store.Open()).ToList();

        var read = await Task.WhenAll(hosts.Select(host => Task.Run(() => ReadAsync(host), Cancellation)));

        Assert.Single(read.Select(Said).Distinct());
    }

    [Fact]
    public async Task Refresh_WithoutTheKeysOfTheFolder_SaysWhatIsLost()
    {
        await using var store = await AccountStore.OpenAsync();
        await ReadAsync(store.Services);
        Directory.Delete(store.Settings.ProtectionFolder, recursive: true);

        var failure = await Assert.ThrowsAsync<IdentityStoreException>(() => ReadAsync(store.Open()));

        Assert.Contains("identity-keys", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stored_Key_IsNoKeyForWhoReadsTheStoreAlone()
    {
        await using var store = await AccountStore.OpenAsync();
        var keys = await ReadAsync(store.Services);
        using var scope = store.Services.CreateScope();
        var stored = await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Keys.ToListAsync(Cancellation);

        byte[] pairwise = Convert.FromBase64String(stored.Single(key => key.Use == KeyUse.Pairwise).Secret);
        Assert.True(pairwise.AsSpan().IndexOf(keys.Pairwise) < 0);
        byte[] signing = Convert.FromBase64String(stored.Single(key => key.Use == KeyUse.Signing).Secret);
        Assert.True(signing.AsSpan().IndexOf(keys.Signing[0].ECDsa.ExportParameters(true).D) < 0);
    }

    [Fact]
    public async Task IdToken_OfBeforeAChangeOfKeys_VerifiesUntilItsKeyIsForgotten()
    {
        await using var store = await AccountStore.OpenAsync();
        var book = store.Get<IdentityKeys>();
        await book.RefreshAsync(Cancellation);
        string first = book.Current.Signing[0].KeyId, old = Sign(book.Current);
        byte[] pairwise = book.Current.Pairwise;

        await PassAsync(store, book, TimeSpan.FromDays(83));
        Assert.Equal(2, book.Current.Signing.Count);
        Assert.Equal(first, book.Current.Signing[0].KeyId);

        await PassAsync(store, book, TimeSpan.FromDays(7));
        Assert.NotEqual(first, book.Current.Signing[0].KeyId);
        Assert.True(await VerifiesAsync(old, book.Current));
        Assert.True(await VerifiesAsync(Sign(book.Current), book.Current));

        await PassAsync(store, book, TimeSpan.FromDays(30));
        Assert.False(await VerifiesAsync(old, book.Current));
        Assert.Equal(pairwise, book.Current.Pairwise);
    }

    [Fact]
    public async Task Changed_WhenAKeyComesIntoUse_FiresAndElseNot()
    {
        await using var store = await AccountStore.OpenAsync();
        var book = store.Get<IdentityKeys>();
        await book.RefreshAsync(Cancellation);
        var changed = book.Changed();

        await PassAsync(store, book, TimeSpan.FromDays(82));
        Assert.False(changed.HasChanged);

        await PassAsync(store, book, TimeSpan.FromDays(1));
        Assert.True(changed.HasChanged);
        Assert.False(book.Changed().HasChanged);
    }

    private static async Task<IdentityKeySet> ReadAsync(IServiceProvider host)
    {
        var keys = host.GetRequiredService<IdentityKeys>();
        await keys.RefreshAsync(Cancellation);
        return keys.Current;
    }

    private static async Task PassAsync(AccountStore store, IdentityKeys book, TimeSpan time)
    {
        store.Clock.Advance(time);
        await book.RefreshAsync(Cancellation);
    }

    private static string Said(IdentityKeySet keys) =>
        string.Join(' ', [.. keys.Signing.Select(key => key.KeyId), .. keys.Encryption.Select(key => Convert.ToBase64String(key.Key)), Convert.ToBase64String(keys.Pairwise)]);

    private static string Sign(IdentityKeySet keys) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "https://directory.example/",
        Audience = "web",
        SigningCredentials = new SigningCredentials(keys.Signing[0], SecurityAlgorithms.EcdsaSha256),
    });

    private static async Task<bool> VerifiesAsync(string token, IdentityKeySet keys) => (await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuer = "https://directory.example/",
        ValidAudience = "web",
        IssuerSigningKeys = keys.Signing,
        RequireExpirationTime = false,
    })).IsValid;
}
