using Federation.Adapters.Actipole21;
using Federation.Adapters.FederationPeer;
using Federation.Adapters.FranceServices;
using Federation.Adapters.HubLo;
using Federation.Adapters.OpenActive;
using Federation.Adapters.OpenStreetMap;
using Federation.Adapters.RegionSud;
using Federation.Adapters.SchemaOrg;
using Federation.Adapters.SpaceApi;
using Federation.Adapters.Spreadsheet;
using Federation.Adapters.TernumBfc;
using Federation.Adapters.TiersLieux;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Plugins.Tests;

/// <summary>The samples hold exactly the faults that samples/README.md lists.</summary>
public sealed class SampleTests
{
    [Fact]
    public Task Actipole21_Sample_HoldsTheFaultsItsReadmeLists() => AssertFaultsAsync(
        new Actipole21Adapter(),
        "actipole21.csv",
        records: 22,
        "row 9: coordinates.range", "row 10: name.missing", "row 11: record.no-id", "row 13: postcode.padded", "row 14: service.unknown",
        "row 18: same id", "row 22: csv.width");

    [Fact]
    public Task TiersLieux_Sample_HoldsTheFaultsItsReadmeLists() => AssertFaultsAsync(
        new TiersLieuxAdapter(),
        "tiers-lieux.csv",
        records: 21,
        "row 9: website.unreadable", "row 10: name.missing", "row 11: record.no-id", "row 12: coordinates.range", "row 14: coordinates.missing",
        "row 16: same id", "row 20: csv.width");

    [Fact]
    public Task SpaceApi_Sample_HoldsTheFaultsItsReadmeLists() => AssertFaultsAsync(
        new SpaceApiAdapter(),
        "spaceapi.json",
        records: 10,
        "/1: coordinates.text", "/3: spaceapi.no-data", "/4: coordinates.range", "/5: coordinates.null-island", "/6: name.missing", "/7: record.no-id", "/9: same id");

    [Fact]
    public Task OpenStreetMap_XmlSample_HoldsTheFaultsItsReadmeLists() => AssertFaultsAsync(
        new OpenStreetMapAdapter(),
        "openstreetmap.osm",
        records: 10,
        "node (line 28): name.missing", "node (line 32): openstreetmap.deleted", "node (line 36): coordinates.missing",
        "node (line 40): coordinates.range", "node (line 44): text.mojibake", "node (line 44): website.unreadable", "node (line 49): record.no-id",
        "way (line 67): openstreetmap.way-without-nodes", "way (line 67): coordinates.missing");

    [Fact]
    public Task OpenStreetMap_OverpassSample_HoldsTheFaultsItsReadmeLists() => AssertFaultsAsync(
        new OpenStreetMapAdapter(),
        "openstreetmap.overpass.json",
        records: 8,
        "/elements/2: coordinates.missing", "/elements/3: coordinates.text", "/elements/4: name.missing", "/elements/7: record.no-id", "/elements/8: openstreetmap.deleted",
        "/elements/9: same id");

    [Fact]
    public Task FederationPeer_Sample_HoldsTheFaultsItsReadmeLists() => AssertFaultsAsync(
        new FederationPeerAdapter(),
        "federation-peer.json",
        records: 7,
        "/items/2: name.missing", "/items/3: peer.origin-unusable", "/items/5: coordinates.range", "/items/6: record.no-id");

    [Fact]
    public Task FranceServices_Sample_HoldsTheFaultsItsReadmeLists() => AssertFaultsAsync(
        new FranceServicesAdapter(),
        "france-services.csv",
        records: 12,
        "row 4: postcode.padded", "row 5: hours.in-words", "row 6: coordinates.outside", "row 7: coordinates.missing", "row 8: name.missing", "row 9: record.no-id",
        "row 10: postcode.unreadable", "row 12: same id", "row 13: csv.width");

    [Fact]
    public Task TernumBfc_Sample_HoldsTheFaultsItsReadmeLists() => AssertFaultsAsync(
        new TernumBfcAdapter(),
        "ternum-bfc.csv",
        records: 8,
        "row 4: hours.in-words", "row 5: coordinates.outside", "row 6: name.missing", "row 7: record.no-id", "row 8: website.unreadable", "row 8: hours.in-words", "row 9: same id");

