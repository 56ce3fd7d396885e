using System.Text.Json;
using Federation.Adapters.TernumBfc;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Plugins.Tests;

public sealed class TernumBfcTests(ITestOutputHelper output)
{
    private const string WithList = "ternum-bfc/2022-12-30-a.csv", WithColumns = "ternum-bfc/2022-12-30-b.csv";

    private readonly TernumBfcAdapter _adapter = new();

    [Theory]
    [InlineData(WithList)]
    [InlineData(WithColumns)]
    public async Task List_InEitherLayout_MapsEveryRowAndEveryFieldThatTheFileFills(string file)
    {
        var rows = RealFile.Rows(file, ",");
        var real = await RealFile.RunAsync(_adapter, file);
        output.WriteLine(real.Table());

        Assert.Equal((697, true, null), (rows.Count, real.Run.Complete, real.Run.Failure));
        Assert.Equal(rows.Select(row => row["bfc_id"]), real.Run.Records.Select(record => record.SourceId));
        var drafts = real.Drafts;
        Assert.Equal(697, drafts.Count);
        Assert.All(drafts, draft => Assert.True(draft is { Location: not null, Address: { PostalCode.Length: 5, Locality: not null, Country: "FR" } }));
        Assert.Equal(rows.Count(row => row["adresse"] != ""), drafts.Count(draft => draft.Address!.Street is not null));
        Assert.Equal(rows.Count(row => row["url_lieu"] != ""), drafts.Count(draft => draft.Website is not null));
        Assert.Equal(rows.Count(row => row["contact_tel"] != ""), drafts.Count(draft => draft.Phone is not null));
        Assert.Equal(rows.Count(row => row["code_label"] != ""), drafts.Count(draft => draft.LabelClaim is not null));
        Assert.Equal(rows.Count(row => row["code_typo"].Split('-').Contains("T")), drafts.Count(draft => draft.Services.Contains(ServiceKeys.Coworking)));


        // Codes that the publisher defines nowhere, and one "oui" among the ways of being helped.
        string[] undefined = ["C", "FO", "FTL", "TL", "CO", "c", "oui"];
        string[] columns = ["code_typo", "code_accomp", "code_label"];
        int unknown = rows.Count(row => columns.Any(column => row[column].Split('-').Any(code => undefined.Contains(code) && (column, code) is not (("code_typo", "TL") or ("code_label", "FTL")))));
        Assert.Equal((12, 12), (unknown, real.With("service.unknown")));
    }

    [Fact]
    public async Task Hours_InColumns_AreThereForEveryPlaceThatNamesATimeOrACondition()
    {
        var rows = RealFile.Rows(WithColumns, ",");
        var halves = rows[0].Keys.Where(header => header.EndsWith(" matin", StringComparison.Ordinal) || header.EndsWith(" après-midi", StringComparison.Ordinal)).ToList();
        var real = await RealFile.RunAsync(_adapter, WithColumns);

        Assert.Equal(14, halves.Count);
        Assert.Equal(rows.Where(row => halves.Any(half => row[half] is not ("" or "-" or "x" or "X"))).Select(row => row["bfc_id"]), Open(real));

        // A morning that ends before it begins, a morning that is an afternoon, and "souscondition".
        Assert.Equal(3, real.With("hours.in-words"));
        Assert.Equal("mardi matin: 14h-12h / mardi après-midi: 12h-20h; mercredi matin: 9h-12h / mercredi après-midi: 14h-18h; samedi matin: 9h-12h", real.Draft("mednumBFC_TL_265_").OpeningHours);
        Assert.Equal("Mo 18:30-20:00; Tu 10:00-11:30,15:30-18:30; We 15:30-17:30; Th 09:30-11:30; Fr 15:30-18:30; Sa 14:30-15:30", real.Draft("mednumBFC_TL_3_").OpeningHours);
    }

