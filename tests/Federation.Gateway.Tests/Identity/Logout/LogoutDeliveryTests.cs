using System.Net;
using Federation.Gateway.Identity;
using Federation.Gateway.Identity.Accounts;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Logout;
using Federation.Gateway.Identity.Setup;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace Federation.Gateway.Tests.Identity.Logout;

/// <summary>Clients that are to be told of ended sessions, whatever they answer.</summary>
public sealed class LogoutDeliveryTests : IAsyncLifetime
{
    private static readonly ClientTerms Told = new() { Id = "told", Name = "Told", RedirectUris = ["https://told.example/callback"], LogoutAddress = "https://told.example/logout" };

    private readonly Client _client = new();
    private readonly LogoutSignal _signal = new();
    private AccountStore? _store;
    private IdentityKeys? _keys;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AccountStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    private IServiceScopeFactory Scopes => Store.Get<IServiceScopeFactory>();

    public async ValueTask InitializeAsync()
    {
        _store = await AccountStore.OpenAsync();
        _keys = Store.Get<IdentityKeys>();
        await _keys.RefreshAsync(Token);
        await Store.Get<ClientRegister>().AddAsync(Told, Token);
    }

    public async ValueTask DisposeAsync()
    {
        _signal.Dispose();
        _client.Dispose();
        await Store.DisposeAsync();
    }

    [Fact]
    public async Task Client_ThatDoesNotAnswer_IsToldAgainFartherApartAndNoMoreAfterAnHour()
    {
        await GoToAsync("session-1");
        await EndAsync("session-1");
        _client.Answer = HttpStatusCode.ServiceUnavailable;
        using var delivery = Delivery();

        var told = new List<int>();
        for (int minute = 0; minute <= 120; minute++, Store.Clock.Advance(TimeSpan.FromMinutes(1)))
        {
            int before = _client.Tokens.Count;
            Assert.Equal(0, await delivery.TellAsync(Token));
            if (_client.Tokens.Count > before) told.Add(minute);
        }

        Assert.Equal([0, 1, 5, 21], told);
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task Client_ThatAnswersLater_IsToldOnceMoreAndThenNot()
    {
        await GoToAsync("session-1");
        await EndAsync("session-1");
        using var delivery = Delivery();
        _client.Answer = null; // no connection

        Assert.Equal(0, await delivery.TellAsync(Token));
        _client.Answer = HttpStatusCode.NoContent;
        Store.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await delivery.TellAsync(Token));
        Store.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await delivery.TellAsync(Token));

