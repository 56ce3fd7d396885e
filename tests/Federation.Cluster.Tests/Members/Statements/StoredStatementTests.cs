using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Sync;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Federation.Cluster.Tests.Members.Statements;

/// <summary>What is stored of statements today is read for ever, with the hash that it has.</summary>
public sealed class StoredStatementTests
{
    private const string Centre = "0198a000000070008000000000000001";
    private const string Line = $$"""{"centre":"{{Centre}}","host":"hosts","home":"ruche","tier":"nomad","visitorDays":2,"visits":3}""";
    private const string Entry = $$"""{"month":"2026-09","centre":"{{Centre}}","host":"hosts","home":"ruche","tier":"nomad","visitorDays":-1,"visits":-1,"reason":"Erased"}""";
    private const string Statement = $$"""{"month":"2026-10","host":"hosts","home":"ruche","closedAt":"2026-11-11T00:00:00+00:00","lines":[{{Line}}],"corrections":[{{Entry}}],"sha256":"{{Hash}}"}""";

    /// <summary>Reckoned once with sha256sum over the statement with an empty "sha256".</summary>
    private const string Hash = "d10e99f17cadc050842774e8df63bf247ec599274f27a86a86b6277d947fe4f3";

    private const string Tally = $$"""{"centre":"{{Centre}}","month":"2026-10","keeper":"hosts","counted":[{{Line}}],"conceded":[]}""";
    private const string Dispute = $$"""{"month":"2026-10","centre":"{{Centre}}","host":"hosts","home":"ruche","tier":"nomad","reason":"NotMembers","by":"ruche","at":"2026-11-12T00:00:00+00:00","state":"Conceded","answeredAt":"2026-11-13T00:00:00+00:00","visitorDays":-1,"visits":-1,"enteredIn":"2026-11"}""";

    [Fact]
    public void Rows_StoredByThisVersion_AreReadAndWrittenAsTheyWere()
    {
        Assert.Equal(Statement, Again(Statement, ClusterJson.Default.VisitStatement));
        Assert.True(JsonSerializer.Deserialize(Statement, ClusterJson.Default.VisitStatement)!.IsWhole); // it is one
        Assert.Equal(Tally, Again(Tally, ClusterJson.Default.VisitTally));
        Assert.Equal(Dispute, Again(Dispute, ClusterJson.Default.VisitDispute));
        Assert.Equal("""{"next":"2026-10","after":"x","isCounted":false}""", Again("""{"next":"2026-10","after":"x","isCounted":false}""", ClusterJson.Default.ClearingRecord));
        Assert.Equal($"{Centre}/2026-10/hosts/ruche/nomad", JsonSerializer.Deserialize(Dispute, ClusterJson.Default.VisitDispute)!.RowKey.Id); // as above
    }

    [Theory]
    [InlineData("2026-10/hosts/ruche", true)]
    [InlineData("2026-10/hosts", false)]
    [InlineData("2026-13/hosts/ruche", false)]
    [InlineData("2026-10/Côte/ruche", false)]
    [InlineData("2026-10/hosts/ruche/nomad", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void TryParse_OfAnId_IsTold(string? id, bool isOne) => Assert.Equal(isOne, VisitStatement.TryParse(id, out _));

    [Fact]
    public void Commands_SentBetweenSilos_ArriveWhole()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var line = JsonSerializer.Deserialize(Line, ClusterJson.Default.VisitLine)!; // it is one
        var order = new DisputeOrder { Statement = "2026-10/hosts/ruche", Centre = line.Centre, Tier = Tier.Parse("nomad"), Reason = DisputeReason.WrongTier, For = NetworkId.Parse("ruche"), By = "account-1" };
        var reply = new DisputeReply { Statement = "2026-10/hosts/ruche", Centre = line.Centre, Tier = Tier.Parse("nomad"), VisitorDays = 1, Visits = 2, For = NetworkId.Parse("hosts"), By = "account-2" };

        Assert.Equal(order, serializer.Deserialize<DisputeOrder>(serializer.SerializeToArray(order)));
        Assert.Equal(reply, serializer.Deserialize<DisputeReply>(serializer.SerializeToArray(reply)));
    }

    private static string Again<T>(string json, JsonTypeInfo<T> type) => JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type)!, type); // it is one
}
