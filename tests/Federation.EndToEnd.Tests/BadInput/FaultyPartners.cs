using Federation.EndToEnd.Tests.Feeds;
using Federation.EndToEnd.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Federation.EndToEnd.Tests.BadInput;

/// <summary>
/// One host with a network for every test. Each network has delivered three good places, 1 to 3, which the host has listed. The test then
/// delivers something worse and runs its network again.
/// </summary>
public sealed class FaultyPartners : IAsyncLifetime
{
    private static readonly string[] CensusFiles =
        [Partners.MissingFile, Partners.WrongDelimiter, Partners.WrongWidth, Partners.Longitude913, Partners.CoordinatesInWords, Partners.NoName, Partners.NoId, Partners.OneIdTwice];

    private static readonly string[] SpaceFiles = [Partners.CoordinatesAsTexts, Partners.SpaceCoordinatesInWords, Partners.TruncatedJson, Partners.LoginPage];

    private static readonly string[] SpacePages =
    [
        Partners.LoginPageOverHttp, Partners.NotFound, Partners.Flood, Partners.PackedTrap, Partners.PackedCutOff, Partners.RedirectInside, Partners.RedirectToFile, Partners.RedirectElsewhere,
        Partners.RedirectForEver, Partners.TooManyRequests, Partners.TooManyRequestsUntold, Partners.ComeAgainLater, Partners.Reset, Partners.HeaderFlood, Partners.Drip,
    ];

    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, Partner> _partners = [];
    private ServingHost? _host;
    private LoopbackServer? _server;

    internal Partner this[string network] => _partners[network];

    /// <summary>From now on this is what the network's server does.</summary>
    internal void Answer(string network, RequestDelegate answer) => (_server ?? throw NotStarted()).Serve(PathOf(network), answer);

    public async ValueTask InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync();
        string networks = _folder.WriteNetworks("networks.json", [.. CensusFiles.Select(Census), .. SpaceFiles.Select(SpaceFile), .. SpacePages.Select(SpacePage)]);
        _host = await ServingHost.StartAsync(_folder.Data, networks);
        foreach (var partner in _partners.Values) partner.Connect(_host, _folder.Data);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
        _folder.Dispose();
    }

    private NetworkEntry Census(string network)
    {
        string file = _folder.PathOf($"{network}.csv");
        char? delimiter = network == Partners.WrongDelimiter ? ';' : null;
        var partner = Add(network, text => File.WriteAllText(file, text), () => File.Delete(file));
        partner.Deliver(Feeds.Census.Csv(delimiter ?? ',', partner.Rows));
        return new NetworkEntry(network, "tiers-lieux", file, delimiter?.ToString());
    }

    private NetworkEntry SpaceFile(string network)
    {
        string file = _folder.PathOf($"{network}.json");
        var partner = Add(network, text => File.WriteAllText(file, text), () => File.Delete(file));
        partner.Deliver(RecordedSpaces.Json(partner.Spaces));
        return new NetworkEntry(network, "spaceapi", file);
    }

    private NetworkEntry SpacePage(string network)
    {
        string path = PathOf(network);
        var server = _server ?? throw NotStarted();
        var partner = Add(
            network,
            text => server.Serve(path, text.StartsWith('<') ? "text/html; charset=utf-8" : "application/json", text),
            () => server.Remove(path));
        partner.Deliver(RecordedSpaces.Json(partner.Spaces));
        return new NetworkEntry(network, "spaceapi", server.UrlOf(path));
    }

    private static string PathOf(string network) => $"/{network}.json";

    private static InvalidOperationException NotStarted() => new("The partner's server has not been started.");

    private Partner Add(string network, Action<string> deliver, Action remove) => _partners[network] = new Partner(network, _partners.Count, deliver, remove);
}
