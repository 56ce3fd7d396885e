using System.Globalization;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Importing;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.Sync;
using Federation.Registry.Labels;

namespace Federation.Cluster.Tests.Labels;

/// <summary>Awards that were made elsewhere, taken over from a file. Each test has centres of its own.</summary>
public sealed class LabelImportTests(LabelCluster labels) : IClassFixture<LabelCluster>
{
    private static readonly LabelLevels Levels = new() { TechnicalPerformance = 2, Services = 1 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_OfAnAward_StoresWhatTheGrainWouldHave()
    {
        var (here, there) = (await CentreAsync(), await CentreAsync());
        var awarded = (await Grain(here).Decide(new LabelOrder { Kind = LabelEventKind.Awarded, MadeOn = 0, Actor = "operator", Reason = "Assessed.", Levels = Levels })).History;
        var before = await labels.Store.HeadAsync(Token);

        var report = await ImportAsync(Line(there.Value, awarded.Events[0].Award!, "operator")); // it was awarded

        Assert.Equal((1, 1, 0, 0), (report.Lines, report.Taken, report.Unchanged, report.Refused));
        var taken = await ReadAsync(there);
        Assert.Equal(awarded.Events.AsEnumerable(), taken.Events.Select(happened => happened with { Reference = null }));
        Assert.Equal("CR-1", taken.Events[0].Reference);
        var announced = Assert.Single((await labels.Store.ReadFeedAsync(before, 100, Token)).Batches.SelectMany(batch => batch.Events));
        Assert.Equal((new StateKey(RowKinds.Label, there.Value), taken.Events[0]), (announced.Subject, JsonSerializer.Deserialize(announced.Body.Span, ClusterJson.Default.LabelEvent)));
        Assert.False((await Grain(there).Decide(new LabelOrder { Kind = LabelEventKind.Suspended, MadeOn = 1, Actor = "operator", Reason = "Complaints." })).IsRefused);
    }

    [Fact]
    public async Task Import_OfAListingsKey_AwardsTheCentreThatItStandsIn()
    {
        var centre = await CentreAsync(key: "census/42");

        Assert.Equal(1, (await ImportAsync(Line("census/42"))).Taken);
        Assert.Equal(LabelState.Awarded, (await ReadAsync(centre)).Label.State);
    }

    [Fact]
    public async Task Import_OfTheSameFileAgain_ChangesNothing()
    {
        var centre = await CentreAsync();
        string file = $"{Line(centre.Value, from: 2019, years: 2)}\n{Line(centre.Value, from: 2022, years: 10, reference: "CR-2")}\n";
        Assert.Equal(2, (await ImportAsync(file)).Taken);
        var head = await labels.Store.HeadAsync(Token);

        var again = await ImportAsync(file + file);

        Assert.Equal((4, 0, 4, 0), (again.Lines, again.Taken, again.Unchanged, again.Refused));
        Assert.Equal(head, await labels.Store.HeadAsync(Token));
    }

    [Fact]
    public async Task Import_OfALaterAward_PutsTheEndOfTheOneBeforeDownFirst()
    {
        var centre = await CentreAsync();

        await ImportAsync($"{Line(centre.Value, from: 2019, years: 2)}\n{Line(centre.Value, from: 2022, years: 10, reference: "CR-2")}");

        Assert.Equal([(LabelEventKind.Awarded, 1, 2019), (LabelEventKind.Expired, 1, 2022), (LabelEventKind.Awarded, 2, 2022)], (await ReadAsync(centre)).Events.Select(happened => (happened.Kind, happened.Number, happened.At.Year)));
    }

    [Fact]
    public async Task Import_OfWrongLines_NamesEachAndTakesTheRest()
    {
        var (centre, other, closed) = (await CentreAsync(), await CentreAsync(), await CentreAsync(closed: true));
        string[] lines =
        [
            "rubbish",
            "[]",
            "",
            Line(centre.Value)[..^1],
            Line(centre.Value) + "}",
            Line(centre.Value).Replace("\"actor\"", "\"Actor\"", StringComparison.Ordinal),
            Line(centre.Value).Replace("{\"centre\"", "{\"reference\":\"CR-9\",\"centre\"", StringComparison.Ordinal),
            Line(centre.Value).Replace("\"operator\"", "null", StringComparison.Ordinal),
            Line(centre.Value).Replace("\"operator\"", "\"\\uD800\"", StringComparison.Ordinal),
            Line(centre.Value).Replace("00:00:00Z", "00:00:00", StringComparison.Ordinal),
            Line(centre.Value).Replace("operator", new string('x', FileLines.MostBytes), StringComparison.Ordinal),
            Line("census/nobody"),
            Line("census/\\uD800"),
            Line(closed.Value),
            Line(Listings.NewId().Value),
            Line(centre.Value, from: 9000),
            Line(centre.Value, years: 11),
            Line(centre.Value, level: 0),
            Line(centre.Value),
            Line(centre.Value, reference: "CR-2"),
            Line(centre.Value, level: 2),
            Line(other.Value),
        ];

        var report = await ImportAsync(string.Join('\n', lines));

        string[] expected =
        [
            "1 label.bad-line", "2 label.bad-line", "4 label.bad-line", "5 label.bad-line", "6 label.bad-line", "7 label.bad-line", "8 label.bad-line", "9 label.bad-line", "10 label.bad-line", "11 label.bad-line",
            "12 label.unknown-centre", "13 label.bad-line", "14 label.unknown-centre", "15 label.unknown-centre", "16 label.future-time", "17 label.bad-validity", "18 label.bad-levels", "20 label.in-force", "21 label.reference-taken",
        ];
        Assert.Equal(expected, report.Problems.Select(problem => $"{problem.Line} {problem.Code}"));
        Assert.Equal((21, 2, 0, 19), (report.Lines, report.Taken, report.Unchanged, report.Refused));
        Assert.Equal(19, report.RefusedFor.Values.Sum());
        Assert.DoesNotContain(report.Problems, problem => problem.Message.Contains("nobody", StringComparison.Ordinal));
        Assert.Equal((LabelState.Awarded, LabelState.Awarded), ((await ReadAsync(centre)).Label.State, (await ReadAsync(other)).Label.State));
    }

    [Fact]
    public async Task Import_OfMoreProblemsThanAreKept_CountsThemAll()
    {
        var report = await ImportAsync(string.Join('\n', Enumerable.Repeat("x", LabelImportReport.MostProblems + 5)));

        Assert.Equal((LabelImportReport.MostProblems, LabelImportReport.MostProblems + 5), (report.Problems.Length, report.RefusedFor["label.bad-line"]));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"id\":\"nonsense\",\"centre\":\"nonsense\"}")]
    public async Task Import_OverRowsThatCannotBeRead_RefusesTheirLinesAndTakesTheRest(string damaged)
    {
        string key = $"census/{Guid.NewGuid():N}";
        var (centre, label, good) = (await CentreAsync(), await CentreAsync(), await CentreAsync());
        await CentreAsync(key);
        await DamageAsync(RowKinds.Centre, centre.Value, version: 1, damaged);
        await DamageAsync(RowKinds.Label, label.Value, version: 0, damaged);
        await DamageAsync(RowKinds.Binding, key, version: 1, damaged);

        var report = await ImportAsync(string.Join('\n', Line(centre.Value), Line(label.Value), Line(key), Line(good.Value)));

        Assert.Equal(["1 label.unreadable", "2 label.unreadable", "3 label.unreadable"], report.Problems.Select(problem => $"{problem.Line} {problem.Code}"));
        Assert.Equal((4, 1, 3), (report.Lines, report.Taken, report.Refused));
        Assert.Single((await ReadAsync(good)).Events);
    }

