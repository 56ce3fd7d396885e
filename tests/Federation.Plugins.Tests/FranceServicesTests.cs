using System.Text.Json;
using System.Text.RegularExpressions;
using Federation.Adapters.FranceServices;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Plugins.Tests;

public sealed partial class FranceServicesTests(ITestOutputHelper output)
{
    private const string Older = "france-services/2022-12-01.csv", Newer = "france-services/2024-08-01.csv";

    private static readonly string[] Days = ["h_lundi", "h_mardi", "h_mercredi", "h_jeudi", "h_vendredi", "h_samedi"];

    private readonly FranceServicesAdapter _adapter = new();

    [Theory]
    [InlineData(Older, 2_683, "labellisation")]
    [InlineData(Newer, 2_845, "labellisation_fs")]
    public async Task List_OfEitherYear_MapsEveryRowAndEveryFieldThatTheFileFills(string file, int expected, string labelColumn)
    {
        var rows = RealFile.Rows(file, ",");
        var real = await RealFile.RunAsync(_adapter, file);
        output.WriteLine(real.Table());

        Assert.Equal((expected, true, null), (rows.Count, real.Run.Complete, real.Run.Failure));
        Assert.Equal(rows.Select(row => row["id_fs"]), real.Run.Records.Select(record => record.SourceId));
        var drafts = real.Drafts;
        Assert.Equal(expected, drafts.Count);
        Assert.Equal(rows.Count(row => row["adresse"] != ""), drafts.Count(draft => draft.Address!.Street is not null));
        Assert.Equal(rows.Count(row => row["code_postal"] != ""), drafts.Count(draft => draft.Address!.PostalCode is { Length: 5 }));
        Assert.Equal(rows.Count(row => row["lib_com"] != ""), drafts.Count(draft => draft.Address!.Locality is not null));
        Assert.Equal(rows.Count(row => row["latitude"] != ""), drafts.Count(draft => draft.Location is not null));
        Assert.Equal(rows.Count(row => row["latitude"] == ""), real.With("coordinates.missing"));
        Assert.Equal(rows.Count(row => row["telephone"] != ""), drafts.Count(draft => draft.Phone is not null));
        Assert.Equal(rows.Count(row => row["commentaire"] != "" && !Mailbox().IsMatch(row["commentaire"])), drafts.Count(draft => draft.Description is not null));
        Assert.Equal(rows.Count(row => row[labelColumn] != ""), drafts.Count(draft => draft.LabelClaim is not null));
        Assert.Equal(rows.Count(row => Days.Any(day => row[day] is not ("" or "-"))), drafts.Count(draft => draft.OpeningHours is not null));
    }

    [Theory]
    [InlineData(Older, 47)]
    [InlineData(Newer, 61)]
    public async Task Hours_OfEitherYear_HoldEveryTimeOfTheFileAndAreUnderstoodButForAFew(string file, int inWords)
    {
        var rows = RealFile.Rows(file, ",").ToDictionary(row => row["id_fs"]);
        var real = await RealFile.RunAsync(_adapter, file);

        Assert.Equal(inWords, real.With("hours.in-words"));
        foreach (var (record, result) in real.Mapped)
        {
            string? hours = Assert.IsType<MapResult.Mapped>(result).Draft.OpeningHours;
            if (hours is null) continue;
            var row = rows[record.SourceId];
            var inFile = Days.SelectMany(day => Time().Matches(row[day].Replace('h', ':')).Select(time => time.Value));
            Assert.Equal(inFile, Time().Matches(hours).Select(time => time.Value));
            if (result.Issues.All(issue => issue.Code != "hours.in-words")) Assert.Matches("^(?:(?:Mo|Tu|We|Th|Fr|Sa) (?:off|[0-9:,-]+)(?:; |$))+$", hours);
        }
    }

