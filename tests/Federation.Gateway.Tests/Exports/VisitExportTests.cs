using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Federation.Gateway.Tests.GraphQL;

namespace Federation.Gateway.Tests.Exports;

/// <summary>A network's month as a file, for those who may have it.</summary>
public sealed class VisitExportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_ForAManager_HasBothSidesLineByLine()
    {
        await using var host = await GatewayHost.StartAsync();
        await StatementTests.SeedAsync(host);
        await StatementTests.DisputeAsync(host);

        using var answer = await GetAsync(host, "network=ours&month=2026-02", host.Callers.Add(Role.NetworkManager, "ours"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("text/csv; charset=utf-8; header=present", "attachment; filename=\"visits-ours-2026-02.csv\""), (answer.Content.Headers.ContentType?.ToString(), answer.Content.Headers.GetValues("Content-Disposition").Single()));
        Assert.True(answer.Headers.CacheControl is { Private: true, NoStore: true });
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync(Token);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        string[] rows = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal("side,statement,host,home,closedAt,sha256,entry,corrects,centre,tier,visitorDays,visits,doubtfulDays,doubtfulVisits,reason,dispute,concededDays,concededVisits,enteredIn", rows[0]);
        Assert.Equal((6, ""), (rows.Length, rows[^1]));
        string centre = StatementTests.Place.Value;
        Assert.Matches($"^hosted,2026-02/ours/ruche,ours,ruche,2026-02-28T09:30:00Z,[0-9a-f]{{64}},line,,{centre},nomad,10,12,1,2,,CONCEDED,-2,-3,2026-03$", rows[1]);
        Assert.EndsWith($",line,,{centre},resident,1,1,0,0,,,,,", rows[2], StringComparison.Ordinal);
        Assert.EndsWith($",counter-entry,2026-01/ours/ruche,{centre},nomad,-1,-2,0,-1,ERASED,,,,", rows[3], StringComparison.Ordinal);
        Assert.StartsWith("sent,2026-02/ruche/ours,", rows[4], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("network=ours&month=2026-02", null, HttpStatusCode.Unauthorized, "UNAUTHENTICATED")]
    [InlineData("network=ours&month=2026-02", "ruche", HttpStatusCode.NotFound, "network.unknown")]
    [InlineData("network=nowhere&month=2026-02", "ours", HttpStatusCode.NotFound, "network.unknown")]
    [InlineData("network=%3D1%2B1&month=2026-02", "ours", HttpStatusCode.NotFound, "network.unknown")]
    [InlineData("month=2026-02", "ours", HttpStatusCode.NotFound, "network.unknown")]
    [InlineData("network=ours&month=yesterday", "ours", HttpStatusCode.BadRequest, "BAD_INPUT")]
    public async Task Export_ForAnybodyElse_IsRefusedByItsCode(string query, string? manages, HttpStatusCode status, string code)
    {
        await using var host = await GatewayHost.StartAsync();
        await StatementTests.SeedAsync(host);

        using var answer = await GetAsync(host, query, manages is null ? null : host.Callers.Add(Role.NetworkManager, manages));

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains($"\"code\":\"{code}\"", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> GetAsync(GatewayHost host, string query, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/export/visits.csv?{query}");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await host.Http.SendAsync(request, Token);
    }
}
