using System.Text.Json;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Http;

/// <summary>The independent judge of GraphQL over HTTP: the audits of the npm package graphql-http, against a real server.</summary>
public sealed class AuditTests
{
    private const int Audits = 61;

    [Fact]
    public async Task Server_UnderEveryAudit_Passes()
    {
        var folder = await NodeFolder.InstallAsync("audits");
        await using var host = await GatewayHost.StartAsync(kestrel: true);

        var lines = await folder.OutputAsync("node", "run.mjs", $"{host.Address}/graphql");

        var results = lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Empty(results.Where(result => result.GetProperty("status").GetString() != "ok").Select(result => result.ToString()));
        Assert.Equal(Audits, results.Count);
    }
}
