using Federation.Adapters.Spreadsheet;
using Federation.Adapters.Sdk.Tests;
using Federation.Contracts.Testing;
using Federation.Contracts;
using Xunit;

namespace Federation.Plugins.Tests;

/// <summary>Lists that people keep in spreadsheets: what their columns are called, and what rows are told apart by.</summary>
public sealed class SpreadsheetAdapterTests
{
    private readonly SpreadsheetAdapter _adapter = new();

    [Fact]
    public async Task Sample_Workbook_IsMappedWithEverythingThatItSays()
    {
        var context = AdapterBench.OfFile(Path.Combine(Repository.Root, "samples", "listings", "spreadsheet.xlsx"));
        var run = await AdapterRun.OfAsync(_adapter, context);
        var drafts = Drafts(run, context);

        var first = drafts["1"];
        Assert.Equal(("La Filature", "03 80 00 10 01", "https://filature.example/", "Mo-Fr 09:00-18:00", 24), (first.Name, first.Phone, first.Website, first.OpeningHours, first.Capacity));
        Assert.Equal(("4 rue des Métiers", "21200", "Beaune"), (first.Address?.Street, first.Address?.PostalCode, first.Address?.Locality));
        Assert.Equal(47.0241, first.Location?.Latitude);
        Assert.Equal([ServiceKeys.Coworking, ServiceKeys.Internet, ServiceKeys.Wifi, ServiceKeys.MeetingRoom], first.Services);
        Assert.Equal([AccessibilityKeys.Wheelchair], first.Accessibility);
        Assert.Equal(["12 € / jour", "150 € / mois"], first.Prices.Select(price => price.Text));
        Assert.Equal(("une dizaine", null), (drafts["5"].CapacityText, drafts["5"].Capacity));
        Assert.Equal("Auxonne", drafts["6"].Address?.Locality);
        Assert.Equal("01210", drafts["7"].Address?.PostalCode);
        Assert.Equal("Le Four", drafts["10"].Name);
        Assert.All(run.Records, record => Assert.Empty(((string[])["/Contact", "/E-mail"]).Except(record.PersonFields)));
    }

    [Theory]
    [InlineData("Nom;Commune;CP;Lat;Lng\nA;Dijon;21000;47,32;5,04\n")]
    [InlineData("NAME,TOWN,ZIP Code,latitude,longitude\nA,Dijon,21000,47.32,5.04\n")]
    [InlineData("Nom de la structure\tVille\tCode_postal\tLATITUDE\tLongitude\nA\tDijon\t21000\t47.32\t5.04\n")]
    [InlineData("Place name|City|Postcode|Coordonnées GPS\nA|Dijon|21000|47.32, 5.04\n")]
    public async Task Headers_InFrenchOrEnglish_AreUnderstood(string table)
    {
        var draft = await OneAsync(table);

        Assert.Equal(("A", "Dijon", "21000"), (draft.Name, draft.Address?.Locality, draft.Address?.PostalCode));
        Assert.Equal((47.32, 5.04), (draft.Location?.Latitude, draft.Location?.Longitude));
    }

    [Fact]
    public async Task Columns_NamedByTheSettings_WinAndHaveToBeThere()
    {
        const string Table = "Nom;Libellé public;Contact;Ville\nx;La Grange;03 80 00 00 01;Dijon\n";

        var draft = await OneAsync(Table, """{"source":"memory","columns":{"name":"Libellé public","phone":"Contact"}}""");
        var failed = await AdapterRun.OfAsync(_adapter, AdapterBench.OfSettings(Table, """{"source":"memory","columns":{"name":"Titre"}}"""));

        Assert.Equal(("La Grange", "03 80 00 00 01"), (draft.Name, draft.Phone));
        Assert.Equal("csv.headers", failed.Failure?.Code);
        Assert.Contains("\"Titre\"", failed.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_WithoutAnIdOfItsOwn_IsKnownByWhatTellsThePlaceApart()
    {
        var first = await IdsAsync("Nom;Adresse;Code postal;Ville;Horaires\nLa Grange;1 rue Haute;21000;Dijon;9h\nLe Four;;;Beaune;\n;;;;x\n");
        var later = await IdsAsync("Ville;Nom;Adresse;Code postal;Tarifs\nBEAUNE;Le four;;;5\nDijon;LA GRANGE;1, rue Haute;21000;\n");

        Assert.Equal([.. first.Take(2).Reverse()], later);
        Assert.Equal("", first[2]);
        Assert.Matches("^[0-9a-f]{32}$", first[0]);
        Assert.Equal(["dijon"], (await IdsAsync("Nom;Ville\nA;Dijon\n", """{"source":"memory","columns":{"id":"Ville"}}""")).Select(id => id.ToLowerInvariant()));
        Assert.NotEqual(first[0], (await IdsAsync("Nom;Ville\nLa Grange;Dijon\n", """{"source":"memory","idFrom":["Ville"]}"""))[0]);
    }

    [Fact]
    public async Task Country_OfTheSettings_BringsZerosBack()
    {
        var draft = await OneAsync("Nom;CP;Tel\nA;1210;380001007\n", """{"source":"memory","country":"FR"}""");
        var elsewhere = await OneAsync("Nom;CP;Pays\nA;1210;Belgique\n", """{"source":"memory","country":"FR"}""");

        Assert.Equal(("01210", "0380001007", "FR"), (draft.Address?.PostalCode, draft.Phone, draft.Address?.Country));
        Assert.Equal(("1210", "BE"), (elsewhere.Address?.PostalCode, elsewhere.Address?.Country));
    }

    [Fact]
    public async Task Persons_InAnyColumn_AreNamed()
    {
        var run = await AdapterRun.OfAsync(_adapter, AdapterBench.Of("Nom;Ville;Nom du référent;E-mail de contact;Tél. portable;Remarques\nA;Dijon;Camille;x;06;écrire à a@b.example\n"));

        Assert.Equal(["/Remarques", "/Nom du référent", "/E-mail de contact", "/Tél. portable"], Assert.Single(run.Records).PersonFields);
    }

    [Fact]
    public async Task Check_OfAList_SaysWhatWasSeen()
    {
        var check = await _adapter.CheckAsync(AdapterBench.Of(Workbook.Of(["Nom", "Ville"], ["A", "Dijon"])), TestContext.Current.CancellationToken);

        Assert.True(check.Passed);
        Assert.Equal("Workbook, sheet \"List\", 2 columns; 1 of the first 1 records usable", check.Summary);
    }

    private async Task<ListingDraft> OneAsync(string table, string settings = """{"source":"memory"}""")
    {
        var context = AdapterBench.OfSettings(table, settings);
        var run = await AdapterRun.OfAsync(_adapter, context);
        Assert.Null(run.Failure);
        return Assert.Single(Drafts(run, context)).Value;
    }

    private async Task<IReadOnlyList<string>> IdsAsync(string table, string settings = """{"source":"memory"}""") => [.. (await AdapterRun.OfAsync(_adapter, AdapterBench.OfSettings(table, settings))).Records.Select(record => record.SourceId)];

    private Dictionary<string, ListingDraft> Drafts(AdapterRun run, AdapterContext context) =>
        run.Mapped(_adapter, context).Where(mapped => mapped.Result is MapResult.Mapped).DistinctBy(mapped => mapped.Record.SourceId).ToDictionary(mapped => mapped.Record.SourceId, mapped => ((MapResult.Mapped)mapped.Result).Draft);
}
