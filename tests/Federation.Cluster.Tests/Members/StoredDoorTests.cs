using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Federation.Cluster.Tests.Members;

/// <summary>What doors store today is read for ever, and arrives whole between silos.</summary>
public sealed class StoredDoorTests
{
    private const string CentreText = "0198a000000070008000000000000001";
    private const string Visitor = "U78yfjHcRqJeZQBkrn7SV-gTrEY9CROWE2Fbu1798Q0";
    private const string Nonce = "AAECAwQFBgcICQoLDA0ODw";

    private const string StoredDoor = """{"version":2,"rules":{"admits":[{"network":"ruche","tier":"nomad","daysPerMonth":5},{"network":"ruche","tier":"resident"}],"hours":"Mo-Fr 09:00-18:00"}}""";
    private const string StoredUsed = """{"version":0,"countedOn":"2026-11-28"}""";
    private const string StoredDay = $$"""{"centre":"{{CentreText}}","day":"2026-11-28","answers":[{"code":"admission.allowed","count":3},{"code":"admission.label-level","count":2}],"levelLost":1}""";
    private const string DayId = $"{CentreText}/2026-11-28";
    private const string StoredKept = """{"version":0,"keeper":"cote-dor"}""";
    private const string StoredMoved = """{"version":1,"keeper":"cote-dor","former":[{"until":"2026-11-27T12:00:00+00:00"},{"keeper":"ruche","until":"2026-11-28T12:00:00+00:00"}]}""";
    private const string StoredEvent = """{"kind":"KeeperSet","at":"2026-11-28T12:00:00+00:00","by":"account-1","keeper":"cote-dor"}""";
    private const string StoredVisited = """{"kind":"Visited","at":"2026-11-28T12:00:00+00:00"}""";
    private const string StoredBlocked = $$"""{"visitor":"{{Visitor}}","since":"2026-11-28T12:00:00+00:00"}""";
    private const string StoredVisit = $$"""{"centre":"{{CentreText}}","nonce":"{{Nonce}}","at":"2026-11-30T23:30:00+00:00","day":"2026-12-01","visitor":"{{Visitor}}","homeNetwork":"ruche","tier":"nomad"}""";
    private const string StoredOffline = $$"""{"centre":"{{CentreText}}","nonce":"{{Nonce}}","at":"2026-11-30T23:30:00+00:00","day":"2026-12-01","visitor":"{{Visitor}}","homeNetwork":"ruche","tier":"nomad","isOffline":true,"doubt":"admission.blocked"}""";
    private const string StoredHosted = $$"""{"centre":"{{CentreText}}","nonce":"{{Nonce}}","at":"2026-11-30T23:30:00+00:00","day":"2026-12-01","visitor":"{{Visitor}}","homeNetwork":"ruche","tier":"nomad","host":"cote-dor"}""";
    private const string VisitId = $"{CentreText}/2026-12/{Nonce}";

    [Fact]
    public void Rows_StoredByThisVersion_AreReadAndWrittenAsTheyWere()
    {
        Assert.Equal(StoredDoor, Again(StoredDoor, ClusterJson.Default.DoorRecord));
        Assert.Equal(StoredKept, Again(StoredKept, ClusterJson.Default.DoorRecord));
        Assert.Equal(StoredMoved, Again(StoredMoved, ClusterJson.Default.DoorRecord));
        Assert.Equal(StoredUsed, Again(StoredUsed, ClusterJson.Default.DoorRecord));
        Assert.Equal(StoredDay, Again(StoredDay, ClusterJson.Default.DoorDay));
        Assert.Equal(StoredEvent, Again(StoredEvent, ClusterJson.Default.DoorEvent));
        Assert.Equal(StoredVisited, Again(StoredVisited, ClusterJson.Default.DoorEvent));
        Assert.Equal(StoredBlocked, Again(StoredBlocked, ClusterJson.Default.BlockedVisitor));
        Assert.Equal(StoredVisit, Again(StoredVisit, ClusterJson.Default.Visit));
        Assert.Equal(StoredOffline, Again(StoredOffline, ClusterJson.Default.Visit));
        Assert.Equal(StoredHosted, Again(StoredHosted, ClusterJson.Default.Visit));
        Assert.Equal(VisitId, Read(StoredVisit, ClusterJson.Default.Visit).Key.Id);
    }

