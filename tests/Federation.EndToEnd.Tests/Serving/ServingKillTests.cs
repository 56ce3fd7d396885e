using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests.Serving;

/// <summary>
/// SIGKILL of a host over its own file, again and again, while people set the rules of doors and a run is under way: the next host tells what they were told, or the one thing that they were waiting for.
/// </summary>
public sealed class ServingKillTests(ITestOutputHelper output)
{
    private const int Seed = 20170513;
    private const int Rounds = 8;
    private const int People = 4;

    private const string Centres = "{ centres(first: 40) { nodes { key networks { key } } } }";
    private const string Keep = "mutation($centre: ID!, $network: ID!) { setDoorKeeper(centre: $centre, network: $network) { __typename } }";
    private const string Read = "query($centre: ID!) { door(centre: $centre) { version rules { offlineAdmissions } } }";
    private const string Set = "mutation($input: AdmissionRulesInput!) { setAdmissionRules(input: $input) { __typename ... on DoorSet { door { version rules { offlineAdmissions } } } } }";
    private const string Run = "mutation($network: ID!) { startRun(network: $network) { __typename } }";

    private readonly ConcurrentDictionary<string, Register> _told = new();

    [Fact]
    [Trait("Category", "Long")]
    public async Task Serve_KilledAgainAndAgain_KeepsWhatPeopleWereTold()
    {
        using var folder = new TestFolder();
        string networks = folder.WriteNetworks("networks.json", new NetworkEntry("one", "actipole21", Path.Combine(Repository.Root, "samples", "listings", "actipole21.csv")));
        var random = new Random(Seed);
        int acknowledged = 0;
        for (int round = 0; round <= Rounds; round++)
        {
            await using var host = await ServingHost.StartAsync(folder.Data, networks, options: ["--requests-per-second", "0"]);
            if (round == 0) await PrepareAsync(host);
            else await DemandKeptAsync(host);
            if (round == Rounds) break;

            await host.Client.AskAsync(Run, new { network = "one" }, host.Token);
            int before = acknowledged, until = acknowledged + random.Next(5, 150);
            string[][] shares = [.. _told.Keys.Order(StringComparer.Ordinal).Index().GroupBy(centre => centre.Index % People, centre => centre.Item).Select(share => share.ToArray())];
            string token = host.Token;
            var work = Task.WhenAll(shares.Select((share, person) => Task.Run(() => WorkAsync(host, token, share, new Random(Seed + (round * People) + person), () => Interlocked.Increment(ref acknowledged)))));
            await Condition.HoldsAsync(() => Volatile.Read(ref acknowledged) >= until, "The host answers nobody any more.");
            host.Process.Kill();
            await work;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Round {round}: {acknowledged - before} were told"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| kill -9 of the host over its file | {Rounds} rounds | {acknowledged} changes acknowledged | 0 lost |"));
        await Store.DemandSoundAsync(folder.Data);
    }

    private async Task PrepareAsync(ServingHost host)
    {
        foreach (var centre in (await host.Client.AskAsync(Centres)).GetProperty("centres").GetProperty("nodes").EnumerateArray())
        {
            string key = centre.GetProperty("key").GetString() ?? "";
            await host.Client.AskAsync(Keep, new { centre = key, network = centre.GetProperty("networks")[0].GetProperty("key").GetString() }, host.Token);
            _told[key] = await ReadAsync(host, key);
        }

        Assert.NotEmpty(_told);
    }

    /// <summary>Nobody had more than one change under way for one centre.</summary>
    private async Task DemandKeptAsync(ServingHost host)
    {
        foreach (var (centre, told) in _told)
        {
            var found = await ReadAsync(host, centre);
            Assert.True(found == told || found.Version == told.Version + 1, $"The door of {centre} was told to be {told}, and is {found}.");
            _told[centre] = found;
        }
    }

    private static async Task<Register> ReadAsync(ServingHost host, string centre) => Register.Of((await host.Client.AskAsync(Read, new { centre }, host.Token)).GetProperty("door"));

    private async Task WorkAsync(ServingHost host, string token, string[] centres, Random random, Action told)
    {
        while (true)
        {
            string centre = centres[random.Next(centres.Length)];
            try
            {
                var input = new { centre, madeOn = _told[centre].Version, admits = Array.Empty<object>(), offlineAdmissions = random.Next(200) };
                var answer = (await host.Client.AskAsync(Set, new { input }, token)).GetProperty("setAdmissionRules");
                Assert.Equal("DoorSet", answer.GetProperty("__typename").GetString());
                _told[centre] = Register.Of(answer.GetProperty("door"));
                told();
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or JsonException)
            {
                return; // it was killed
            }
        }
    }

    private sealed record Register(int Version, int Value)
    {
        public static Register Of(JsonElement door) => new(door.GetProperty("version").GetInt32(), door.GetProperty("rules") is { ValueKind: JsonValueKind.Object } rules ? rules.GetProperty("offlineAdmissions").GetInt32() : -1);
    }
}
