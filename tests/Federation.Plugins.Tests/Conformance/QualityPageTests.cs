using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Plugins.Tests.Conformance;

public sealed class QualityPageTests
{
    private static readonly string File = Path.Combine(Repository.Root, "docs", "adapters.md");

    [Fact]
    public async Task AdaptersPage_Committed_HoldsTheLevelsAsMeasured()
    {
        (string Listing, Task<ConformanceReport> Report)[] reports =
        [
            ("actipole21 (sample)", new Actipole21SampleConformance().ReportAsync()),
            ("federation-peer (sample)", new FederationPeerSampleConformance().ReportAsync()),
            ("france-services 2022-12-01", new FranceServices2022Conformance().ReportAsync()),
            ("france-services 2024-08-01", new FranceServices2024Conformance().ReportAsync()),
            ("hub-lo 2023-02-21", new HubLoConformance().ReportAsync()),
            ("openactive (sample)", new OpenActivePagesConformance().ReportAsync()),
            ("openstreetmap, Lisbon (Overpass)", new OpenStreetMapLisbonConformance().ReportAsync()),
            ("openstreetmap, Paris (XML)", new OpenStreetMapParisConformance().ReportAsync()),
            ("region-sud 2022", new RegionSudConformance().ReportAsync()),
            ("schema-org (sample)", new SchemaOrgSampleConformance().ReportAsync()),
            ("spaceapi 2023-08-16", new SpaceApiConformance().ReportAsync()),
            ("spreadsheet (sample)", new SpreadsheetSampleConformance().ReportAsync()),
            ("ternum-bfc 2022-12-30, layout a", new TernumBfcAConformance().ReportAsync()),
            ("ternum-bfc 2022-12-30, layout b", new TernumBfcBConformance().ReportAsync()),
            ("tiers-lieux 2019-03-21", new TiersLieuxMarchConformance().ReportAsync()),
            ("tiers-lieux 2019-04-27", new TiersLieuxAprilConformance().ReportAsync()),
            ("tiers-lieux 2019-04-27 (GeoJSON)", new TiersLieuxGeoJsonConformance().ReportAsync()),
        ];
        await Task.WhenAll(reports.Select(report => report.Report));
        string table = QualityPage.Begin + "\n" + QualityPage.Table(reports.Select(report => (report.Listing, report.Report.Result))) + "\n" + QualityPage.End;

        string page = await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken);
        int begin = page.IndexOf(QualityPage.Begin, StringComparison.Ordinal), end = page.IndexOf(QualityPage.End, StringComparison.Ordinal) + QualityPage.End.Length;
        Assert.True(begin >= 0 && end > begin, "docs/adapters.md has no place for the table.");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") await System.IO.File.WriteAllTextAsync(File, page[..begin] + table + page[end..], TestContext.Current.CancellationToken);
        else Assert.Equal(table, page[begin..end]);
    }
}