    // A name or a mailbox has no member to stand in, and no value of these is free text but the hours, which are understood or refused.
    [Fact]
    public void Rows_OfVisitorsAndVisits_HoldTheseMembersAlone()
    {
        Assert.Equal(["since", "visitor"], Members(ClusterJson.Default.BlockedVisitor));
        Assert.Equal(["at", "centre", "day", "doubt", "homeNetwork", "host", "isOffline", "nonce", "tier", "visitor"], Members(ClusterJson.Default.Visit));
        Assert.Equal(["answers", "centre", "day", "levelLost"], Members(ClusterJson.Default.DoorDay));
        Assert.Equal(["at", "centre", "chain", "code", "network", "number", "pass", "previous", "previousAt", "verdict", "writtenAt"], Members(ClusterJson.Default.DoorEntry));
        Assert.Equal(["at", "by", "keeper", "kind"], Members(ClusterJson.Default.DoorEvent));
        Assert.Equal(["countedOn", "former", "keeper", "rules", "trail", "version"], Members(ClusterJson.Default.DoorRecord));
    }

    [Fact]
    public void DoorTypes_SentBetweenSilos_ArriveWhole()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var visit = Read(StoredVisit, ClusterJson.Default.Visit);
        var door = Read(StoredDoor, ClusterJson.Default.DoorRecord);
        var view = new DoorView { Centre = visit.Centre, Version = 2, Rules = door.Rules, Blocked = [Read(StoredBlocked, ClusterJson.Default.BlockedVisitor)], Keeper = NetworkId.Parse("cote-dor") };
        var answer = AdmissionAnswer.Of(visit) with { DaysLeft = 3 };

        Assert.Equal(visit, Sent(visit));
        var hosted = Read(StoredHosted, ClusterJson.Default.Visit);
        Assert.Equal(hosted, Sent(hosted));
        Assert.Equal(answer, Sent(answer));
        Assert.Equal(visit.Nonce, Sent(visit.Nonce));
        Assert.Equal(visit.Visitor, Sent(visit.Visitor));
        Assert.Equal(new NonceAnswer { Nonce = visit.Nonce, Until = visit.At }, Sent(new NonceAnswer { Nonce = visit.Nonce, Until = visit.At }));
        var order = Sent(new RulesOrder { MadeOn = 1, Rules = door.Rules!, For = view.Keeper, By = "account-1" }); // it has some
        Assert.Equal((1, door.Rules!.Hours, view.Keeper, "account-1"), (order.MadeOn, order.Rules.Hours, order.For, order.By));
        var visitor = new VisitorOrder { Visitor = visit.Visitor, By = "account-1" };
        Assert.Equal(visitor, Sent(visitor));
        var keeper = new KeeperOrder { Keeper = NetworkId.Parse("cote-dor"), By = "account-1" };
        Assert.Equal(keeper, Sent(keeper));
        Assert.Equal(door.Rules.Admits.AsEnumerable(), order.Rules.Admits.AsEnumerable());
        var arrived = Sent(new DoorAnswer { Door = view, Code = "admission.changed", Message = "Changed." });
        Assert.Equal((view.Centre, 2, "admission.changed", "Changed."), (arrived.Door.Centre, arrived.Door.Version, arrived.Code, arrived.Message));
        Assert.Equal(view.Keeper, arrived.Door.Keeper);
        Assert.Equal(view.Blocked.AsEnumerable(), arrived.Door.Blocked.AsEnumerable());