    // As when it is killed: some commits are stored, the others are not.
    [Fact]
    public async Task Import_ThatBrokeOff_IsTakenUpByTheSameFile()
    {
        var centres = new List<CentreId>();
        for (int number = 0; number < 50; number++) centres.Add(await CentreAsync());
        string file = string.Join('\n', centres.Select(centre => Line(centre.Value)));
        int stored = 0;
        labels.Faults.Refuses = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.Label) && Interlocked.Increment(ref stored) > 20;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => new LabelImport(labels.Faults, TimeProvider.System).RunAsync(Bytes(file), Token));
        labels.Faults.Refuses = _ => false;

        var report = await ImportAsync(file);

        Assert.Equal((50, 30, 20, 0), (report.Lines, report.Taken, report.Unchanged, report.Refused));
        foreach (var centre in centres) Assert.Single((await ReadAsync(centre)).Events);
    }

    private async Task<LabelImportReport> ImportAsync(string file) => await new LabelImport(labels.Store, TimeProvider.System).RunAsync(Bytes(file), Token);

    private static MemoryStream Bytes(string file) => new(Encoding.UTF8.GetBytes(file));

    private static string Line(string centre, int from = 2025, int years = 2, string reference = "CR-1", int level = 1)
    {
        var levels = new LabelLevels { Services = level };
        var awarded = new DateTimeOffset(from, 3, 1, 0, 0, 0, TimeSpan.Zero);
        return Line(centre, new LabelAward { Number = 1, Levels = levels, CriteriaVersion = "1.0", AwardedAt = awarded, ValidUntil = awarded.AddYears(years) }, "operator", reference);
    }

    private static string Line(string centre, LabelAward award, string actor, string reference = "CR-1")
    {
        string levels = JsonSerializer.Serialize(award.Levels, ClusterJson.Default.LabelLevels);
        return $$"""{"centre":"{{centre}}","levels":{{levels}},"criteriaVersion":"{{award.CriteriaVersion}}","awardedAt":"{{Time(award.AwardedAt)}}","validUntil":"{{Time(award.ValidUntil)}}","actor":"{{actor}}","reason":"Assessed.","reference":"{{reference}}"}""";
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);

    /// <summary>A centre as a sync stores it.</summary>
    private async Task<CentreId> CentreAsync(string? key = null, bool closed = false)
    {
        var listing = ListingKey.TryParse(key ?? $"census/{Guid.NewGuid():N}", out var named) ? named : throw new ArgumentException("That is no key.", nameof(key));
        var centre = Listings.Opened(Listings.Put(listing, Listings.Content()));
        if (closed) centre = centre with { Listings = [] };
        var binding = new Binding { Centre = centre.Id };
        await labels.Store.CommitAsync(
            new StoreBatch
            {
                PartitionKey = centre.Id.Value,
                Writes =
                [
                    new StateWrite(new StateKey(RowKinds.Centre, centre.Id.Value), 0, JsonSerializer.SerializeToUtf8Bytes(centre, ClusterJson.Default.CentreState)),
                    new StateWrite(new StateKey(RowKinds.Binding, listing.Value), 0, JsonSerializer.SerializeToUtf8Bytes(binding, ClusterJson.Default.Binding)),
                ],
            },
            Token);
        return centre.Id;
    }

    private async Task DamageAsync(string kind, string id, long version, string row) =>
        await labels.Store.CommitAsync(new StoreBatch { PartitionKey = id, Writes = [new StateWrite(new StateKey(kind, id), version, Encoding.UTF8.GetBytes(row))] }, Token);

    private async Task<LabelHistory> ReadAsync(CentreId centre) => (await new LabelArchive(labels.Store).ReadAsync([centre], Token)).Single();

    private ILabelGrain Grain(CentreId centre) => labels.Grains(0).GetGrain<ILabelGrain>(centre.Value);
}