    [Fact]
    public async Task Years_ComparedById_Keep2481Add364AndRemove202()
    {
        var older = (await RealFile.RunAsync(_adapter, Older)).Mapped.Select(entry => entry.Record.SourceId).ToHashSet();
        var newer = (await RealFile.RunAsync(_adapter, Newer)).Mapped.Select(entry => entry.Record.SourceId).ToHashSet();

        Assert.Equal((2_481, 364, 202), (older.Intersect(newer).Count(), newer.Except(older).Count(), older.Except(newer).Count()));

        // What the older list calls temp_1 was numbered anew: of these 159 ids none came back.
        Assert.Equal(159, older.Except(newer).Count(id => id.StartsWith("temp_", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Older)]
    [InlineData(Newer)]
    public async Task Persons_MailColumnAndCommentsWithAMailbox_AreNamed(string file)
    {
        var rows = RealFile.Rows(file, ",").ToDictionary(row => row["id_fs"]);
        var run = (await RealFile.RunAsync(_adapter, file)).Run;

        Assert.All(run.Records, record => Assert.Contains("/mail", record.PersonFields));
        foreach (var record in run.Records)
        {
            var left = rows[record.SourceId].Where(cell => !record.PersonFields.Contains("/" + cell.Key));
            Assert.DoesNotContain(left, cell => Mailbox().IsMatch(cell.Value));
        }
    }

    [Theory]
    [InlineData("09:00 - 12:00 / 14:00 - 17:00", "Mo 09:00-12:00,14:00-17:00", null)]
    [InlineData("9:00-12:00/14:00-17:00", "Mo 09:00-12:00,14:00-17:00", null)]
    [InlineData("08:30-12:00,13:30-17:30", "Mo 08:30-12:00,13:30-17:30", null)]
    [InlineData("09:00-12h00", "Mo 09:00-12:00", null)]
    [InlineData("08:30 - 13:30 / 13:30 - 17:30", "Mo 08:30-13:30,13:30-17:30", null)]
    [InlineData("-", null, null)]
    [InlineData("00:00 - 00:00 / 09:00 - 12:00", "lundi : 00:00 - 00:00 / 09:00 - 12:00", "hours.in-words")]
    [InlineData("09:00 - 12:00 / 09:00 - 12:00", "lundi : 09:00 - 12:00 / 09:00 - 12:00", "hours.in-words")]
    [InlineData("07:30:12:30", "lundi : 07:30:12:30", "hours.in-words")]
    [InlineData("25:00 - 26:00", "lundi : 25:00 - 26:00", "hours.in-words")]
    [InlineData("sur rendez-vous", "lundi : sur rendez-vous", "hours.in-words")]
    public void Day_AsPeopleWriteIt_IsUnderstoodOrShownInTheirWords(string day, string? hours, string? code)
    {
        var result = MapRow(("h_lundi", day));

        Assert.Equal(hours, DraftOf(result).OpeningHours);
        Assert.Equal(code, result.Issues.SingleOrDefault(issue => issue.Pointer == "/h_lundi")?.Code);
    }

    [Fact]
    public void Day_ClosedBesideOpenOnes_IsOff() => Assert.Equal("Tu 09:00-12:00; Sa off", DraftOf(MapRow(("h_mardi", "09:00 - 12:00"), ("h_samedi", "-"))).OpeningHours);

    [Fact]
    public void LabelColumn_RenamedOnceMore_KeepsWhatWasAcceptedBefore()
    {
        var result = MapRow();

        Assert.Contains(result.Issues, issue => issue.Code == "csv.column-missing");
        Assert.Equal(["labelClaim"], DraftOf(result).InvalidFields);
    }

    [Theory]
    [InlineData("48.85", "2.35", null)]
    [InlineData("-21.1", "55.5", null)]
    [InlineData("4.9", "-52.3", null)]
    [InlineData("2.35", "48.85", "coordinates.outside")]
    [InlineData("48.85", "-122", "coordinates.outside")]
    public void Location_OutsideOfFrance_IsLeftOut(string latitude, string longitude, string? code)
    {
        var result = MapRow(("latitude", latitude), ("longitude", longitude));

        Assert.Equal(code, result.Issues.SingleOrDefault(issue => issue.Pointer == "/latitude")?.Code);
        Assert.Equal(code is null, DraftOf(result).Location is not null);
        Assert.Equal(code is not null, DraftOf(result).InvalidFields.Contains("location"));
    }

    private MapResult MapRow(params (string Header, string Text)[] cells)
    {
        var row = new Dictionary<string, string> { ["id_fs"] = "1", ["lib_fs"] = "La Maison", ["latitude"] = "47.32", ["longitude"] = "5.04" };
        foreach (var (header, text) in cells) row[header] = text;
        return _adapter.Map(
            new SourceRecord { SourceId = "1", Raw = JsonSerializer.SerializeToUtf8Bytes(row) },
            new MapContext { Config = AdapterBench.Of("").Config });
    }

    private static ListingDraft DraftOf(MapResult result) => Assert.IsType<MapResult.Mapped>(result).Draft;

    [GeneratedRegex("[0-9]{2}:[0-9]{2}")]
    private static partial Regex Time();

    [GeneratedRegex(@"[^\s@]@[^\s@]+\.[a-z]{2}", RegexOptions.IgnoreCase)]
    private static partial Regex Mailbox();
}
