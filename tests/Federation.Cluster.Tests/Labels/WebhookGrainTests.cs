using System.Net;
using System.Text.Json;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Log;
using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.Storage;
using Federation.Cluster.Tests.Sync;
using Federation.Registry.Labels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Tests.Labels;

/// <summary>From a decision about a label to a server that is told of it, over real sockets. Each test has networks, centres and a server of its own.</summary>
public sealed class WebhookGrainTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly SyncCluster _cluster;

    public WebhookGrainTests() => _cluster = new SyncCluster
    {
        Services = services =>
        {
            services.AddCertificates(options => (options.PublicUrl, options.KeyFile, options.LogKeyFile) = (new Uri(LabelCluster.PublicUrl), _folder.File("keys.json"), _folder.File("log-keys.json")));
            services.AddWebhooks(options => options.KeyFile = _folder.File("webhook-key"));
            services.Remove(services.Single(service => service.ImplementationType == typeof(WebhookKeeper))); // each test looks when it wants to
        },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Decisions_OfListedCentres_AreToldInOrderAndOnce()
    {
        using var receiver = Receiver();
        var (own, foreign) = (await ListAsync("a"), await ListAsync("b"));
        await DecideAsync(own, LabelEventKind.Awarded); // before it was added: it is told of what happens from then on
        await LoggedAsync();
        var webhook = await AddAsync("a", receiver);

        await DecideAsync(foreign, LabelEventKind.Awarded);
        await DecideAsync(own, LabelEventKind.Suspended);
        await DecideAsync(own, LabelEventKind.Reinstated);
        await TellAsync();
        await TellAsync();

        Assert.Equal(["label.suspended", "label.reinstated"], receiver.Requests.Select(Type));
        Assert.Equal([$"label-{own}-2", $"label-{own}-3"], receiver.Requests.Select(request => request["webhook-id"]));
        Assert.All(receiver.Requests, request => Assert.Matches("^v1,[A-Za-z0-9+/]{43}=$", request["webhook-signature"]));
        Assert.NotNull((await ReadAsync(webhook)).DeliveredAt);
    }

    [Fact]
    public async Task Decisions_ForWhoeverWantsAll_AreToldOfEveryCentre()
    {
        using var receiver = Receiver();
        await AddAsync("a", receiver, WebhookScope.All);

        await DecideAsync(await ListAsync("b"), LabelEventKind.Awarded);
        await TellAsync();

        Assert.Equal(["label.awarded"], receiver.Requests.Select(Type));
    }

    // Nothing is lost, nothing is told before what was to be told first, and others are not kept waiting.
    [Fact]
    public async Task Server_ThatFails_IsTriedAgainFromWhereItWas()
    {
        using var broken = Receiver("500 Broken", "503 Busy\r\nRetry-After: 3600", "302 Found\r\nLocation: http://127.0.0.1/");
        using var whole = Receiver();
        var (webhook, centre) = (await AddAsync("a", broken), await ListAsync("a"));
        await AddAsync("a", whole);
        await DecideAsync(centre, LabelEventKind.Awarded);
        await DecideAsync(centre, LabelEventKind.Suspended);

        await TellAsync();
        Assert.Equal((WebhookCodes.NotTaken, 500, 1), await FailureAsync());
        Assert.Equal(2, whole.Requests.Count);
        await ResumeAsync();
        Assert.Equal((WebhookCodes.NotTaken, 503, 1), await FailureAsync());
        Assert.InRange((await ReadAsync(webhook)).TryAt - TimeProvider.System.GetUtcNow() ?? default, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
        await ResumeAsync();
        Assert.Equal((WebhookCodes.NotTaken, 302, 1), await FailureAsync());
        await ResumeAsync();

        Assert.Equal(["label.awarded", "label.awarded", "label.awarded", "label.awarded", "label.suspended"], broken.Requests.Select(Type));
        Assert.Single(broken.Requests.Take(4).Select(request => request["webhook-id"]).Distinct());
        Assert.Null((await ReadAsync(webhook)).Failure);

        async Task<(string?, int?, int)> FailureAsync() => await ReadAsync(webhook) is var read ? (read.Failure, read.FailureStatus, read.Failures) : default;

        async Task ResumeAsync()
        {
            await Grain(webhook).Resume();
            await TellAsync();
        }
    }

    [Fact]
    public async Task Server_ThatIsGone_IsToldNothingMoreUntilItIsResumed()
    {
        using var receiver = Receiver("410 Gone");
        var (webhook, centre) = (await AddAsync("a", receiver), await ListAsync("a"));
        await DecideAsync(centre, LabelEventKind.Awarded);
        await TellAsync();
        await DecideAsync(centre, LabelEventKind.Suspended);
        await TellAsync();

        Assert.Equal(WebhookState.Stopped, (await ReadAsync(webhook)).State);
        Assert.Single(receiver.Requests);
        await Grain(webhook).Resume();
        await TellAsync();
        Assert.Equal(["label.awarded", "label.awarded", "label.suspended"], receiver.Requests.Select(Type));
    }

    // What a stranger names is never on this machine or in its network, whatever it looks like.
    [Theory]
    [InlineData("http://127.0.0.1:1/hook")]
    [InlineData("http://localhost/hook")]
    [InlineData("https://[::1]/hook")]
    [InlineData("https://10.0.0.1/hook")]
    [InlineData("https://192.168.1.1/hook")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[fd00::1]/hook")]
    [InlineData("https://[::ffff:10.0.0.1]/hook")]
    [InlineData("https://0x7f000001/hook")]
    [InlineData("https://2130706433/hook")]
    [InlineData("http://example.org/hook")]
    [InlineData("https://user:secret@example.org/hook")]
    [InlineData("ftp://example.org/hook")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    public async Task Add_AnAddressThatIsPrivate_IsRefused(string url)
    {
        var answer = await Desk("a").Add(url, WebhookScope.All);

        Assert.Equal(WebhookCodes.RefusedAddress, answer.Code);
        Assert.Empty(await _cluster.Service<WebhookArchive>().AllAsync(Token).ToListAsync(Token));
    }

    // A name may lead anywhere tomorrow: it is looked at where it is connected to.
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("fd00::1")]
    [InlineData("93.184.216.34", "192.168.0.1")]
    public async Task Send_ToANameThatLeadsToAPrivateAddress_DialsNothing(params string[] addresses)
    {
        var dialler = new NoDialler([.. addresses.Select(IPAddress.Parse)]);
        using var sender = new WebhookSender(_cluster.Service<WebhookSecrets>(), dialler, _cluster.Service<IOptions<WebhookOptions>>(), TimeProvider.System);
        var webhook = new Webhook { Id = WebhookId.New(NetworkId.Parse("a"), TimeProvider.System), Url = "https://hooks.example/label", Scope = WebhookScope.All, AddedAt = default, Next = 0 };

        Assert.Null(sender.Against(webhook.Url));
        Assert.Equal(WebhookCodes.RefusedAddress, (await sender.SendAsync(webhook, WebhookMessage.Test(webhook.Id, default), Token)).Code);
        Assert.Equal(0, dialler.Dialled);
    }

    // An address on this machine that was stored before an operator took it back.
    [Fact]
    public async Task Send_ToThisMachine_IsRefusedWhereNoOperatorAllowsIt()
    {
        using var receiver = new ScriptedReceiver();
        var webhook = new Webhook { Id = WebhookId.New(NetworkId.Parse("a"), TimeProvider.System), Url = receiver.Url, Scope = WebhookScope.All, AddedAt = default, Next = 0 };

        Assert.Equal(WebhookCodes.RefusedAddress, (await _cluster.Service<WebhookSender>().SendAsync(webhook, WebhookMessage.Test(webhook.Id, default), Token)).Code);
        Assert.Empty(receiver.Requests);
    }

    // What an operator allows is an address, and not everything that listens there.
    [Fact]
    public async Task Add_AnotherAddressOfAServerThatMayBeTold_IsRefused()
    {
        using var receiver = Receiver();

        Assert.Equal(WebhookCodes.RefusedAddress, (await Desk("a").Add($"{receiver.Url}/admin", WebhookScope.All)).Code);
        Assert.Equal(WebhookCodes.RefusedAddress, (await Desk("a").Add($"{receiver.Url}?reload=1", WebhookScope.All)).Code);
    }

    // A new key in the place of a lost one would sign what nobody takes, without a word.
    [Fact]
    public async Task Key_ThatIsLost_IsNotReplacedWhileThereAreWebhooks()
    {
        using var receiver = Receiver();
        await AddAsync("a", receiver);
        var secrets = new WebhookSecrets(_cluster.Service<WebhookArchive>(), Options.Create(new WebhookOptions { KeyFile = _folder.File("another-key") }));

        var lost = await Assert.ThrowsAsync<WebhookKeyException>(() => secrets.OfAsync(WebhookId.New(NetworkId.Parse("a"), TimeProvider.System), 1, Token));

        Assert.Contains("is not there", lost.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("another-key")));
    }

    [Fact]
    public async Task Key_ThatOthersMayRead_AddsNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");
        if (OperatingSystem.IsWindows()) return;
        using var receiver = Receiver();
        await File.WriteAllBytesAsync(_folder.File("webhook-key"), new byte[32], Token);
        File.SetUnixFileMode(_folder.File("webhook-key"), UnixFileMode.UserRead | UnixFileMode.OtherRead);

        Assert.Equal(WebhookCodes.KeyUnusable, (await Desk("a").Add(receiver.Url, WebhookScope.All)).Code);
        Assert.Empty(await _cluster.Service<WebhookArchive>().AllAsync(Token).ToListAsync(Token));
    }

    // Whoever answers slowly keeps only itself waiting: meanwhile it is removed, and nothing of it comes back.
    [Fact]
    public async Task Remove_WhileAMessageIsOnItsWay_IsNotUndone()
    {
        using var receiver = Receiver();
        var held = receiver.Hold();
        var (webhook, centre) = (await AddAsync("a", receiver), await ListAsync("a"));
        await DecideAsync(centre, LabelEventKind.Awarded);
        await LoggedAsync();

        var delivery = Grain(webhook).Deliver();
        await receiver.ReceivedAsync(Token);
        Assert.False(await Grain(webhook).Deliver()); // one is under way
        Assert.False((await Grain(webhook).Remove()).IsRefused);
        held.SetResult();

        Assert.False(await delivery);
        Assert.Empty(await _cluster.Service<WebhookArchive>().AllAsync(Token).ToListAsync(Token));
    }

    // What is none of its scope is looked at once, by whichever silo asks.
    [Fact]
    public async Task Deliver_PastWhatIsNoneOfItsScope_IsPutDown()
    {
        using var receiver = Receiver();
        var webhook = await AddAsync("a", receiver);
        await DecideAsync(await ListAsync("b"), LabelEventKind.Awarded);
        await TellAsync();

        Assert.Equal(await _cluster.Service<LabelLog>().SizeAsync(Token), (await ReadAsync(webhook)).Next);
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task Add_MoreThanANetworkMayHave_IsRefused()
    {
        using var receiver = Receiver();
        for (int i = 0; i < Webhook.MostOfNetwork; i++) await AddAsync("a", receiver);

        Assert.Equal(WebhookCodes.TooMany, (await Desk("a").Add(receiver.Url, WebhookScope.All)).Code);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3 * Webhook.MostOfNetwork).Select(_ => Desk("b").Add(receiver.Url, WebhookScope.All)));
        Assert.Equal(Webhook.MostOfNetwork, answers.Count(answer => !answer.IsRefused));
    }

    [Fact]
    public async Task Remove_ForgetsItAndTellsItNothing()
    {
        using var receiver = Receiver();
        var webhook = await AddAsync("a", receiver, WebhookScope.All);

        Assert.Equal(webhook, (await Grain(webhook).Remove()).Webhook?.Id);
        await DecideAsync(await ListAsync("a"), LabelEventKind.Awarded);
        await TellAsync();

        Assert.Equal(WebhookCodes.Unknown, (await Grain(webhook).Remove()).Code);
        Assert.Empty(await _cluster.Service<WebhookArchive>().AllAsync(Token).ToListAsync(Token));
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task Renew_GivesAnotherSecretAndSignsWithBoth()
    {
        using var receiver = Receiver();
        var added = await Desk("a").Add(receiver.Url, WebhookScope.All);
        Assert.False(added.IsRefused, added.Message);
        var id = added.Webhook.Id;
        string? first = added.Secret, second = (await Grain(id).Renew()).Secret;

        Assert.True((await Grain(id).Test()).Attempt?.IsTaken);

        Assert.NotEqual(first, second);
        var sent = Assert.Single(receiver.Requests);
        Assert.Equal("webhook.test", Type(sent));
        Assert.Equal(new[] { second, first }.Select(secret => Signature(secret!, sent)), sent["webhook-signature"].Split(' ')); // both were told
        // The secrets are in no row: only what is made of them is sent.
        Assert.DoesNotContain("whsec", System.Text.Encoding.UTF8.GetString((await _cluster.Store.ReadAsync(new StateKey(RowKinds.Webhook, id.ToString()), Token))!.Body.Span), StringComparison.Ordinal); // it was added
    }

    // A process that ends between a message and its commit sends it once more, with the same id.
    [Fact]
    public async Task Crash_AfterAMessage_RepeatsItAlone()
    {
        using var receiver = Receiver();
        var (webhook, centre) = (await AddAsync("a", receiver), await ListAsync("a"));
        await DecideAsync(centre, LabelEventKind.Awarded);
        await DecideAsync(centre, LabelEventKind.Suspended);
        await LoggedAsync();
        int fails = 1;
        _cluster.Faults.Refuses = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.Webhook) && Interlocked.Decrement(ref fails) >= 0;

        await Assert.ThrowsAnyAsync<Exception>(() => Grain(webhook).Deliver());
        await TellAsync();

        Assert.Equal([$"label-{centre}-1", $"label-{centre}-1", $"label-{centre}-2"], receiver.Requests.Select(request => request["webhook-id"]));
    }

    private ScriptedReceiver Receiver(params string[] script)
    {
        var receiver = new ScriptedReceiver(script);
        _cluster.Service<IOptions<WebhookOptions>>().Value.OnThisMachine.Add(new Uri(receiver.Url));
        return receiver;
    }

    private IWebhookGrain Grain(WebhookId id) => _cluster.GrainsFrom(0).GetGrain<IWebhookGrain>(id.ToString());

    private IWebhookDeskGrain Desk(string network) => _cluster.GrainsFrom(0).GetGrain<IWebhookDeskGrain>(network);

    private async Task<WebhookId> AddAsync(string network, ScriptedReceiver receiver, WebhookScope scope = WebhookScope.Listed)
    {
        var answer = await Desk(network).Add(receiver.Url, scope);
        Assert.False(answer.IsRefused, answer.Message);
        Assert.StartsWith("whsec_", answer.Secret, StringComparison.Ordinal);
        return answer.Webhook.Id;
    }

    private async Task<Webhook> ReadAsync(WebhookId id) => await _cluster.Service<WebhookArchive>().AllAsync(Token).SingleAsync(webhook => webhook.Id == id, Token);

    private async Task<CentreId> ListAsync(string network)
    {
        var id = Listings.NewId();
        await _cluster.GrainsFrom(0).GetGrain<ICentreGrain>(id.Value).Apply(Listings.Put(Listings.Key(network, id.Value), Listings.Content($"Centre {id}"), TimeProvider.System.GetUtcNow()));
        return id;
    }

    private async Task DecideAsync(CentreId centre, LabelEventKind kind)
    {
        var grain = _cluster.GrainsFrom(0).GetGrain<ILabelGrain>(centre.Value);
        var answer = await grain.Decide(new LabelOrder { Kind = kind, MadeOn = (await grain.Get()).Label.Version, Actor = "operator", Reason = "Decided.", Levels = kind == LabelEventKind.Awarded ? new LabelLevels { Services = 2 } : null });
        Assert.False(answer.IsRefused, answer.Message);
    }

    private Task LoggedAsync() => _cluster.Service<LabelLog>().CatchUpAsync(Token);

    /// <summary>Has everybody told who is to be.</summary>
    private async Task TellAsync()
    {
        await LoggedAsync();
        using var keeper = new WebhookKeeper(_cluster.Service<WebhookArchive>(), _cluster.Service<LabelLog>(), _cluster.GrainsFrom(0), TimeProvider.System, NullLogger<WebhookKeeper>.Instance);
        await keeper.RunAsync(Token);
        await keeper.SettleAsync();
    }

    private static string Type(PostedRequest request) => JsonDocument.Parse(request.Body).RootElement.GetProperty("type").GetString()!; // ours has one

    private static string Signature(string secret, PostedRequest sent)
    {
        byte[] signed = [.. System.Text.Encoding.UTF8.GetBytes($"{sent["webhook-id"]}.{sent["webhook-timestamp"]}."), .. sent.Body];
        return $"v1,{Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed))}";
    }

    /// <summary>Says where every name leads, and connects to nothing.</summary>
    private sealed class NoDialler(IPAddress[] addresses) : IDialler
    {
        public int Dialled { get; private set; }

        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Task.FromResult(addresses);

        public Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
        {
            Dialled++;
            throw new System.Net.Sockets.SocketException();
        }
    }
}
