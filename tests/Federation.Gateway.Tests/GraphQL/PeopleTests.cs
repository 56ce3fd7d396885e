using System.Text.Json;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.People.Exporting;
using Federation.Cluster.People.Kept;
using Federation.Cluster.Storage;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>What operators and managers are told and can do about persons.</summary>
public sealed class PeopleTests
{
    private const string Sentinel = "zq.sentinelle@example.org";
    private const string Erase = "mutation($who: String!) { erasePerson(identifier: $who) { __typename ... on PersonErased { erased { kind count } kept { kind count } } ... on Refusal { code } } }";
    private const string Export = "mutation($who: String!) { exportPerson(identifier: $who) { ... on PersonExported { places { kind id pointer text source purpose since until } hasMore } ... on Refusal { code } } }";
    private const string People = """{ people(network: "spaces") { key values { pointer value } purpose source since expiresAt } }""";

    [Fact]
    public async Task ErasePerson_AnswersInCountsAndLogsNobody()
    {
        await using var host = await GatewayHost.StartAsync();
        var people = host.Services.GetRequiredService<FakePeople>();
        people.Report = new ErasureReport(ErasureReport.Empty.Erased.Add("centre", 2), ErasureReport.Empty.Kept.Add("certificate", 1));

        var answer = await host.AskAsync(Erase, new { who = Sentinel }, host.Token);

        Assert.Equal("""{"erasePerson":{"__typename":"PersonErased","erased":[{"kind":"centre","count":2}],"kept":[{"kind":"certificate","count":1}]}}""", answer.Data.GetRawText());
        Assert.Equal([IdentifierKind.Mail], people.Erased);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("sentinelle", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(host.Log.Lines, line => line.Contains("erasePerson", StringComparison.Ordinal));
    }

    /// <summary>Several hosts give one another eight seconds first.</summary>
    [Theory]
    [InlineData("", 89, "")]
    [InlineData("", 91, "LIMIT_TIME")]
    [InlineData(" other: exportPerson(identifier: $who) { __typename }", 6, "LIMIT_TIME")]
    public async Task ErasePerson_MayTakeItsTimeWhereItStandsAlone(string beside, int seconds, string code)
    {
        await using var host = await GatewayHost.StartAsync();
        var people = host.Services.GetRequiredService<FakePeople>();
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        people.Held = held.Task;

        var asking = host.AskAsync($"mutation($who: String!) {{ erasePerson(identifier: $who) {{ __typename }}{beside} }}", new { who = Sentinel }, host.Token);
        await people.Begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        host.Clock.Advance(TimeSpan.FromSeconds(seconds));
        if (code.Length == 0) held.SetResult();

        var answer = await asking;
        Assert.Equal(code, answer.HasData ? "" : answer.Code);
        held.TrySetResult();
    }

    [Theory]
    [InlineData("erasePerson")]
    [InlineData("exportPerson")]
    public async Task AnIdentifierThatIsNone_IsRefusedWithoutRepeatingIt(string mutation)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.AskAsync($"mutation($who: String!) {{ {mutation}(identifier: $who) {{ __typename ... on InvalidInput {{ problems {{ code field message }} }} ... on Refusal {{ code message }} }} }}", new { who = "sentinelle" }, host.Token);

        var refusal = answer.Data.GetProperty(mutation);
        Assert.Equal(("InvalidInput", "people.identifier"), (refusal.GetProperty("__typename").GetString(), refusal.GetProperty("code").GetString()));
        Assert.Equal("identifier", Assert.Single(refusal.GetProperty("problems").EnumerateArray()).GetProperty("field").GetString());
        Assert.DoesNotContain("sentinelle", answer.Data.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(host.Services.GetRequiredService<FakePeople>().Erased);
    }

    [Fact]
    public async Task ExportPerson_TellsEachPlaceAndWhenThereAreMore()
    {
        await using var host = await GatewayHost.StartAsync();
        var people = host.Services.GetRequiredService<FakePeople>();
        Assert.Equal("""{"exportPerson":{"places":[],"hasMore":false}}""", (await host.AskAsync(Export, new { who = Sentinel }, host.Token)).Data.GetRawText());
        people.Places.Add(new HeldPlace("person", "spaces/1", "/mail", Sentinel, "spaces@1.0.0", PersonPurpose.Corrections, GatewayHost.Now, GatewayHost.Now.AddDays(1)));

        var one = (await host.AskAsync(Export, new { who = Sentinel }, host.Token)).Data.GetProperty("exportPerson");
        people.Places.AddRange(Enumerable.Repeat(new HeldPlace("event", "c", "/x", Sentinel), 1_000));
        var many = (await host.AskAsync("mutation($who: String!) { exportPerson(identifier: $who) { ... on PersonExported { places { kind } hasMore } } }", new { who = Sentinel }, host.Token)).Data.GetProperty("exportPerson");

        Assert.Equal("""[{"kind":"person","id":"spaces/1","pointer":"/mail","text":"zq.sentinelle@example.org","source":"spaces@1.0.0","purpose":"CORRECTIONS","since":"2026-03-01T09:30:00.000Z","until":"2026-03-02T09:30:00.000Z"}]""", one.GetProperty("places").GetRawText());
        Assert.Equal((1_000, true), (many.GetProperty("places").GetArrayLength(), many.GetProperty("hasMore").GetBoolean()));
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("sentinelle", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task People_OfANetwork_AreForItsOwnManagersAlone()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("spaces"));
        await KeepAsync(host, "spaces/1", GatewayHost.Now.AddDays(1));
        await KeepAsync(host, "spaces/2", GatewayHost.Now);

        var own = await host.AskAsync(People, token: host.Callers.Add(Role.NetworkManager, "spaces"));
        var other = await host.AskAsync(People, token: host.Callers.Add(Role.NetworkManager, "other"));
        var staff = await host.AskAsync(People, token: host.Callers.Add(Role.CentreStaff, "spaces"));

        Assert.Equal("""[{"key":"spaces/1","values":[{"pointer":"/mail","value":"zq.sentinelle@example.org"}],"purpose":"CORRECTIONS","source":"spaces@1.0.0","since":"2026-03-01T09:30:00.000Z","expiresAt":"2026-03-02T09:30:00.000Z"}]""", own.Data.GetProperty("people").GetRawText());
        Assert.Equal(JsonValueKind.Null, other.Data.GetProperty("people").ValueKind); // as of a network that there is not
        Assert.Equal("FORBIDDEN", staff.Code);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("sentinelle", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(host.Log.Lines, line => line.Contains("does people", StringComparison.Ordinal));
    }

    private static async Task KeepAsync(GatewayHost host, string key, DateTimeOffset expiresAt)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { listing = key, values = new[] { new { pointer = "/mail", value = Sentinel } }, purpose = "Corrections", source = "spaces@1.0.0", since = GatewayHost.Now, expiresAt });
        await host.Store.CommitAsync(new StoreBatch { PartitionKey = "spaces", Writes = [new StateWrite(new StateKey(RowKinds.Person, key), 0, body)] }, TestContext.Current.CancellationToken);
    }
}
