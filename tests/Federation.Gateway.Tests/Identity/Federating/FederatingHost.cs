using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Gateway.Identity;
using Federation.Gateway.Identity.Federating;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Federating.Statements;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Labels;
using Federation.Trust;
using Federation.Trust.Chains;
using Federation.Trust.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Identity.Federating;

/// <summary>A gateway that is an anchor: with keys of its own and two networks, of which one lists a centre. It is also a source of statements, asked over HTTP as anybody would.</summary>
internal sealed class FederatingHost : IAsyncDisposable, IStatementSource
{
    private const string MediaType = "application/entity-statement+jwt";

    private readonly DirectoryInfo _folder;

    private FederatingHost(GatewayHost host, DirectoryInfo folder) => (Host, _folder) = (host, folder);

    public GatewayHost Host { get; }

    public CentreId Centre { get; private set; }

    public FederationAddresses Addresses => Host.Services.GetRequiredService<FederationAddresses>();

    public EntityId Anchor => Addresses.Anchor;

    public EntityId Network => Id(Addresses.Anchor.Value + "networks/ruche");

    public EntityId Leaf => Addresses.Of(HostedEntity.Of(Centre));

    /// <summary>The keys that others know the anchor by, as they are now.</summary>
    public TrustAnchor Known => new(Anchor, Host.Services.GetRequiredService<FederationKeys>().Known);

    public TrustRules Rules => new() { AllowLoopback = Addresses.AllowLoopback };

    /// <summary>What was asked, in order.</summary>
    public List<Uri> Asked { get; } = [];

    public static async Task<FederatingHost> StartAsync(string publicUrl = "https://directory.example", Action<IServiceCollection>? extend = null)
    {
        var folder = Directory.CreateTempSubdirectory("federating-");
        var settings = new IdentitySettings(folder.FullName, new Uri(publicUrl), Postgres: null);
        var host = await GatewayHost.StartAsync(extend: services =>
        {
            services.AddIdentityStore(settings).AddSingleton<IOwnRoles, Provider>().AddFederating(settings.PublicUrl!); // It was just given.
            extend?.Invoke(services);
        });
        var federating = new FederatingHost(host, folder);
        using (var scope = host.Services.CreateScope()) await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().PrepareAsync(TestContext.Current.CancellationToken);
        await federating.RefreshKeysAsync();
        await host.Seed.AddAsync(Seed.Network("ruche", "La Ruche"));
        await host.Seed.AddAsync(Seed.Network("spaces", "Spaces"));
        federating.Centre = await host.Seed.OpenAsync("ruche", "1", new ListingContent { Name = "La Cantine" });
        await host.CatchUpAsync();
        return federating;
    }

    /// <summary>Looks whether a key is due, as the host does each hour.</summary>
    public Task RefreshKeysAsync() => Host.Services.GetRequiredService<IdentityKeys>().RefreshAsync(TestContext.Current.CancellationToken);

    public Task<Judged<TrustChain>> BuildAsync(EntityId entity) => new ChainBuilder(this, Host.Clock, Rules).BuildAsync(entity, Known, null, TestContext.Current.CancellationToken);

    /// <summary>Decides on the centre's label as its grain would.</summary>
    public async Task DecideAsync(LabelEventKind kind, int? level = null)
    {
        var label = new FakeLabel(Centre, Host.Store, Host.Clock);
        var answer = await label.Decide(new LabelOrder
        {
            Kind = kind,
            MadeOn = (await label.Get()).Label.VersionAt(Host.Clock.GetUtcNow()),
            Actor = "operator",
            Reason = "tried",
            Levels = level is null ? null : new LabelLevels { Services = level, Quality = 3 },
        });
        Assert.False(answer.IsRefused, answer.Message);
        await Host.CatchUpAsync();
    }

    /// <param name="path">Below the public URL.</param>
    public async Task<HttpResponseMessage> GetAsync(string path, string? token = null, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The text of an answer of a media type.</summary>
    public async Task<string> TextAsync(string path, string mediaType)
    {
        using var response = await GetAsync(path);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        Assert.Equal(mediaType, response.Content.Headers.ContentType?.ToString());
        return text;
    }

    /// <summary>The code of a question that is refused in the form of the specification.</summary>
    public async Task<(int Status, string? Error)> RefusalAsync(string path, string? token = null)
    {
        using var response = await GetAsync(path, token);
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.NotEmpty(json!["error_description"]!.GetValue<string>()); // A refusal has it.
        return ((int)response.StatusCode, json["error"]?.GetValue<string>());
    }

    public Task<Judged<string>> ConfigurationAsync(EntityId entity, CancellationToken cancellationToken) => FetchAsync(entity.ConfigurationAddress, TrustCodes.FetchFailed);

    public Task<Judged<string>> SubordinateAsync(EntityId superior, Uri endpoint, EntityId subject, CancellationToken cancellationToken) =>
        FetchAsync(new Uri($"{endpoint}?sub={Uri.EscapeDataString(subject.Value)}"), TrustCodes.NotSubordinate);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    public static EntityId Id(string text) => EntityId.TryParse(text, allowLoopback: true, out var id) ? id : throw new ArgumentException(text, nameof(text));

    private async Task<Judged<string>> FetchAsync(Uri address, string absent)
    {
        Asked.Add(address);
        using var response = await GetAsync(address.PathAndQuery);
        if (response.StatusCode == HttpStatusCode.NotFound) return new TrustRefusal(absent, "There is none.");
        Assert.Equal(MediaType, response.Content.Headers.ContentType?.ToString());
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Stands for the sign-in, which this host does not have.</summary>
    private sealed class Provider : IOwnRoles
    {
        public Task<JsonObject> MetadataAsync(CancellationToken cancellationToken) => Task.FromResult(new JsonObject { ["openid_provider"] = new JsonObject { ["issuer"] = "https://directory.example/" } });
    }
}
