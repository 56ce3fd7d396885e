using System.Text;
using System.Text.Json;
using Federation.Adapters.RegionSud;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Plugins.Tests;

public sealed class RegionSudTests(ITestOutputHelper output)
{
    private const string File = "region-sud/2022.csv";

    private readonly RegionSudAdapter _adapter = new();

    [Fact]
    public async Task List_RealFile_MapsEveryWholeRowAndEveryFieldThatItFills()
    {
        var rows = RealFile.Rows(File, ";");
        var whole = rows.Where(row => row["adresse_region"] != "").ToList();
        var real = await RealFile.RunAsync(_adapter, File);
        output.WriteLine(real.Table());

        Assert.Equal((1_245, 1_241, true, null), (rows.Count, whole.Count, real.Run.Complete, real.Run.Failure));
        Assert.Equal((1_245, 4), (real.Run.Records.Count, real.With("region-sud.broken-row")));
        Assert.Equal(["row 555", "row 612", "row 1240", "row 1241"], real.Run.Records.Where(record => record.SourceId.Length == 0).Select(record => record.Locator));
        var drafts = real.Drafts;
        Assert.Equal(whole.Select(row => row["nom"]), drafts.Select(draft => draft.Name));
        Assert.Equal(whole.Select(row => row["adresse_code_postal"].PadLeft(5, '0')), drafts.Select(draft => draft.Address!.PostalCode));
        Assert.Equal(whole.Count(row => row["adresse_code_postal"].Length == 4), real.With("postcode.padded"));
        Assert.Equal(whole.Select(row => $"{row["adresse_numero"]} {row["adresse_rue"]}".Trim()), drafts.Select(draft => draft.Address!.Street ?? ""));
        Assert.All(drafts, draft => Assert.Equal(("Région Sud", "FR"), (draft.Address!.Region, draft.Address.Country)));
        Assert.Equal(whole.Count(row => row["latitude"] == ""), real.With("coordinates.missing"));
        Assert.Equal(whole.Count(row => row["latitude"] != ""), drafts.Count(draft => draft.Location is not null));
        Assert.Equal(whole.Count(row => row["contact_web"] != "") - real.With("website.unreadable"), drafts.Count(draft => draft.Website is not null));
        Assert.Equal(1, real.With("website.unreadable"));
        Assert.Equal(whole.Count(row => row["horaires_ouverture_osm"] + row["horaires_ouverture_brut"] + row["horaires_grand_public"] != ""), drafts.Count(draft => draft.OpeningHours is not null));
        Assert.Equal(whole.Count(row => row["labels"] is not ("" or "NON")), drafts.Count(draft => draft.LabelClaim is not null));
        Assert.Equal(whole.Count(row => row["services"] + row["materiels_disponibles"] != ""), drafts.Count(draft => draft.Description is not null));
        Assert.Contains(drafts, draft => draft.LabelClaim is { } claim && claim.Contains("CENTRE COLLABORATIF CONNECT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ids_MadeOfNameAndAddress_AreAllDifferentAndOutliveMendedLettersAndZeros()
    {
        var real = await RealFile.RunAsync(_adapter, File);
        string text = await System.IO.File.ReadAllTextAsync(RealData.PathOf(File), TestContext.Current.CancellationToken);
        string mended = text.Replace("Biblioth\uFFFDque", "BIBLIOTHÈQUE", StringComparison.Ordinal).Replace("SAINT-\uFFFDTIENNE", "Saint-Étienne", StringComparison.Ordinal).Replace(";5000;", ";05000;", StringComparison.Ordinal);
        var again = await AdapterRun.OfAsync(_adapter, AdapterBench.Of(Encoding.UTF8.GetBytes(mended)));

        var ids = real.Mapped.Select(entry => entry.Record.SourceId).ToList();
        Assert.NotEqual(text, mended);
        Assert.Equal(1_241, ids.Distinct().Count());
        Assert.Equal(real.Run.Records.Select(record => record.SourceId), again.Records.Select(record => record.SourceId));
        Assert.Equal(1, ids.Count(id => id == "sophialoisiretvie/2/placedelatour/6620/lebarsurloup"));
    }

    [Fact]
    public async Task Persons_RealFile_LeaveNoMailboxBehindAndNothingOfABrokenRow()
    {
        var run = (await RealFile.RunAsync(_adapter, File)).Run;

        foreach (var record in run.Records)
        {
            using var document = JsonDocument.Parse(record.Raw);
            var left = document.RootElement.EnumerateObject().Where(member => !record.PersonFields.Contains("/" + member.Name)).ToList();
            Assert.DoesNotContain(left, member => member.Name == "contact_email" || System.Text.RegularExpressions.Regex.IsMatch(member.Value.GetString()!, @"\S@\S+\.\p{L}{2}"));
            Assert.Equal(record.SourceId.Length == 0, left.Count == 0);
        }
    }

    [Theory]
    [InlineData("Espace Public Num\uFFFDrique (EPN)", "", ServiceKeys.Internet, ServiceKeys.ComputerAccess, ServiceKeys.DigitalHelp)]
    [InlineData("Espace Public Numérique (EPN) / Coworking", "", ServiceKeys.Internet, ServiceKeys.ComputerAccess, ServiceKeys.DigitalHelp, ServiceKeys.Coworking)]
    [InlineData("Centre social / Coworking", "fablab,coworking,cartopartie", ServiceKeys.Coworking, ServiceKeys.Fabrication)]
    [InlineData("Tiers-lieu / Coworking / FabLab / Hackerspace", "")]
    [InlineData("Association", "Formation,Acc\uFFFDs internet", ServiceKeys.Training, ServiceKeys.Internet)]
    [InlineData("\uFFFD\uFFFD\uFFFD\uFFFD", "\uFFFDif\uFFFD")]
    public void Services_OfKindAndWords_AreThoseSaidPlainly(string kind, string words, params string[] services)
    {
        var row = new Dictionary<string, string> { ["nom"] = "Le Lieu", ["type_lieu"] = kind, ["services"] = words, ["latitude"] = "43.3", ["longitude"] = "5.4" };
        var result = _adapter.Map(new SourceRecord { SourceId = "1", Raw = JsonSerializer.SerializeToUtf8Bytes(row) }, new MapContext { Config = AdapterBench.Of("").Config });

        Assert.Equal(services, Assert.IsType<MapResult.Mapped>(result).Draft.Services);
    }
}