    [Fact]
    public async Task Layouts_OfOneDay_GiveTheSameDraftsButForHoursThatTheListLeavesEmpty()
    {
        var list = await RealFile.RunAsync(_adapter, WithList);
        var columns = await RealFile.RunAsync(_adapter, WithColumns);

        var differing = list.Drafts.Zip(columns.Drafts).Where(pair => JsonSerializer.Serialize(pair.First) != JsonSerializer.Serialize(pair.Second)).ToList();

        Assert.Equal(72, differing.Count);
        Assert.All(differing, pair => Assert.Null(pair.First.OpeningHours));
        Assert.All(differing, pair => Assert.Equal(JsonSerializer.Serialize(pair.First), JsonSerializer.Serialize(pair.Second with { OpeningHours = null })));
    }

    [Theory]
    [InlineData(WithList)]
    [InlineData(WithColumns)]
    public async Task Persons_Mailboxes_AreNamed(string file)
    {
        var run = (await RealFile.RunAsync(_adapter, file)).Run;

        Assert.All(run.Records, record => Assert.Equal(["/contact_email"], record.PersonFields));
    }

    [Theory]
    [InlineData("<ul><li>- lundi matin: 9h-12h / lundi après-midi: 14h-18h<br>\n</li><li>- </li></ul>", "Mo 09:00-12:00,14:00-18:00", null)]
    [InlineData("<ul><li>-  / mardi après-midi: 14h18h<br>\n</li><li>- </li></ul>", "Tu 14:00-18:00", null)]
    [InlineData("<ul><li>- </li><li>- </li></ul>", null, null)]
    [InlineData("<ul><li>- lundi matin: 9h-12h</li><li>- sur rendez-vous</li></ul>", "lundi matin: 9h-12h; sur rendez-vous", "hours.in-words")]
    [InlineData("<ul><li>- lundi soir: 19h-21h</li></ul>", "lundi soir: 19h-21h", "hours.in-words")]
    [InlineData("<ul><li>- lundi matin: 9h-12h</li><li>- lundi matin: 10h-12h</li></ul>", "lundi matin: 9h-12h; lundi matin: 10h-12h", "hours.in-words")]
    public void List_InHtml_IsUnderstoodOrShownInItsWords(string list, string? hours, string? code)
    {
        var result = MapRow(("horaires", list));

        Assert.Equal(hours, DraftOf(result).OpeningHours);
        Assert.Equal(code, result.Issues.SingleOrDefault(issue => issue.Pointer == "/horaires")?.Code);
    }

    [Fact]
    public void Hours_InNeitherColumn_KeepWhatWasAcceptedBefore()
    {
        var result = MapRow();

        Assert.Contains(result.Issues, issue => issue.Code == "csv.column-missing");
        Assert.Equal(["openingHours"], DraftOf(result).InvalidFields);
    }

    [Theory]
    [InlineData("MSAP-NMM-MFS", "Maison de Services Au Public, Nièvre médiation numérique, Maison France Services")]
    [InlineData("APTIC-FTL-F-FO-C-TL", "APTIC, France Tiers Lieu, F, FO, C, TL")]
    [InlineData("", null)]
    public void Labels_AreSpelledOutAsThePublisherDoes(string codes, string? claim) => Assert.Equal(claim, DraftOf(MapRow(("code_label", codes), ("horaires", ""))).LabelClaim);

    private MapResult MapRow(params (string Header, string Text)[] cells)
    {
        var row = new Dictionary<string, string> { ["bfc_id"] = "1", ["nom_structure"] = "Le Lieu", ["lat"] = "47.32", ["lon"] = "5.04" };
        foreach (var (header, text) in cells) row[header] = text;
        return _adapter.Map(
            new SourceRecord { SourceId = "1", Raw = JsonSerializer.SerializeToUtf8Bytes(row) },
            new MapContext { Config = AdapterBench.Of("").Config });
    }

    private static IEnumerable<string> Open(RealRun real) =>
        real.Mapped.Where(entry => DraftOf(entry.Result).OpeningHours is not null).Select(entry => entry.Record.SourceId);

    private static ListingDraft DraftOf(MapResult result) => Assert.IsType<MapResult.Mapped>(result).Draft;
}
