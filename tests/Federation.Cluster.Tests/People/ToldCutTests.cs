using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Scoring;
using Federation.Cluster.People.Told;
using Federation.Cluster.Storage;
using Federation.Cluster.Suggestions;
using Federation.Cluster.Sync;
using Federation.Contracts;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.People;

/// <summary>What an erasure elsewhere takes out of each kind of row: all that was said of its listing's fields, and nothing of another listing.</summary>
public sealed class ToldCutTests
{
    private const string Who = "Marie";

    private static readonly ListingKey Erased = Key("peer", "1"), Other = Key("peer", "2");

    private static readonly ToldCut Cut = new([new ToldErasure(Erased, ["description", "name"], "now")]);

    public static TheoryData<string> Kinds => [.. ToldCut.Kinds.Select(kind => kind.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_ARowOfTheListing_LeavesNothingOfWhatItSaid(string kind)
    {
        var row = Row(kind, Erased);
        Assert.Contains(Who, Text(row.Body), StringComparison.Ordinal);

        var left = Cut.Of(row);

        Assert.DoesNotContain(Who, left is { } body ? Text(body) : "", StringComparison.Ordinal);
        if (left is { } once) Assert.Equal(once, Cut.Of(row with { Body = once })!.Value); // what has nothing left stays
        Assert.Equal(kind is RowKinds.Quarantine or RowKinds.Suggestion, left is null);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_ARowOfAnotherListing_IsTheVeryRow(string kind)
    {
        var row = Row(kind, Other);

        Assert.Equal(row.Body, Cut.Of(row)!.Value);
    }

    [Fact]
    public void Of_TheRecordThatToldOfIt_IsTheVeryRow()
    {
        var row = Row(RowKinds.Quarantine, Erased, rawHash: "now");

        Assert.Equal(row.Body, Cut.Of(row)!.Value);
    }

    [Fact]
    public void Of_ASuggestionForAnotherField_IsTheVeryRow()
    {
        var row = Row(RowKinds.Suggestion, Erased, field: "website");

        Assert.Equal(row.Body, Cut.Of(row)!.Value);
    }

    [Fact]
    public void Of_ARunThatIsUnderWay_IsTheVeryRow()
    {
        var row = Row(RowKinds.Run, Erased, status: RunStatus.Running);

        Assert.Equal(row.Body, Cut.Of(row)!.Value);
    }

    private static StateRow Row(string kind, ListingKey listing, string rawHash = "before", string field = "name", RunStatus status = RunStatus.Completed) => new(new StateKey(kind, "id"), 1, kind switch
    {
        RowKinds.CentrePast => Past(listing),
        RowKinds.Regrouping => JsonSerializer.SerializeToUtf8Bytes(Regrouped(listing), ClusterJson.Default.Regrouping),
        RowKinds.Quarantine => JsonSerializer.SerializeToUtf8Bytes(Quarantined(listing, rawHash), ClusterJson.Default.QuarantinedRecord),
        RowKinds.Suggestion => JsonSerializer.SerializeToUtf8Bytes(new Suggestion { Id = "s", Centre = NewId(), Listing = listing, Field = field, Before = $"chez {Who}", Value = Who, By = "account", At = Noon }, ClusterJson.Default.Suggestion),
        RowKinds.Run => JsonSerializer.SerializeToUtf8Bytes(Run(listing, status), ClusterJson.Default.RunRecord),
        _ => throw new ArgumentException($"There is no row of kind {kind}.", nameof(kind)),
    });

    private static byte[] Past(ListingKey listing)
    {
        var state = Opened(Put(listing, Content($"chez {Who}") with { Description = Who }));
        var change = Centre.Apply(state.Id, state, Put(listing, Content($"bureau {Who}"))).Change;
        return JsonSerializer.SerializeToUtf8Bytes(CentrePast.Of(state, change)!, ClusterJson.Default.CentrePast); // it changes
    }

    private static Regrouping Regrouped(ListingKey listing)
    {
        var pair = ListingPair.Of(listing, Key("a", "7"));
        var reason = pair.One == listing ? new MatchReason("name", "same", 1, $"chez {Who}", "La Ruche") : new MatchReason("name", "same", 1, "La Ruche", $"chez {Who}");
        return new Regrouping { Id = "r", At = Noon, Cause = RegroupingCause.MatchedAgain, Reason = "", Transfers = [], Evidence = [new JudgedPair(pair, 3, MatchVerdict.Sure, [reason])] };
    }

    private static QuarantinedRecord Quarantined(ListingKey listing, string rawHash) => new()
    {
        Network = listing.Network,
        SourceId = listing.SourceId,
        Locator = "row 2",
        RawHash = rawHash,
        Raw = Encoding.UTF8.GetBytes(Who),
        Issues = [Issue.Error("name.missing", $"\"{Who}\"")],
        Run = "run",
        Since = Noon,
    };

    private static RunRecord Run(ListingKey listing, RunStatus status) => new()
    {
        Id = "run",
        Network = listing.Network,
        Trigger = RunTrigger.Person,
        Status = status,
        StartedAt = Noon,
        Problems = [new RunProblem("hours.not-understood", IssueSeverity.Warning, "row 1", listing.SourceId, null, $"\"{Who}\" was kept as text."), new RunProblem("source.slow", IssueSeverity.Warning, null, null, null, "Slow.")],
    };

    private static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);
}
