using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Labels;
using Federation.Cluster.Tests.Storage;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Cluster.Tests.Centres;

/// <summary>Two directories with one hash say the same, whatever ids and times they have.</summary>
public sealed class DirectoryHashTests
{
    private const string WithoutLabels = "907afc6acc118ae1534cdd184fffb528cd735b66254bd5ab46";

    private static readonly LabelLevels Levels = new() { Services = 2, Quality = 1 };

    // As it was before labels were part of it.
    [Fact]
    public async Task Hash_WithoutLabels_StaysWhatItWas() => Assert.Equal(WithoutLabels, await HashAsync(Listings.Noon));

    [Fact]
    public async Task Hash_OfTheSameDecisionsAtOtherTimesByOthers_IsTheSame()
    {
        string here = await HashAsync(Listings.Noon, "Camille", Award(), Suspend("Complaints."));
        string there = await HashAsync(Listings.Noon.AddYears(1), "Dominique", Award(), Suspend("Complaints."));

        Assert.Equal(here, there);
        Assert.NotEqual(WithoutLabels, here);
    }

    // Whether it was put down yet depends on when somebody looked.
    [Fact]
    public async Task Hash_OfALabelWhoseTimeIsOver_IsWhatItWas() =>
        Assert.Equal(await HashAsync(Listings.Noon, "Camille", Award()), await HashAsync(Listings.Noon, "Camille", Award(), new LabelDecision.Expire { MadeOn = 0, Actor = "", At = default, Reason = "Over." }));

    [Fact]
    public async Task Hash_OfOtherDecisions_IsAnother()
    {
        string[] hashes =
        [
            await HashAsync(Listings.Noon, "Camille", Award()),
            await HashAsync(Listings.Noon, "Camille", Award(Levels with { Quality = 2 })),
            await HashAsync(Listings.Noon, "Camille", Award(reason: "Assessed again.")),
            await HashAsync(Listings.Noon, "Camille", Award(), Suspend("Complaints.")),
            await HashAsync(Listings.Noon, "Camille", Award(), new LabelDecision.Revoke { MadeOn = 0, Actor = "", At = default, Reason = "Complaints." }),
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public async Task Hash_OfWhatIsShownAnotherWay_IsAnother()
    {
        var (a, b) = (Listings.Key("a", "1"), Listings.Key("b", "1"));
        CentreCommand[] both = [Listings.Put(a, Listings.Content("A")), Listings.Put(b, Listings.Content("B"))];
        string[] hashes =
        [
            await HashAsync(Listings.Opened(both)),
            await HashAsync(Listings.Opened([.. both, Listings.Stale(a)])),
            await HashAsync(Listings.Opened([.. both, Listings.Stale(b)])),
            await HashAsync(Listings.Opened([.. both, new CentreCommand.RemoveListing { Key = b, At = Listings.Noon, Run = "run", Fence = 1 }])),
            await HashAsync(Listings.Opened([.. both, Pin("name", a)])),
            await HashAsync(Listings.Opened([.. both, Pin("location", a)])),
            await HashAsync(Listings.Opened([.. both, Pin("name", b)])),
            await HashAsync(Listings.Opened(both[0]), Listings.Opened(both[1])),
            await HashAsync(Listings.Opened(both[0])),
            await HashAsync(),
        ];

        Assert.Distinct(hashes);

        static CentreCommand Pin(string field, ListingKey key) => new CentreCommand.PinField { Key = key, At = Listings.Noon, Run = "run", Fence = 1, Field = field, Actor = "somebody", Reason = "So it is." };
    }

    [Fact]
    public async Task Hash_OfTheSameCentresInAnotherOrder_IsTheSame()
    {
        CentreState[] centres = [Listings.Opened(Listings.Put(Listings.Key("a", "1"), Listings.Content("A"))), Listings.Opened(Listings.Put(Listings.Key("b", "1"), Listings.Content("B")))];

        Assert.Equal(await HashAsync(centres), await HashAsync([.. centres.Reverse()]));
    }

    [Fact]
    public async Task Hash_OfWhatWasDecidedOfPairs_IsOfPairAndVerdict_AndNotOfWhoAndWhen()
    {
        var (a, b, c) = (Listings.Key("a", "1"), Listings.Key("b", "1"), Listings.Key("c", "1"));
        string same = await HashOfAsync([], Decided(a, b, PairVerdict.Same));

        Assert.Equal(same, await HashOfAsync([], Decided(a, b, PairVerdict.Same) with { Actor = "another", At = Listings.Noon.AddYears(1) }));
        Assert.Distinct([same, await HashOfAsync([]), await HashOfAsync([], Decided(a, b, PairVerdict.Apart)), await HashOfAsync([], Decided(a, c, PairVerdict.Same)), await HashOfAsync([], Decided(a, b, PairVerdict.Same), Decided(a, c, PairVerdict.Same))]);

        static PairDecision Decided(ListingKey one, ListingKey other, PairVerdict verdict) => new() { Pair = ListingPair.Of(one, other), Verdict = verdict, Actor = "somebody", Reason = "Seen.", At = Listings.Noon };
    }

    private static Task<string> HashAsync(params CentreState[] centres) => HashOfAsync(centres);

    private static async Task<string> HashOfAsync(CentreState[] centres, params PairDecision[] decisions)
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        return await DirectoryHash.OfAsync(centres.ToAsyncEnumerable(), new LabelArchive(store), decisions.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
    }

    private static LabelDecision.Award Award(LabelLevels? levels = null, string reason = "Assessed.") => new() { MadeOn = 0, Actor = "", At = default, Reason = reason, Levels = levels ?? Levels };

    private static LabelDecision.Suspend Suspend(string reason) => new() { MadeOn = 0, Actor = "", At = default, Reason = reason };

    /// <summary>Of two centres with new ids, of which these decisions are about the first; an expiry is two years later. The hash's first digits.</summary>
    private static async Task<string> HashAsync(DateTimeOffset at, string actor = "", params LabelDecision[] decisions)
    {
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        CentreState[] centres =
        [
            Listings.Opened(Listings.Put(Listings.Key("a", "1"), Listings.Content())),
            Listings.Opened(Listings.Put(Listings.Key("b", "2"), Listings.Content("La Fabrique", 48, 2))),
        ];
        var history = new LabelHistory { Centre = centres[0].Id };
        foreach (var decision in decisions)
        {
            at = decision is LabelDecision.Expire ? at.AddYears(2) : at.AddHours(1);
            var outcome = history.Label.Decide(decision with { MadeOn = history.Label.Version, Actor = actor, At = at }, CriteriaSet.First);
            history = history.With(outcome.Event ?? throw new ArgumentException(outcome.Refusal?.Message, nameof(decisions)));
        }

        if (decisions.Length > 0) await store.PutAsync(RowKinds.Label, history.Centre.Value, JsonSerializer.Serialize(history, ClusterJson.Default.LabelHistory));
        string hash = await DirectoryHash.OfAsync(centres.ToAsyncEnumerable(), new LabelArchive(store), new MatchingArchive(store).DecisionsAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Equal(64, hash.Length);
        return hash[..WithoutLabels.Length];
    }
}
