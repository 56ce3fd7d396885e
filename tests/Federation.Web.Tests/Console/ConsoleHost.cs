using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Web.Tests.Console;

/// <summary>The console before a gateway over a store in memory: the networks "a" and "b", each with a manager, and an operator.</summary>
internal sealed class ConsoleHost : IAsyncDisposable
{
    private ConsoleHost(GatewayHost gateway) => Gateway = gateway;

    public GatewayHost Gateway { get; }

    public Seed Seed => Gateway.Seed;

    /// <summary>By which somebody is known; null for nobody.</summary>
    public string? As(string who) => who switch
    {
        "manager" => Gateway.Callers.Add(Role.NetworkManager, "a"),
        "manager of b" => Gateway.Callers.Add(Role.NetworkManager, "b"),
        "member" => Gateway.Callers.Add(Role.Member, "a"),
        "staff" => Gateway.Callers.Add(Role.CentreStaff, "a"),
        "assessor" => Gateway.Callers.Add(Role.Assessor, "a"),
        "operator" => Gateway.Callers.Add(Role.Operator),
        "nobody" => null,
        _ => throw new ArgumentOutOfRangeException(nameof(who), who, "Nobody of that name."),
    };

    /// <param name="name">Of the network "a".</param>
    /// <param name="extend">Services beside those of gateway and pages, or in their place.</param>
    public static async Task<ConsoleHost> StartAsync(string name = "Réseau A", Action<IServiceCollection>? extend = null)
    {
        var host = new ConsoleHost(await WebHost.StartAsync(extend));
        await host.Seed.AddAsync(Seed.Network("a", name));
        await host.Seed.AddAsync(Seed.Network("b", "Réseau B"));
        return host;
    }

    /// <summary>Has the grain of "a" know its network, as orders to it want.</summary>
    public void Define() => Gateway.Grains["a"].Definition = Seed.Network("a");

    /// <summary>The page as somebody sees it, whatever its status.</summary>
    public async Task<(int Status, IHtmlDocument Page)> SeeAsync(string path, string who = "manager")
    {
        using var response = await Gateway.GetAsync(path, Headers(who));
        return ((int)response.StatusCode, await ReadAsync(response));
    }

    /// <summary>Sends a form as somebody.</summary>
    /// <returns>The page, and where it leads on to; null for nowhere.</returns>
    public async Task<(int Status, IHtmlDocument Page, string? Location)> SendAsync(string path, string who, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        foreach (var (name, value) in Headers(who)) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Gateway.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await ReadAsync(response), response.Headers.Location?.OriginalString);
    }

    /// <summary>A stored run of "a"; ids sort by their start.</summary>
    public async Task<RunRecord> RunAsync(string id, Func<RunRecord, RunRecord>? change = null, RunStatus status = RunStatus.Completed)
    {
        var run = Seed.RunOf("a", id, GatewayHost.Now, status);
        run = change?.Invoke(run) ?? run;
        await Seed.AddAsync(run);
        return run;
    }

    public static string IdOf(string run, string network = "a") => Federation.Gateway.GraphQL.GlobalId.Of(NetworkId.Parse(network), run);

    public ValueTask DisposeAsync() => Gateway.DisposeAsync();

    private (string, string)[] Headers(string who) => As(who) is { } token ? [("Authorization", $"Bearer {token}")] : [];

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) => new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
