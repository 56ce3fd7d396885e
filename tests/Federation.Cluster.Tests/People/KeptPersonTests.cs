using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.People;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.People.Kept;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Sync;

namespace Federation.Cluster.Tests.People;

/// <summary>Persons who are cut out of records: thrown away, or kept apart for as long as their network says why.</summary>
public sealed class KeptPersonTests : IAsyncLifetime
{
    private static readonly PersonPolicy Policy = new() { Purpose = PersonPurpose.Corrections, KeepDays = 180 };

    private readonly SyncCluster _cluster = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _cluster.InitializeAsync();
        _cluster.Workers.Persons["1"] = [new PersonValue("/contact", "Marie Dupont"), new PersonValue("/mail", "marie@example.org")];
        _cluster.Workers.Persons["3"] = [new PersonValue("/contact", "Jean Martin")];
        Script("La Ruche");
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Run_OfANetworkThatSaysWhy_KeepsThemBesideTheListingAlone()
    {
        await _cluster.AddAsync("silent");
        _cluster.Workers.Script("silent", ("1", """{"name":"La Ruche","lat":57.3,"lon":5.0}"""));
        await _cluster.RunAsync("silent");
        string hash = await HashAsync();
        await _cluster.AddAsync("a", people: Policy);

        await _cluster.RunAsync("a");

        var person = Assert.Single(await KeptAsync());
        Assert.Equal(("a/1", PersonPurpose.Corrections, "scripted@1.0.0", _cluster.Clock.GetUtcNow(), _cluster.Clock.GetUtcNow().AddDays(180)), (person.Listing.Value, person.Purpose, person.Source, person.Since, person.ExpiresAt));
        Assert.Equal(["Marie Dupont", "marie@example.org"], person.Values.Select(value => value.Value));
        foreach (string kind in RowKinds.All.Except([RowKinds.Person]))
        {
            await foreach (var row in _cluster.Store.ScanAsync(kind, cancellationToken: Cancellation)) Assert.DoesNotContain("marie", System.Text.Encoding.UTF8.GetString(row.Body.Span), StringComparison.OrdinalIgnoreCase);
        }

        _cluster.Workers.Persons.Clear();
        string with = await HashAsync();
        await _cluster.RunAsync("a");
        Assert.Empty(await KeptAsync());
        Assert.Equal(with, await HashAsync());
        Assert.NotEqual(hash, with);
    }

    [Fact]
    public async Task Run_OfANetworkThatNoLongerSaysWhy_LetsThemGo()
    {
        await _cluster.AddAsync("a", people: Policy);
        await _cluster.RunAsync("a");
        await _cluster.AddAsync("a");

        await _cluster.RunAsync("a");

        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task Run_ThatShowsThemAgain_RenewsTheirTime()
    {
        await _cluster.AddAsync("a", people: Policy);
        await _cluster.RunAsync("a");
        var first = Assert.Single(await KeptAsync());
        _cluster.Clock.Advance(TimeSpan.FromDays(170));

        await _cluster.RunAsync("a");

        var second = Assert.Single(await KeptAsync());
        Assert.Equal((first.Since, first.ExpiresAt.AddDays(170)), (second.Since, second.ExpiresAt));
    }

    [Fact]
    public async Task Run_ThatNoLongerShowsTheListing_LetsThemGo()
    {
        await _cluster.AddAsync("a", people: Policy);
        await _cluster.RunAsync("a");
        _cluster.Workers.Script("a", ("2", """{"name":"Le Hangar","lat":47.4,"lon":5.2}"""));

        await _cluster.RunAsync("a");

        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task Sweep_AfterTheirTime_LetsThemGoAndNobodyIsShownThemBefore()
    {
        await _cluster.AddAsync("a", people: Policy);
        await _cluster.RunAsync("a");
        var sweep = new PersonSweep(_cluster.Store, _cluster.Service<PersonGuard>(), _cluster.Clock);
        var archive = new PersonArchive(_cluster.Store, _cluster.Clock);

        _cluster.Clock.Advance(TimeSpan.FromDays(180) - TimeSpan.FromTicks(1));
        Assert.Equal(0, await sweep.RunAsync(only: null, Cancellation));
        Assert.Single(await archive.OfAsync(NetworkId.Parse("a"), Cancellation).ToListAsync(Cancellation));
        _cluster.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Empty(await archive.OfAsync(NetworkId.Parse("a"), Cancellation).ToListAsync(Cancellation));
        Assert.Single(await KeptAsync());
        Assert.Equal(1, await sweep.RunAsync(only: null, Cancellation));
        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task Erase_OneOfThem_RemovesTheRowAndKeepsItAway()
    {
        await _cluster.AddAsync("a", people: Policy);
        await _cluster.RunAsync("a");

        var report = await _cluster.Service<PersonErasure>().EraseAsync(PersonCutTests.Identifier("MARIE@example.org"), Cancellation);
        await _cluster.RunAsync("a");

        Assert.Equal(1, report.Erased[RowKinds.Person]);
        Assert.Equal(["Marie Dupont"], Assert.Single(await KeptAsync()).Values.Select(value => value.Value));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(730, true)]
    [InlineData(731, false)]
    public void Policy_OfSoManyDays_IsTakenOrRefused(int days, bool expected) => Assert.Equal(expected, !(Policy with { KeepDays = days }).Problems().Any());

    private void Script(string name) => _cluster.Workers.Script("a", ("1", $$"""{"name":"{{name}}","lat":47.3,"lon":5.0}"""), ("2", """{"name":"Le Hangar","lat":47.4,"lon":5.2}"""), ("3", """{"x":1}"""));

    private async Task<List<KeptPerson>> KeptAsync() => await _cluster.Store.ScanAsync(RowKinds.Person, cancellationToken: Cancellation).Select(PersonArchive.Read).ToListAsync(Cancellation);

    private async Task<string> HashAsync() => await DirectoryHash.OfAsync(_cluster.Service<CentreArchive>().AllAsync(Cancellation), new LabelArchive(_cluster.Store), new Federation.Cluster.Matching.MatchingArchive(_cluster.Store).DecisionsAsync(Cancellation), Cancellation);
}
