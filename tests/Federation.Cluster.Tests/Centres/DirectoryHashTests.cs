using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Matching;
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
