using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Centres;

/// <summary>What a commit of a centre holds beside its state.</summary>
public sealed class CentreRecordTests
{
    private static readonly ListingKey Census = Key("census", "1");

    private readonly CentreRecord _record = new();

    private ICommitsWithState Commit => _record;

    [Fact]
    public void Take_OfAnOpening_TellsItAndHasNoPast()
    {
        Take(Put(Census, Content()));

        Assert.Equal(CentreChangeKind.Opened, Told().Kind);
        Assert.Empty(Commit.PendingWrites);
        Assert.Null(Commit.IdempotencyKey);
    }

    [Fact]
    public void Take_OfAChange_TellsTheFieldsAndKeepsWhatWasSaidApart()
    {
        Take(Put(Census, Content("Before")));
        Committed();

        Take(Put(Census, Content("After")));

        Assert.Equal([new FieldChange("name", null, null)], Told().Fields);
        var write = Assert.Single(Commit.PendingWrites);
        Assert.Equal((CentrePast.KeyOf(_record.Centre!.Id, 1), 0), (write.Key, write.ExpectedVersion)); // it has one
        string past = Encoding.UTF8.GetString(write.Body!.Value.Span); // a past has a body
        Assert.Contains("Before", past, StringComparison.Ordinal);
        Assert.Contains("After", past, StringComparison.Ordinal);
    }

    [Fact]
    public void Committed_LeavesNothingToBeToldAgain()
    {
        Take(Put(Census, Content("Before")));
        Committed();
        Take(Put(Census, Content("After")));

        Committed();

        Assert.Empty(Commit.PendingEvents);
        Assert.Empty(Commit.PendingWrites);
    }

    // A later run that found all as it was is written down, and nobody is told.
    [Fact]
    public void Take_OfWhatIsNoChange_TellsNothing()
    {
        Take(Put(Census, Content()));

        _record.Take(_record.Centre!, change: null); // it was opened

        Assert.Empty(Commit.PendingEvents);
        Assert.Empty(Commit.PendingWrites);
    }

    [Fact]
    public void Json_IsTheBareState()
    {
        Take(Put(Census, Content()));

        string json = JsonSerializer.Serialize(_record, ClusterJson.Default.CentreRecord);

        Assert.Equal(JsonSerializer.Serialize(_record.Centre!, ClusterJson.Default.CentreState), json); // it was opened
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, ClusterJson.Default.CentreRecord)!.Centre!, ClusterJson.Default.CentreState)); // it was just written
    }

    private void Take(CentreCommand command)
    {
        var (state, change) = Centre.Apply(_record.Centre?.Id ?? NewId(), _record.Centre, command);
        _record.Take(state!, change); // every command here is about a centre
    }

    private CentreChange Told()
    {
        var told = Assert.Single(Commit.PendingEvents);
        Assert.Equal(new StateKey(RowKinds.Centre, _record.Centre!.Id.Value), told.Subject); // something was taken
        return JsonSerializer.Deserialize(told.Body.Span, ClusterJson.Default.CentreChange)!; // an event has a body
    }

    private void Committed() => Commit.Committed(new CommitReceipt(FeedCursor.Start, Repeated: false));
}
