using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Members;
using Federation.Gateway.Identity.Passes;

namespace Federation.Gateway.Tests.Members;

/// <summary>
/// Three whose credentials doors take: the directory, a network that speaks for itself and whose list of states ends within the kit's time, and one whose list was over when the kit was made. Each has taken back other places.
/// </summary>
internal sealed class KnownIssuers : IPassIssuers, IDoorIssuers, IDisposable
{
    private readonly TestIssuer _grange = new("https://grange.example"), _lapsed = new("https://lapsed.example");

    private DateTimeOffset _at;

    public TestIssuer Own { get; } = new();

    private IEnumerable<(TestIssuer Keys, NetworkId? Network, StatusList States, DateTimeOffset Until)> All =>
    [
        (Own, null, StatusList.Of([10, 11]), _at.AddDays(1)),
        (_grange, NetworkId.Parse("grange"), StatusList.Of([8, 9]), _at.AddHours(12)),
        (_lapsed, NetworkId.Parse("ruche"), StatusList.Of([0, 1, 2, 3, 4, 5]), _at.AddMinutes(-1)),
    ];

    /// <summary>When the next kit is made.</summary>
    public void At(DateTimeOffset at) => _at = at;

    public TestIssuer Any(Random random) => random.Next(3) switch { 0 => _grange, 1 => _lapsed, _ => Own };

    /// <summary>What a door without network knows: a list that is over says nothing.</summary>
    public bool IsGood(PassFacts pass, DateTimeOffset at) => All.Single(issuer => issuer.Keys.Issuer == pass.Issuer) is var (_, _, states, until) && (at >= until || states.IsGood(pass.StatusIndex));

    public ValueTask<PassIssuer?> FindAsync(string issuer, CancellationToken cancellationToken) => ValueTask.FromResult(
        All.Where(known => known.Keys.Issuer == issuer).Select(known => new PassIssuer { Id = issuer, Keys = known.Keys.Published, StatusList = known.Keys.StatusList, Network = known.Network }).FirstOrDefault());

    public string AudienceOf(CentreId centre) => PassAudience.Of(Own.PublicUrl, centre);

    public Task<IReadOnlyList<DoorIssuer>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DoorIssuer>>(
        [.. All.Select(issuer => new DoorIssuer(issuer.Keys.Issuer, KeySet(issuer.Keys), issuer.Keys.StatusList.AbsoluteUri, Signed(issuer.Keys, issuer.States), issuer.Until, issuer.Network?.Value))]);

    public void Dispose()
    {
        foreach (var issuer in (TestIssuer[])[Own, _grange, _lapsed]) issuer.Dispose();
    }

    private static string KeySet(TestIssuer issuer) => JsonSerializer.Serialize(new { keys = issuer.Published.Keys.Select(key => new { kty = key.Kty, crv = key.Crv, kid = key.Kid, x = key.X, y = key.Y }) });

    private static string Signed(TestIssuer issuer, StatusList states) =>
        Phone.Sign(issuer.Key, """{"typ":"statuslist+jwt","alg":"ES256"}""", new JsonObject { ["status_list"] = new JsonObject { ["bits"] = 1, ["lst"] = states.ToString() } }.ToJsonString());
}
