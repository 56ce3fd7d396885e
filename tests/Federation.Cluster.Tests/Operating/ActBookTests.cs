using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Federating;
using Federation.Cluster.Json;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Operating.Acts;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.Labels;
using Federation.Cluster.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Operating;

/// <summary>What staff decided, read from where it is kept: all of it in one order, and nobody's name.</summary>
public sealed class ActBookTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly string Account = Guid.Parse("0d1f8f52-7c3e-4d5e-9a43-2f6f3a1b9c10").ToString();

    private readonly SqlitePlace _place = new();
    private readonly FakeTimeProvider _clock = new(Moment.AddDays(1));
    private IDirectoryStore? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IDirectoryStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    public async ValueTask InitializeAsync() => _store = await _place.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Acts_OfSeveralTrails_AreOneListTheNewestFirst()
    {
        Assert.True(CentreId.TryParse(StoredRows.Centre, out var centre) & Pseudonym.TryParse(new string('A', 43), out var visitor));
        await Store.PutAsync(RowKinds.Label, StoredRows.Centre, StoredRows.Label); // at the moment, by "operator"
        await PutPairAsync(Moment.AddHours(2), Account, isTakenBack: false);
        await PutAsync(new StateKey(RowKinds.Erasure, "a hash"), JsonSerializer.SerializeToUtf8Bytes(new AppliedErasure(IdentifierKind.Mail, Moment.AddHours(1), Moment.AddHours(1)), ClusterJson.Default.AppliedErasure));
        await PutAsync(DeniedEntity.KeyOf("https://bad.example"), JsonSerializer.SerializeToUtf8Bytes(new DeniedEntity { Entity = "https://bad.example", Since = Moment.AddHours(3), By = "Jeanne Dupont" }, ClusterJson.Default.DeniedEntity));
        await Store.PutAsync(RowKinds.Network, "a", $$"""{"definition":{"id":"a","name":"A","adapter":"x","config":"{}"},"addedAt":"{{Moment.AddHours(5):O}}","addedBy":"{{Account}}"}""");
        await PutAsync(BlockedVisitor.KeyOf(centre, visitor), JsonSerializer.SerializeToUtf8Bytes(new BlockedVisitor { Visitor = visitor, Since = Moment.AddHours(4) }, ClusterJson.Default.BlockedVisitor));

        var acts = await ReadAsync();

        Assert.Equal(
            [
                (StaffActKind.NetworkAdded, "a", Account),
                (StaffActKind.VisitorBlocked, StoredRows.Centre, null),
                (StaffActKind.EntityDenied, "https://bad.example", null),
                (StaffActKind.ListingsJoined, "a/1 and b/2", Account),
                (StaffActKind.PersonErased, null, null),
                (StaffActKind.LabelAwarded, StoredRows.Centre, null),
            ],
            acts.Select(act => (act.Kind, act.Subject, act.Actor)));
        string all = string.Join('\n', acts);
        Assert.DoesNotContain("Jeanne", all, StringComparison.Ordinal);
        Assert.DoesNotContain(visitor.ToString(), all, StringComparison.Ordinal);
        Assert.DoesNotContain("a hash", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acts_BesideDamagedRows_AreToldAllTheSame()
    {
        await Store.PutAsync(RowKinds.Label, Listings.NewId().Value, "{");
        await Store.PutAsync(RowKinds.Assessment, Listings.NewId().Value, "[]");
        await Store.PutAsync(RowKinds.PairDecision, "x", "null");
        await Store.PutAsync(RowKinds.Criteria, "000001", "{}");
        await Store.PutAsync(RowKinds.Network, "a", """{"definition":{"id":"a","name":"A","adapter":"x","config":"{}"}}""");
        await Store.PutAsync(RowKinds.Run, "a/0198a000000070008000000000000001", "[]");
        await Store.PutAsync(RowKinds.BlockedVisitor, "x/y", "{}");
        await PutPairAsync(Moment, Account, isTakenBack: true);

        Assert.Equal([StaffActKind.ListingsDecisionWithdrawn], (await ReadAsync()).Select(act => act.Kind));
    }

    [Fact]
    public async Task Acts_AskedAgainSoon_AreReadOnceAMinute()
    {
        using var book = new ActBook(Trails(), _clock);
        var first = await book.ReadAsync(Token);
        await PutPairAsync(Moment, Account, isTakenBack: false);

        _clock.Advance(ActBook.Lasts - TimeSpan.FromTicks(1));
        Assert.Same(first, await book.ReadAsync(Token));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Single((await book.ReadAsync(Token)).Acts);
    }

    [Fact]
    public async Task Acts_MoreThanAreTold_AreTheNewest()
    {
        var acts = Enumerable.Range(0, ActBook.Most + 50).Select(number => new StaffAct { Id = $"{number}", At = Moment.AddSeconds(number), Kind = StaffActKind.KeyIntroduced }).ToList();
        using var book = new ActBook([new Told([.. acts.Where((_, number) => number % 2 == 0)]), new Told([.. acts.Where((_, number) => number % 2 == 1)])], _clock);

        var read = (await book.ReadAsync(Token)).Acts;

        Assert.Equal(acts.AsEnumerable().Reverse().Take(ActBook.Most).Select(act => act.Id), read.Select(act => act.Id));
    }

    [Theory]
    [InlineData("0d1f8f52-7c3e-4d5e-9a43-2f6f3a1b9c10", true)]
    [InlineData("client:door-7", true)]
    [InlineData("bootstrap", true)]
    [InlineData("operator", false)]
    [InlineData("Jeanne Dupont", false)]
    [InlineData("jeanne@example.org", false)]
    [InlineData(null, false)]
    public void Actor_ThatIsNoId_IsNotTold(string? written, bool isTold) => Assert.Equal(isTold ? written : null, OpaqueActor.Of(written));

    private async Task<IReadOnlyList<StaffAct>> ReadAsync()
    {
        using var book = new ActBook(Trails(), _clock);
        return (await book.ReadAsync(Token)).Acts;
    }

    private IActTrail[] Trails() =>
    [
        new LabelActs(Store), new AssessmentActs(Store), new CriteriaActs(Store), new PairActs(Store), new RegroupingActs(Store), new RunActs(new SyncArchive(Store)),
        new NetworkActs(Store), new EntityActs(Store), new DenialActs(Store), new ErasureActs(Store), new BlockActs(Store), new KeyActs(Store),
    ];

    private Task PutPairAsync(DateTimeOffset at, string actor, bool isTakenBack)
    {
        var pair = ListingPair.Of(Listings.Key("a", "1"), Listings.Key("b", "2"));
        var decision = new PairDecision { Pair = pair, Verdict = PairVerdict.Same, Actor = actor, Reason = "They are.", At = at, IsTakenBack = isTakenBack };
        return PutAsync(new StateKey(RowKinds.PairDecision, pair.RowId), JsonSerializer.SerializeToUtf8Bytes(decision, ClusterJson.Default.PairDecision));
    }

    private Task PutAsync(StateKey key, byte[] body) => Store.PutAsync(key.Kind, key.Id, Encoding.UTF8.GetString(body));

    private sealed class Told(IReadOnlyList<StaffAct> acts) : IActTrail
    {
        public IAsyncEnumerable<StaffAct> ReadAsync(CancellationToken cancellationToken) => acts.ToAsyncEnumerable();
    }
}
