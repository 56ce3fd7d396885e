using System.Text;
using Federation.Adapters.FranceServices;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Sync;

/// <summary>
/// What feeds do when they break, each as a partner's file through a real adapter: nothing is lost, nothing goes unseen. Equal timestamps on resume are
/// <see cref="ChangesOnlyTests"/>'. The cluster of this class is its own: it moves its clock.
/// </summary>
public sealed class SpoiltFeedTests(SyncCluster cluster) : IClassFixture<SyncCluster>
{
    private const int Houses = 600;

    private const string Head = "id_fs,insee_dep,lib_fs,adresse,complement_adresse,insee_com,code_postal,lib_com,latitude,longitude,mail,telephone,h_lundi,h_mardi,h_mercredi,h_jeudi,h_vendredi,h_samedi,commentaire,itinerance,format_fs,groupe,labellisation";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly FranceServicesAdapter Adapter = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("empty", "", "source.empty")]
    [InlineData("blank", " \n\n ", "source.empty")]
    [InlineData("head", Head + "\n", "source.empty")]
    [InlineData("html", "<!doctype html><html><body>Maintenance</body></html>", "source.html")]
    [InlineData("other", "lieu;ville\nUn;Dijon\n", "csv.headers")]
    public async Task Feed_ThatShowsNothing_FailsByNameAndLosesNothing(string network, string spoilt, string code)
    {
        await RunAsync(network, Rows());
        var before = await BindingsAsync(network);

        for (int run = 0; run < 4; run++)
        {
            cluster.Clock.Advance(Day);
            Assert.Equal(code, (await RunAsync(network, Encoding.UTF8.GetBytes(spoilt))).Failure?.Code);
        }

        Assert.Equal(before, await BindingsAsync(network));
        Assert.Equal(new RunCounts { Read = Houses, Unchanged = Houses, Pages = 2 }, (await RunAsync(network, Rows())).Counts);
    }

    [Fact]
    public async Task Feed_ThatHalvesOnce_MarksWhatIsMissingAndTakesItBack()
    {
        await RunAsync("once", Rows());

        var halved = await RunAsync("once", Rows(row => row < Houses / 2));

        Assert.Equal((RunStatus.Completed, Houses / 2, 0), (halved.Status, halved.Counts.Stale, halved.Counts.Removed));
        Assert.Equal(Houses / 2, (await MissedAsync("once")).Count);
        Assert.Equal(new RunCounts { Read = Houses, Unchanged = Houses / 2, Changed = Houses / 2, Pages = 2 }, (await RunAsync("once", Rows())).Counts);
        Assert.Empty(await MissedAsync("once"));
    }

    [Fact]
    public async Task Feed_ThatHalvesThreeTimes_IsHeldForAPerson()
    {
        await RunAsync("thrice", Rows());
        foreach (int part in (int[])[2, 4, 8])
        {
            cluster.Clock.Advance(Day);
            Assert.Equal(0, (await RunAsync("thrice", Rows(row => row < Houses / part))).Counts.Removed);
        }

        RunRecord last = await RunAsync("thrice", Rows(row => row < Houses / 8));
        for (int day = 0; day < 4; day++)
        {
            cluster.Clock.Advance(Day);
            last = await RunAsync("thrice", Rows(row => row < Houses / 8));
            Assert.Equal(0, last.Counts.Removed);
        }

        int gone = Houses - (Houses / 8);
        Assert.Equal(gone, last.HeldRemovals);
        Assert.Equal(["removals.held"], NetworkAlert.Of(NetworkId.Parse("thrice"), [last]).Select(alert => alert.Code));
        Assert.Equal(gone, (await MissedAsync("thrice")).Count(missed => missed.State == MissedState.Due));
        Assert.Equal(gone, (await RunAsync("thrice", Rows())).Counts.Changed);
        Assert.Empty(await MissedAsync("thrice"));
    }

    [Fact]
    public async Task Feed_ThatRepeatsIds_KeepsTheFirstAndQuarantinesTheRestByPlace()
    {
        await RunAsync("repeats", Rows());

        // A page is shown twice, the second time with other names.
        var run = await RunAsync("repeats", Encoding.UTF8.GetBytes(Head + "\n" + string.Concat(Enumerable.Range(0, Houses).Select(row => Row(row))) + string.Concat(Enumerable.Range(100, 50).Select(row => Row(row, "Autre")))));

        Assert.Equal(new RunCounts { Read = Houses + 50, Unchanged = Houses, Quarantined = 50, Pages = 2 }, run.Counts);
        Assert.Equal(50, run.ProblemCounts["record.duplicate-id"]);
        Assert.Equal(50, (await cluster.QuarantineAsync("repeats")).Select(record => record.Locator).Distinct().Count());
        Assert.Equal("Maison 100", (await cluster.CentreOfAsync("repeats", "100")).Content.Name);
    }

    [Theory]
    [InlineData("semicolon", ';')]
    [InlineData("tab", '\t')]
    [InlineData("bar", '|')]
    public async Task Feed_ThatChangesItsDelimiter_IsReadTheSame(string network, char delimiter)
    {
        await RunAsync(network, Rows());

        var run = await RunAsync(network, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Rows()).Replace(',', delimiter)));

        Assert.Equal(new RunCounts { Read = Houses, Unchanged = Houses, Pages = 2 }, run.Counts);
    }

    [Fact]
    public async Task Feed_ThatLosesAPage_MissesItsListingsAndTakesThemBack_AndRemovesThoseThatStayAway()
    {
        static bool IsLost(int row) => row is >= 200 and < 300;
        await RunAsync("page", Rows());

        Assert.Equal(100, (await RunAsync("page", Rows(row => !IsLost(row)))).Counts.Stale);
        Assert.Equal(0, (await RunAsync("page", Rows())).Counts.Stale);
        Assert.Empty(await MissedAsync("page"));

        // For days: then they go, being few, and can be taken back.
        RunRecord? last = null;
        for (int day = 0; day < 5; day++)
        {
            last = await RunAsync("page", Rows(row => !IsLost(row)));
            if (last.Counts.Removed > 0) break;
            cluster.Clock.Advance(Day);
        }

        Assert.Equal(100, last!.Counts.Removed); // five runs were made
        var undone = await cluster.RunAsync("page", new RunOrder { Trigger = RunTrigger.Person, Purpose = RunPurpose.UndoRemovals, Of = last.Id });
        Assert.Equal(100, undone.Counts.Restored);
    }

    [Fact]
    public async Task Feed_CutInTheMiddle_KeepsWhatCame_GoesOnWhenItIsWhole_AndMissesNothing()
    {
        await RunAsync("cut", Rows(row => row < 500));

        // The last byte that came lies inside a quoted cell.
        var failed = await RunAsync("cut", [.. Rows(row => row < 550), .. "550,21,\"Mai"u8]);
        Assert.Equal((RunStatus.Failed, 50, 0), (failed.Status, failed.Counts.New, failed.Counts.Stale));

        var run = await RunAsync("cut", Rows());

        Assert.Equal((RunStatus.Completed, failed.Id), (run.Status, run.BegunBy));
        Assert.Equal(Houses, (await BindingsAsync("cut")).Count);
        Assert.Empty(await MissedAsync("cut"));
    }

    private static byte[] Rows(Func<int, bool>? shows = null) => Encoding.UTF8.GetBytes(Head + "\n" + string.Concat(Enumerable.Range(0, Houses).Where(row => shows?.Invoke(row) ?? true).Select(row => Row(row))));

    // A row of France services' layout; the houses stand far from those of other networks only by their names, which is all that matching needs.
    private static string Row(int row, string name = "Maison") =>
        $"{row},21,{name} {row},{row} rue du Pont,,21231,21000,Dijon,,,,03 80 00 00 {row % 100:00},09:00 - 12:00,,,,,,,,Fixe,,\n";

    private async Task<RunRecord> RunAsync(string network, byte[] file)
    {
        cluster.Workers.Read(network, Adapter, file);
        return await cluster.RunAsync(network);
    }

    private async Task<IReadOnlyList<MissedListing>> MissedAsync(string network) =>
        await MissedListings.OfAsync(cluster.Store, (await cluster.Grain(network).GetDefinition())!, cluster.Clock).ToListAsync(Token); // it was added

    private async Task<IReadOnlyList<string>> BindingsAsync(string network) =>
        await BoundListing.OfAsync(cluster.Store, NetworkId.Parse(network), Token).Select(listing => $"{listing.Key}: {listing.Binding}").ToListAsync(Token);
}
