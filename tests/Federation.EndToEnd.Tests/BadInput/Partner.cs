using System.Globalization;
using System.Text.Json;
using Federation.EndToEnd.Tests.Feeds;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.BadInput;

/// <summary>A network, what it delivers, and what the directory knows of it.</summary>
/// <param name="ordinal">Keeps the places of one network far from those of others: they must not be taken for the same.</param>
internal sealed class Partner(string network, int ordinal, Action<string> deliver, Action remove)
{
    private const string LastRun =
        """
        query($network: ID!) {
          network(id: $network) {
            lastRun {
              status
              counts { read new changed unchanged quarantined stale }
              failure { code message remedy french: remedy(language: FR) }
              problems(first: 200) { code locator sourceId pointer message remedy french: remedy(language: FR) }
            }
          }
        }
        """;

    private const string Centres = "query($network: ID!) { centres(filter: { networks: [$network] }, first: 100) { nodes { name stale location { latitude longitude } listings { sourceId } } } }";

    private ServingHost? _host;
    private string _data = "";

    /// <summary>The three good rows of a census.</summary>
    public IReadOnlyList<CensusRow> Rows => [.. Ids.Select(id => Row(id, NameOf(id)))];

    /// <summary>The three good answers of spaces.</summary>
    public IReadOnlyList<Space> Spaces => [.. Ids.Select(id => Space(id, NameOf(id)))];

    private static IEnumerable<int> Ids => Enumerable.Range(1, 3);

    public void Connect(ServingHost host, string data) => (_host, _data) = (host, data);

    public void Deliver(string text) => deliver(text);

    /// <summary>Delivers nothing any more.</summary>
    public void Remove() => remove();

    /// <summary>What place <paramref name="id"/> was called in the good delivery.</summary>
    public string NameOf(int id) => $"Lieu {id} of {network}";

    public CensusRow Row(int id, string name) => new($"{id}", name, Degrees(Latitude(id)), Degrees(Longitude(id)));

    public Space Space(int id, string name) => new(UrlOf(id), name, Latitude(id), Longitude(id));

    /// <summary>The id of a space.</summary>
    public static string UrlOf(int id) => $"https://space-{id}.example/api";

    public double Latitude(int id) => 44 + (id * 0.25);

    public double Longitude(int id) => -4 + ordinal + (id * 0.25);

    /// <summary>Runs the network again from the command line, and reads the run's record as clients do.</summary>
    public async Task<PartnerRun> RunAsync()
    {
        var host = _host ?? throw new InvalidOperationException("The host has not been started.");
        var terminal = await Command.RunAsync("sync", network, "--url", $"{host.Url}", "--data", _data);
        var data = await host.Client.AskAsync(LastRun, new { network });
        return PartnerRun.Of(data.GetProperty("network").GetProperty("lastRun"), terminal);
    }

    /// <summary>The network's centres by the network's own ids.</summary>
    public async Task<IReadOnlyDictionary<string, KnownCentre>> CentresAsync()
    {
        var host = _host ?? throw new InvalidOperationException("The host has not been started.");
        var nodes = (await host.Client.AskAsync(Centres, new { network })).GetProperty("centres").GetProperty("nodes");
        return nodes.EnumerateArray().ToDictionary(SourceId, KnownCentre.Of);
    }

    private static string SourceId(JsonElement centre) => Assert.Single(centre.GetProperty("listings").EnumerateArray()).GetProperty("sourceId").GetString() ?? "";

    private static string Degrees(double value) => value.ToString("0.000000", CultureInfo.InvariantCulture);
}
