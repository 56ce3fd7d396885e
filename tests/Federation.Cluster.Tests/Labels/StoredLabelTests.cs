using System.Text;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Storage;
using Federation.Registry.Labels;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Federation.Cluster.Tests.Labels;

/// <summary>What is stored of a label today is read for ever, and arrives whole between silos.</summary>
public sealed class StoredLabelTests
{
    private const string Stored =
        """{"centre":"0198a000000070008000000000000001","events":[{"version":1,"kind":"Awarded","number":1,"at":"2026-11-28T12:00:00+00:00","actor":"operator","reason":"Assessed.","award":{"number":1,"levels":{"technicalPerformance":2,"services":1},"criteriaVersion":"1.0","awardedAt":"2026-11-28T12:00:00+00:00","validUntil":"2028-11-28T12:00:00+00:00"}},{"version":2,"kind":"Suspended","number":1,"at":"2026-11-29T12:00:00+00:00","actor":"operator","reason":"Complaints."}]}""";

    [Fact]
    public void History_StoredByThisVersion_IsReadAndWrittenAsItWas()
    {
        var history = Read();

        Assert.Equal((LabelState.Suspended, 2, 1), (history.Label.State, history.Label.Version, history.Label.Award?.Levels.Overall));
        Assert.Equal(Stored, JsonSerializer.Serialize(history, ClusterJson.Default.LabelHistory));
    }

    [Fact]
    public void LabelTypes_SentBetweenSilos_ArriveWhole()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var answer = new LabelAnswer { History = Read(), Code = "label.changed", Message = "Changed." };
        var order = new LabelOrder { Kind = LabelEventKind.Awarded, MadeOn = 7, Actor = "operator", Reason = "Assessed.", Levels = new LabelLevels { Quality = 3 } };

        var arrived = serializer.Deserialize<LabelAnswer>(serializer.SerializeToArray(answer))!; // it was sent

        Assert.Equal(answer.History.Events.AsEnumerable(), arrived.History.Events.AsEnumerable());
        Assert.Equal((answer.History.Centre, answer.Code, answer.Message), (arrived.History.Centre, arrived.Code, arrived.Message));
        Assert.Equal(order, serializer.Deserialize<LabelOrder>(serializer.SerializeToArray(order)));
    }

    [Theory]
    [InlineData(Stored, null)]
    [InlineData("rubbish", "is not the history of a label")]
    [InlineData("""{"centre":"0198a000000070008000000000000001","events":[]}""", "is not the history of a label")]
    [InlineData("""{"centre":"0198a000000070008000000000000002","events":[]}""", "is not the history of a label")]
    [InlineData("""{"centre":"0198a000000070008000000000000001","events":[{"version":1,"kind":"Suspended","number":1,"at":"2026-11-29T12:00:00+00:00","actor":"operator","reason":"Complaints."}]}""", "is not the history of a label")]
    public async Task Check_OfAStoredLabel_FindsWhatIsNoHistory(string body, string? problem)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        var key = new StateKey(RowKinds.Label, "0198a000000070008000000000000001");
        await store.CommitAsync(new StoreBatch { PartitionKey = key.Id, Writes = [new StateWrite(key, 0, Encoding.UTF8.GetBytes(body))] }, cancellation);

        var problems = await DirectoryCheck.RunAsync(store, cancellation);

        if (problem is null) Assert.Empty(problems);
        else Assert.Contains(problem, Assert.Single(problems), StringComparison.Ordinal);
    }

    private static LabelHistory Read() => JsonSerializer.Deserialize(Stored, ClusterJson.Default.LabelHistory) ?? throw new InvalidOperationException("It is a history.");
}
