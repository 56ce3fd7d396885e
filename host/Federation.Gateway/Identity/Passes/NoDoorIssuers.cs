using Federation.Cluster.Centres;

namespace Federation.Gateway.Identity.Passes;

/// <summary>For a gateway without a sign-in.</summary>
internal sealed class NoDoorIssuers : IDoorIssuers
{
    public string? AudienceOf(CentreId centre) => null;

    public Task<IReadOnlyList<DoorIssuer>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DoorIssuer>>([]);
}