        Assert.Equal(2, _client.Tokens.Count);
        var token = new JsonWebToken(_client.Tokens[^1]);
        Assert.Equal(("logout+jwt", "https://directory.example/", "told", "subject of session-1", "sid of session-1"), (token.Typ, token.Issuer, token.Audiences.Single(), token.Subject, token.GetClaim("sid").Value));
    }

    [Fact]
    public async Task Session_ThatEndedTwice_IsToldOnce()
    {
        await GoToAsync("session-1");
        await GoToAsync("session-2");
        await EndAsync("session-1");
        await EndAsync("session-1");
        using var delivery = Delivery();

        Assert.Equal(1, await delivery.TellAsync(Token));
        await Endings().OfAccountAsync("account", Token);
        Assert.Equal(1, await delivery.TellAsync(Token));
        await Endings().OfAccountAsync("account", Token);
        Assert.Equal(0, await delivery.TellAsync(Token));
    }

    // Of two who end some of the same sessions at one moment, neither keeps the other's from being told.
    [Fact]
    public async Task Endings_OfTheSameSessions_AllAreToldOnce()
    {
        for (int session = 0; session < 6; session++) await GoToAsync($"session-{session}");

        await Task.WhenAll([.. Enumerable.Range(0, 6).Select(session => EndAsync($"session-{session}")), Endings().OfAccountAsync("account", Token)]);

        using var delivery = Delivery();
        Assert.Equal(6, await delivery.TellAsync(Token));
        Assert.Equal(6, _client.Tokens.Select(token => new JsonWebToken(token).Subject).Distinct().Count());
    }

    [Fact]
    public async Task Client_ThatHangs_KeepsItsOtherNoticesWaitingAndNobodyElses()
    {
        for (int session = 0; session < 3; session++)
        {
            await GoToAsync($"session-{session}");
            await EndAsync($"session-{session}");
        }

        _client.Answer = null;
        using var delivery = Delivery();

        Assert.Equal(0, await delivery.TellAsync(Token));

        Assert.Equal(3, _client.Tokens.Count); // each once, and none of them twice
        Assert.Equal(3, (await WaitingAsync()).Count);
    }

    [Fact]
    public async Task Client_ThatWasRemovedMeanwhile_IsForgotten()
    {
        await GoToAsync("session-1");
        await EndAsync("session-1");
        await Store.Get<ClientRegister>().RemoveAsync("told", Token);
        using var delivery = Delivery();

        Assert.Equal(0, await delivery.TellAsync(Token));

        Assert.Empty(_client.Tokens);
        Assert.Empty(await WaitingAsync());
    }

    [Theory]
    [InlineData("http://told.example/logout")]
    [InlineData("https://told.example/logout#here")]
    [InlineData("told.example")]
    public async Task Client_WhoseAddressIsNone_IsNotAdded(string address)
    {
        var failure = await Assert.ThrowsAsync<SetupException>(() => Store.Get<ClientRegister>().AddAsync(Told with { Id = "other", LogoutAddress = address }, Token));

        Assert.Contains("tell of ended sessions", failure.Message, StringComparison.Ordinal);
    }

    private LogoutDelivery Delivery() => new(Scopes, Signing(Store.Settings), _signal, _client, Store.Clock, NullLogger<LogoutDelivery>.Instance);

    private LogoutTokens Signing(IdentitySettings settings)
    {
        var options = new OpenIddictServerOptions();
        foreach (var key in _keys!.Current.Signing) options.SigningCredentials.Add(new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256)); // it was read
        return new LogoutTokens(settings, new Unchanging(options), Store.Clock);
    }

    private SessionEndings Endings() => new(Scopes, _signal, Store.Clock);

    private Task EndAsync(string session) => Endings().OfSessionAsync(session, Token);

    private async Task GoToAsync(string session)
    {
        using var scope = Store.Services.CreateScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        object client = (await clients.FindByClientIdAsync("told", Token))!; // It was added.
        var signedIn = new SignInSession(new Account { Id = "account" }, Store.Clock.GetUtcNow(), session, null);
        var told = new SessionClients(Scopes, Signing(Store.Settings), _keys!); // they were read
        Assert.NotNull(await told.SidAsync(signedIn, client, Token));
        Assert.Null(await new SessionClients(Scopes, Signing(Store.Settings with { PublicUrl = null }), _keys!).SidAsync(signedIn, client, Token)); // nobody could check what it was told
        await told.RememberAsync(signedIn, client, $"subject of {session}", $"sid of {session}", Token);
        await told.RememberAsync(signedIn, client, $"subject of {session}", $"sid of {session}", Token);
    }

    private async Task<List<LogoutNotice>> WaitingAsync()
    {
        using var scope = Store.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().LogoutNotices.ToAsyncEnumerable().ToListAsync(Token);
    }

    /// <summary>Keeps what it is told.</summary>
    private sealed class Client : HttpMessageHandler
    {
        public List<string> Tokens { get; } = [];

        /// <summary>Null for no connection.</summary>
        public HttpStatusCode? Answer { get; set; } = HttpStatusCode.OK;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal("https://told.example/logout", request.RequestUri?.AbsoluteUri);
            string form = await request.Content!.ReadAsStringAsync(cancellationToken); // it is posted
            Tokens.Add(form["logout_token=".Length..]);
            return Answer is { } status ? new HttpResponseMessage(status) : throw new HttpRequestException("There is no connection.");
        }
    }

    private sealed class Unchanging(OpenIddictServerOptions options) : IOptionsMonitor<OpenIddictServerOptions>
    {
        public OpenIddictServerOptions CurrentValue => options;

        public OpenIddictServerOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<OpenIddictServerOptions, string?> listener) => null;
    }
}
