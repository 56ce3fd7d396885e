using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;

namespace Federation.Gateway.Identity.Passes;

/// <summary>The directory itself, which issues credentials for the networks that cannot. Thread safe.</summary>
internal sealed class DirectoryDoorIssuers(IPassIssuerKeys keys, StatusListDesk states, IdentitySettings settings) : IDoorIssuers
{
    public string? AudienceOf(CentreId centre) => settings.PublicUrl is { } url ? PassAudience.Of(url, centre) : null;

    public async Task<IReadOnlyList<DoorIssuer>> ReadAsync(CancellationToken cancellationToken)
    {
        if (settings.PublicUrl is null) return [];
        return [new DoorIssuer(keys.Issuer, KeySet(), keys.StatusList.AbsoluteUri, await states.ReadAsync(cancellationToken))];
    }

    private string KeySet() => JsonSerializer.Serialize(new { keys = keys.Published.Keys.Select(key => new { kty = key.Kty, crv = key.Crv, kid = key.Kid, x = key.X, y = key.Y }) });
}
