using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Traces;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Storage;
using Federation.Cluster.Suggestions;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.Storage;

namespace Federation.Cluster.Tests.Labels;

/// <summary>What was seen of a centre, out of a real store.</summary>
public sealed class TraceReaderTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = Listings.Noon.AddDays(60);
    private static readonly ListingKey Key = Listings.Key("north", "1");

    private static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);

    private readonly SqlitePlace _place = new();
    private IDirectoryStore _store = null!; // opened before the first test

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await _place.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Read_ACentre_FindsWhatIsOfItAndOfTheseDays()
    {
        var before = Listings.Opened(Listings.Put(Key, Listings.Content()));
        var changed = Centre.Apply(before.Id, before, Listings.Put(Key, Listings.Content("La Ruche 2"), Now.AddDays(-20)));
        await PutAsync(CentrePast.Of(before, changed.Change)!.Write()); // it changed
        await PutAsync(RowKinds.Quarantine, Key.Value, JsonSerializer.SerializeToUtf8Bytes(Refused(Key, Now.AddDays(-3)), ClusterJson.Default.QuarantinedRecord));
        await PutAsync(Suggested(Key).Write(0));
        await PutAsync(Suggested(Listings.Key("north", "2")).Write(0));
        await PutAsync(RowKinds.Door, before.Id.Value, JsonSerializer.SerializeToUtf8Bytes(new DoorRecord { Version = 1, Rules = new AdmissionRules(), CountedOn = Today }, ClusterJson.Default.DoorRecord));
        foreach (int daysAgo in (int[])[0, 89, 90]) await PutAsync(new DoorDay { Centre = before.Id, Day = Today.AddDays(-daysAgo), Answers = [new CountedAnswer(AdmissionCodes.Allowed, 1)] }.Write(0));
        await VisitAsync(before.Id, Now.AddDays(-1), "south");
        await VisitAsync(before.Id, Now.AddDays(-89), "south");
        await VisitAsync(before.Id, Now.AddDays(-91), "south");
        await VisitAsync(before.Id, Now.AddDays(-2), "north"); // its own network
        await VisitAsync(Listings.NewId(), Now.AddDays(-1), "south");

        var reader = await TraceReader.OpenAsync(_store, Now, Token);
        var (seen, none) = (await reader.ReadAsync([changed.State, null], Token)) is [var one, var other] ? (one, other) : default;

        Assert.Equal("La Ruche", Assert.Single(seen.Pasts).Before?.Content.Name);
        Assert.False(seen.IsCutOff);
        Assert.Equal(Now.AddDays(-3), Assert.Single(seen.Refused).Value);
        Assert.Equal(Key, Assert.Single(seen.Suggestions).Listing);
        Assert.Equal(2, seen.Visits);
        Assert.Equal([Today.AddDays(-89), Today], seen.Passes.Select(day => day.Day));
        Assert.Equal((0, 0, 0, (int?)null), (none.Pasts.Count, none.Refused.Count, none.Suggestions.Count, none.Visits));
    }

    [Fact]
    public async Task Read_ACentreThatChangedVeryOften_SaysThatItDoesNotKnowAll()
    {
        var state = Listings.Opened(Listings.Put(Key, Listings.Content()));
        for (int change = 1; change <= 70; change++)
        {
            var next = Centre.Apply(state.Id, state, Listings.Put(Key, Listings.Content($"La Ruche {change}"), Now.AddDays(-20).AddMinutes(change)));
            await PutAsync(CentrePast.Of(state, next.Change)!.Write()); // it changed
            state = next.State!; // it is open
        }

        var seen = (await (await TraceReader.OpenAsync(_store, Now, Token)).ReadAsync([state], Token))[0];

        Assert.Equal((64, true), (seen.Pasts.Count, seen.IsCutOff));
    }

    private async Task VisitAsync(CentreId centre, DateTimeOffset at, string home)
    {
        var nonce = DoorNonce.New();
        var visit = new Visit { Centre = centre, Nonce = nonce, At = at, Day = DateOnly.FromDateTime(at.UtcDateTime), Visitor = Pseudonym.Of(new byte[32], "account", centre), HomeNetwork = NetworkId.Parse(home), Tier = Tier.Parse("nomad") };
        await PutAsync(new StateWrite(visit.Key, 0, JsonSerializer.SerializeToUtf8Bytes(visit, ClusterJson.Default.Visit)));
    }

    private static QuarantinedRecord Refused(ListingKey key, DateTimeOffset since) => new() { Network = key.Network, SourceId = "1", Locator = null, RawHash = "x", Raw = [], Issues = [], Run = "run", Since = since };

    private static Suggestion Suggested(ListingKey key) => new() { Id = $"a{key.Value.Length}{key.Value[^1]}", Centre = Listings.NewId(), Listing = key, Field = "name", Value = "x", By = "somebody", At = Now.AddDays(-5) };

    private Task PutAsync(string kind, string id, byte[] body) => PutAsync(new StateWrite(new StateKey(kind, id), 0, body));

    private async Task PutAsync(StateWrite write) => await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [write] }, Token);
}
