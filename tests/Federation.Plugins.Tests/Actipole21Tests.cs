using System.Text;
using Federation.Adapters.Actipole21;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Plugins.Tests;

public sealed class Actipole21Tests
{
    private const string Header = "Identifiant;Nom du centre;Adresse;Code postal;Ville;Pays;Latitude;Longitude;Site web;Téléphone;Contact;Courriel;Services;Horaires;Places;Description;Label";

    private const string Row = "A1;Le Quai;1 rue d'Été;1210;Ferney;;46,25;6,10;www.quai.example;04 00 00 00 00;Une Personne;p@quai.example;coworking, salle de réunion|Wifi, dragon;lun-ven 9h-18h;1 200;Au bord de l'eau;Centre Collaboratif Connecté";

    private readonly Actipole21Adapter _adapter = new();

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes($"{Header}\r\n{Row}\r\n") },
        { "utf-8", Encoding.UTF8.GetBytes($"{Header}\r\n{Row}\r\n") },
        { "utf-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"{Header}\n{Row}")] },
        { "utf-16 with mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes($"{Header}\n{Row}")] },
    };

    [Theory]
    [MemberData(nameof(Encodings), DisableDiscoveryEnumeration = true)]
    public async Task Export_InAnyEncoding_IsMappedWhole(string encoding, byte[] bytes)
    {
        var context = AdapterBench.Of(bytes);
        var run = await AdapterRun.OfAsync(_adapter, context);
        var (record, result) = Assert.Single(run.Mapped(_adapter, context));
        var draft = Assert.IsType<MapResult.Mapped>(result).Draft;

        Assert.True(run.Complete, encoding);
        Assert.Equal("A1", record.SourceId);
        Assert.Equal(["/Contact", "/Courriel"], record.PersonFields);
        Assert.Equal("1 rue d'Été", draft.Address!.Street);
        Assert.Equal(("01210", "FR"), (draft.Address.PostalCode, draft.Address.Country));
        Assert.Equal((46.25, 6.10), (draft.Location!.Latitude, draft.Location.Longitude));
        Assert.Equal([ServiceKeys.Coworking, ServiceKeys.MeetingRoom, ServiceKeys.Internet, ServiceKeys.Wifi], draft.Services);
        Assert.Equal("1 200", draft.CapacityText);
        Assert.Equal("04 00 00 00 00", draft.Phone);
        Assert.Equal("Centre Collaboratif Connecté", draft.LabelClaim);
        Assert.Equal(["postcode.padded", "service.unknown"], result.Issues.Select(issue => issue.Code));
    }

    [Theory]
    [InlineData("Belgique", "4020", "BE", "4020")]
    [InlineData("be", "4020", "BE", "4020")]
    [InlineData("France", "1210", "FR", "01210")]
    [InlineData("Atlantide", "1210", null, "1210")]
    public async Task Country_DecidesWhetherAPostcodeIsPadded(string country, string postcode, string? code, string kept)
    {
        var context = AdapterBench.Of($"{Header}\n{Row.Replace("1210;Ferney;", $"{postcode};Ferney;{country}", StringComparison.Ordinal)}");
        var run = await AdapterRun.OfAsync(_adapter, context);
        var draft = Assert.IsType<MapResult.Mapped>(Assert.Single(run.Mapped(_adapter, context)).Result).Draft;

        Assert.Equal((code, kept), (draft.Address!.Country, draft.Address.PostalCode));
    }

    [Fact]
    public async Task Places_NoNumber_AreGivenInWords()
    {
        var context = AdapterBench.Of($"{Header}\n{Row.Replace("1 200", "une dizaine", StringComparison.Ordinal)}");
        var run = await AdapterRun.OfAsync(_adapter, context);
        var result = Assert.Single(run.Mapped(_adapter, context)).Result;

        Assert.Equal("une dizaine", Assert.IsType<MapResult.Mapped>(result).Draft.CapacityText);
    }

    [Fact]
    public async Task Export_WithRenamedColumn_FailsAndSaysWhatWasExpectedAndFound()
    {
        var run = await AdapterRun.OfAsync(_adapter, AdapterBench.Of($"{Header.Replace("Nom du centre", "Nom", StringComparison.Ordinal)}\n{Row}"));

        Assert.Equal(("csv.headers", FailureKind.SourceChanged), (run.Failure!.Code, run.Failure.Kind));
        Assert.Contains("lacks \"Nom du centre\"", run.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("delimiter ';'", run.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_GoodSource_SaysWhatItSaw()
    {
        var result = await _adapter.CheckAsync(AdapterBench.Of($"{Header}\n{Row}\nA2;;;;;;;;;;;;;;;;"), TestContext.Current.CancellationToken);

        Assert.True(result.Passed);
        Assert.Equal("CSV, delimiter ';', 17 columns, utf-8; 1 of the first 2 records usable", result.Summary);
        Assert.Contains(result.Issues, issue => issue.Code == "name.missing" && issue.Message.StartsWith("row 3:", StringComparison.Ordinal));
    }
}
