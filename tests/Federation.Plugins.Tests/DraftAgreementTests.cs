using System.Globalization;
using System.Text.Json;
using Federation.Adapters.FranceServices;
using Federation.Adapters.HubLo;
using Federation.Adapters.Mapping;
using Federation.Adapters.Mapping.Probing;
using Federation.Adapters.OpenStreetMap;
using Federation.Adapters.RegionSud;
using Federation.Adapters.SpaceApi;
using Federation.Adapters.TernumBfc;
using Federation.Adapters.TiersLieux;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Plugins.Tests;

/// <summary>What a probe drafts for real listings, without knowing them, against what the adapters make of them that somebody wrote for each.</summary>
public sealed class DraftAgreementTests(ITestOutputHelper output)
{
    // The least shares of the hand-written adapter's drafts whose name, place and id the probe's draft gives as well. Where one is low, its reason stands beside it.
    public static TheoryData<string, string, double, double, double> Listings => new()
    {
        { "tiers-lieux/2019-03-21.csv", "tiers-lieux", 0.99, 0.99, 0.99 },
        { "tiers-lieux/2019-04-27.csv", "tiers-lieux", 0.99, 0.99, 0.99 },
        { "tiers-lieux/2019-04-27.geojson", "tiers-lieux", 0.99, 0.99, 0.99 },
        { "hub-lo/2023-02-21.json", "hub-lo", 0.99, 0.99, 0.6 }, // it has two columns that look like ids, gid and c_gid, and drifted apart
        { "region-sud/2022.csv", "region-sud", 0.98, 0.98, 0 }, // it has no ids; both make them, each in its own way
        { "france-services/2022-12-01.csv", "france-services", 0.99, 0.99, 0.99 },
        { "france-services/2024-08-01.csv", "france-services", 0.99, 0.99, 0.99 },
        { "ternum-bfc/2022-12-30-a.csv", "ternum-bfc", 0.99, 0.99, 0.99 },
        { "ternum-bfc/2022-12-30-b.csv", "ternum-bfc", 0.99, 0.99, 0.99 },
        { "openstreetmap/lisbon-coworking.overpass.json", "osm", 0.99, 0.8, 0 }, // ways have their place under center; ids are made of type and id
        { "spaceapi/2023-08-16.json", "spaceapi", 0.99, 0.95, 0.99 },
    };

    [Theory]
    [MemberData(nameof(Listings))]
    public async Task Draft_OfARealListing_AgreesWithTheAdapterWrittenForIt(string file, string adapter, double names, double places, double ids)
    {
        var written = Read(await RealFile.RunAsync(AdapterOf(adapter), file));
        string yaml = await ProbeAsync(file);
        var reading = MappingFile.Read(System.Text.Encoding.UTF8.GetBytes(yaml));
        Assert.NotNull(reading.Mapping);
        var drafted = Read(await RealFile.RunAsync(new MappingAdapter(reading.Mapping), file));

        var (name, place, id) = (Share(written, drafted, entry => entry.Name), Share(written, drafted, entry => entry.Place), Share(written, drafted, entry => entry.Id));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file} | {written.Count} | {drafted.Count} | names {name:P1} | places {place:P1} | ids {id:P1}"));
        Assert.True(name >= names && place >= places && id >= ids, string.Create(CultureInfo.InvariantCulture, $"{file}: names {name:P1}, places {place:P1}, ids {id:P1} of {written.Count} ({drafted.Count} drafted)\n{yaml}"));
    }

    private static async Task<string> ProbeAsync(string file)
    {
        await foreach (var page in new ProbeAdapter().FetchAsync(new FetchRequest(), AdapterBench.OfFile(RealData.PathOf(file)), TestContext.Current.CancellationToken))
        {
            using var finding = JsonDocument.Parse(page.Records[0].Raw);
            return finding.RootElement.GetProperty("mapping").GetString()!; // A finding has one.
        }

        throw new InvalidOperationException("A probe yields one page.");
    }

    private static List<(string Id, string Name, string? Place)> Read(RealRun run) =>
        [.. run.Mapped.Where(entry => entry.Result is MapResult.Mapped).Select(entry => (entry.Record.SourceId, Draft: ((MapResult.Mapped)entry.Result).Draft)).Select(entry => (entry.SourceId, entry.Draft.Name, entry.Draft.Location is { } point ? string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:F5} {point.Longitude:F5}") : null))];

    // As often as it is there: two places of one name count twice.
    private static double Share(List<(string Id, string Name, string? Place)> written, List<(string Id, string Name, string? Place)> drafted, Func<(string Id, string Name, string? Place), string?> what)
    {
        var expected = written.Select(what).OfType<string>().CountBy(value => value).ToList();
        var found = drafted.Select(what).OfType<string>().CountBy(value => value).ToDictionary();
        return expected.Sum(value => Math.Min(value.Value, found.GetValueOrDefault(value.Key))) / (double)Math.Max(1, expected.Sum(value => value.Value));
    }

    private static IAdapter AdapterOf(string id) => id switch
    {
        "tiers-lieux" => new TiersLieuxAdapter(),
        "hub-lo" => new HubLoAdapter(),
        "region-sud" => new RegionSudAdapter(),
        "france-services" => new FranceServicesAdapter(),
        "ternum-bfc" => new TernumBfcAdapter(),
        "osm" => new OpenStreetMapAdapter(),
        _ => new SpaceApiAdapter(),
    };
}