        T Sent<T>(T value) => serializer.Deserialize<T>(serializer.SerializeToArray(value))!; // it was sent
    }

    [Theory]
    [InlineData(RowKinds.Door, CentreText, StoredDoor, null)]
    [InlineData(RowKinds.Door, CentreText, StoredKept, null)]
    [InlineData(RowKinds.Door, CentreText, StoredUsed, null)]
    [InlineData(RowKinds.DoorDay, DayId, StoredDay, null)]
    [InlineData(RowKinds.DoorDay, $"{CentreText}/2026-11-29", StoredDay, "is not what a door counted")]
    [InlineData(RowKinds.DoorDay, DayId, $$"""{"centre":"{{CentreText}}","day":"2026-11-28","answers":[]}""", "is not what a door counted")]
    [InlineData(RowKinds.DoorDay, DayId, $$"""{"centre":"{{CentreText}}","day":"2026-11-28","answers":[{"code":"admission.allowed","count":-1}]}""", "is not what a door counted")]
    [InlineData(RowKinds.DoorDay, DayId, $$"""{"centre":"{{CentreText}}","day":"2026-11-28","answers":[{"code":"admission.allowed","count":1},{"code":"admission.allowed","count":1}]}""", "is not what a door counted")]
    [InlineData(RowKinds.DoorDay, DayId, $$"""{"centre":"{{CentreText}}","day":"2026-11-28","answers":[{"code":"admission.label-level","count":1}],"levelLost":2}""", "is not what a door counted")]
    [InlineData(RowKinds.Door, CentreText, """{"version":0,"keeper":"Côte-d'Or"}""", "is not a door")]
    [InlineData(RowKinds.Door, "elsewhere", StoredDoor, "is not a door")]
    [InlineData(RowKinds.Door, CentreText, "rubbish", "is not a door")]
    [InlineData(RowKinds.Door, CentreText, """{"version":1}""", "is not a door")]
    [InlineData(RowKinds.Door, CentreText, """{"version":1,"rules":{"admits":[],"hours":"sometimes"}}""", "is not a door")]
    [InlineData(RowKinds.BlockedVisitor, $"{CentreText}/{Visitor}", StoredBlocked, null)]
    [InlineData(RowKinds.BlockedVisitor, $"{CentreText}/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", StoredBlocked, "is not a blocked visitor")]
    [InlineData(RowKinds.BlockedVisitor, CentreText, """{"visitor":"marie@example.org","since":"2026-11-28T12:00:00+00:00"}""", "is not a blocked visitor")]
    [InlineData(RowKinds.Visit, VisitId, StoredVisit, null)]
    [InlineData(RowKinds.Visit, $"{CentreText}/2026-11/{Nonce}", StoredVisit, "is not a visit")]
    [InlineData(RowKinds.Visit, VisitId, "{}", "is not a visit")]
    public async Task Check_OfWhatADoorStores_FindsWhatIsNone(string kind, string id, string body, string? problem)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var place = new SqlitePlace();
        await using var store = await place.OpenAsync();
        var key = new StateKey(kind, id);
        await store.CommitAsync(new StoreBatch { PartitionKey = CentreText, Writes = [new StateWrite(key, 0, Encoding.UTF8.GetBytes(body))] }, cancellation);

        var problems = await DirectoryCheck.RunAsync(store, cancellation);

        if (problem is null) Assert.Empty(problems);
        else Assert.Contains(problem, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11", true)]
    [InlineData("2026-13", false)]
    [InlineData("2026-1", false)]
    [InlineData("2026-11-01", false)]
    [InlineData("2026-11/", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void VisitMonth_AText_IsOneOrNone(string? text, bool isOne)
    {
        Assert.Equal(isOne, VisitMonth.TryParse(text, out var month));
        if (isOne) Assert.Equal(text, month.ToString());
    }

    private static string Again<T>(string stored, JsonTypeInfo<T> contract) => JsonSerializer.Serialize(Read(stored, contract), contract);

    private static T Read<T>(string stored, JsonTypeInfo<T> contract) => JsonSerializer.Deserialize(stored, contract) ?? throw new InvalidOperationException("It is no null.");

    private static IEnumerable<string> Members<T>(JsonTypeInfo<T> contract) => contract.Properties.Select(member => member.Name).Order(StringComparer.Ordinal);
}