    [Fact]
    public Task HubLo_Sample_HoldsTheFaultsItsReadmeLists() => AssertFaultsAsync(
        new HubLoAdapter(),
        "hub-lo.json",
        records: 8,
        "/1: phone.padded", "/2: coordinates.outside", "/3: hours.misplaced", "/3: hours.none",
        "/4: name.missing", "/5: record.no-id", "/6: coordinates.text", "/6: website.unreadable", "/6: boolean.unreadable", "/7: same id");

    [Fact]
    public Task RegionSud_Sample_HoldsTheFaultsItsReadmeLists() => AssertFaultsAsync(
        new RegionSudAdapter(),
        "region-sud.csv",
        records: 10,
        "row 2: text.replacement-character", "row 3: text.replacement-character", "row 3: postcode.padded", "row 3: service.in-words", "row 4: text.replacement-character",
        "row 5: text.replacement-character", "row 5: postcode.padded", "row 5: coordinates.missing",
        "row 6: text.replacement-character", "row 6: coordinates.outside", "row 7: text.replacement-character", "row 7: name.missing",
        "row 8: record.no-id", "row 9: record.no-id", "row 10: same id", "row 11: record.no-id");

    [Fact]
    public Task Spreadsheet_Sample_HoldsTheFaultsItsReadmeLists() => AssertFaultsAsync(
        new SpreadsheetAdapter(),
        "spreadsheet.xlsx",
        records: 10,
        "row 5: coordinates.range", "row 6: name.missing", "row 7: record.no-id", "row 8: service.unknown", "row 9: website.unreadable", "row 10: coordinates.missing", "row 11: same id", "row 12: name.missing");

    [Fact]
    public Task SchemaOrg_Sample_HoldsTheFaultsItsReadmeLists() => AssertFaultsAsync(
        new SchemaOrgAdapter(),
        "schema-org.html",
        records: 8,
        "script 1 /@graph/2: service.in-words", "script 1 /@graph/3: coordinates.range", "script 1 /@graph/3: hours.in-words", "script 1 /@graph/4: name.missing", "script 1 /@graph/5: record.no-id",
        "script 1 /@graph/6: country.unknown", "script 1 /@graph/6: website.unreadable", "script 1 /@graph/6: service.unknown", "script 1 /@graph/8: same id", "script 2: record.no-id");

    [Fact]
    public Task OpenActive_Sample_HoldsTheFaultsItsReadmeLists() => AssertFaultsAsync(
        new OpenActiveAdapter(),
        "openactive.json",
        records: 7,
        "/items/1: service.unknown", "/items/3: name.missing", "/items/4: coordinates.range", "/items/6: openactive.item", "/items/7: coordinates.missing", "/items/7: website.unreadable", "/items/5: record.no-id");

    private static async Task AssertFaultsAsync(IAdapter adapter, string file, int records, params string[] faults)
    {
        var context = AdapterBench.OfFile(Path.Combine(Repository.Root, "samples", "listings", file));
        var run = await AdapterRun.OfAsync(adapter, context);
        var seen = new HashSet<string>();
        var found = run.Records.SelectMany(record => FaultsOf(adapter, context, record, seen).Select(fault => $"{record.Locator}: {fault}"));

        Assert.True(run.Complete);
        Assert.Equal(records, run.Records.Count);
        Assert.Equal(faults, found);
    }

    private static IEnumerable<string> FaultsOf(IAdapter adapter, AdapterContext context, SourceRecord record, HashSet<string> seen)
    {
        if (record.SourceId.Length == 0) return ["record.no-id"];
        if (!seen.Add(record.SourceId)) return ["same id"];
        var issues = record.Issues.Any(issue => issue.Severity == IssueSeverity.Error)
            ? record.Issues
            : [.. record.Issues, .. adapter.Map(record, new MapContext { Config = context.Config }).Issues];
        return issues.Select(issue => issue.Code);
    }
}
