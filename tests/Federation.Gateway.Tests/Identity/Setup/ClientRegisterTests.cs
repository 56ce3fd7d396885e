using Federation.Gateway.Identity.Setup;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace Federation.Gateway.Tests.Identity.Setup;

public sealed class ClientRegisterTests : IAsyncLifetime
{
    private const string PublicKeys = """{ "keys": [ { "kty": "EC", "crv": "P-256", "kid": "1", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0" } ] }""";

    private static readonly ClientTerms Web = new() { Id = "web", Name = "Web", RedirectUris = ["https://web.example/callback"], Scopes = ["networks"] };

    private AccountStore? _store;

    private AccountStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await AccountStore.OpenAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task Add_AClientWithASecret_TellsItOnceAndKeepsOnlyItsHash()
    {
        string secret = await AddAsync(Web) ?? "";

        Assert.Matches("^[A-Za-z0-9_-]{43}$", secret);
        using var scope = Store.Services.CreateScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        object client = await clients.FindByClientIdAsync("web", Cancellation) ?? throw new InvalidOperationException("It was not added.");
        Assert.True(await clients.ValidateClientSecretAsync(client, secret, Cancellation));
        Assert.All(Directory.GetFiles(Store.Folder, "identity.db*"), file => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(secret)) < 0, file));
    }

    [Fact]
    public async Task Add_AClientWithKeysOrWithout_HasNoSecret()
    {
        Assert.Null(await AddAsync(Web with { Keys = PublicKeys }));
        Assert.Null(await AddAsync(Web with { Id = "app", IsPublic = true }));
    }

    [Fact]
    public async Task Add_AClientOfTerminals_MayUseTheDeviceFlowForDoorsAlone()
    {
        var terminals = new ClientTerms { Id = "terminals", Name = "Terminals", IsTerminal = true };
        Assert.Null(await AddAsync(terminals));

        using var scope = Store.Services.CreateScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        object client = await clients.FindByClientIdAsync("terminals", Cancellation) ?? throw new InvalidOperationException("It was not added.");
        string[] expected = ["ept:device_authorization", "ept:revocation", "ept:token", "gt:refresh_token", "gt:urn:ietf:params:oauth:grant-type:device_code", "scp:admission"];
        Assert.Equal(expected, (await clients.GetPermissionsAsync(client, Cancellation)).Order(StringComparer.Ordinal));
        await RefusedAsync(terminals with { Id = "other", Scopes = ["networks"] });
        await RefusedAsync(terminals with { Id = "other", ActsForItself = true });
        await RefusedAsync(terminals with { Id = "other", RedirectUris = ["https://web.example/callback"] });
    }

    [Fact]
    public async Task Add_TheSameIdTwice_IsRefused()
    {
        await AddAsync(Web);

        await RefusedAsync(Web with { Name = "Another" });
    }

    [Theory]
    [InlineData("http://web.example/callback")]
    [InlineData("https://web.example/callback#part")]
    [InlineData("https://user@web.example/callback")]
    [InlineData("/callback")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://127.0.0.1.evil.example/")]
    [InlineData("")]
    public Task Add_AnAddressThatIsNoPlaceToReturnTo_IsRefused(string address) => RefusedAsync(Web with { RedirectUris = ["https://web.example/callback", address] });

    [Theory]
    [InlineData("http://127.0.0.1/callback")]
    [InlineData("http://[::1]/callback")]
    [InlineData("http://localhost:8080/callback")]
    public async Task Add_AnAddressOnThePersonsMachine_IsTaken(string address) => Assert.NotNull(await AddAsync(Web with { RedirectUris = [address] }));

    [Fact]
    public async Task Add_TermsThatContradictThemselves_IsRefused()
    {
        await RefusedAsync(Web with { RedirectUris = [] });
        await RefusedAsync(Web with { IsPublic = true, ActsForItself = true });
        await RefusedAsync(Web with { IsPublic = true, Exchanges = true });
        await RefusedAsync(Web with { IsPublic = true, Keys = PublicKeys });
        await RefusedAsync(Web with { IsPublic = true, IsOurs = true });
        await RefusedAsync(Web with { Scopes = ["networks", "everything"] });
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("""{ "keys": [] }""")]
    [InlineData("""{ "keys": [ { "kty": "oct", "k": "c2VjcmV0" } ] }""")]
    [InlineData("""{ "keys": [ { "kty": "EC", "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0", "d": "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI" } ] }""")]
    public async Task Add_KeysThatAreNoneOrSecret_IsRefusedAndNotRepeated(string keys)
    {
        var failure = await RefusedAsync(Web with { Keys = keys });

        Assert.DoesNotContain("jpsQnnGQ", failure.Message, StringComparison.Ordinal);
    }

    private Task<string?> AddAsync(ClientTerms terms) => Store.Get<ClientRegister>().AddAsync(terms, Cancellation);

    private async Task<SetupException> RefusedAsync(ClientTerms terms)
    {
        var failure = await Assert.ThrowsAsync<SetupException>(() => AddAsync(terms));
        Assert.Equal("identity.client", failure.Code);
        return failure;
    }
}
