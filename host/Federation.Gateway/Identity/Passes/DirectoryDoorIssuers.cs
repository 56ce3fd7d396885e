using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Gateway.Identity.Passes.Foreign;

namespace Federation.Gateway.Identity.Passes;

/// <summary>The directory itself, which issues credentials for the networks that cannot, and the networks that can. Thread safe.</summary>
internal sealed class DirectoryDoorIssuers(OwnPassIssuer own, IPassIssuerKeys keys, StatusListDesk states, IdentitySettings settings, FederatedPassIssuers? others = null, ForeignStates? lists = null) : IDoorIssuers
{
    public string? AudienceOf(CentreId centre) => settings.PublicUrl is null ? null : PassAudience.Of(keys.PublicUrl, centre);

    public async Task<IReadOnlyList<DoorIssuer>> ReadAsync(CancellationToken cancellationToken)
    {
        if (settings.PublicUrl is null) return [];
        var known = new List<DoorIssuer> { Written(own.Current, await states.ReadAsync(cancellationToken)) };
        foreach (var issuer in others is null ? [] : await others.AllAsync(cancellationToken))
        {
            // One whose list is not there is not taken along: nobody could say whether its credentials still count.
            if (lists is not null && await lists.TokenAsync(issuer, cancellationToken) is { } list) known.Add(Written(issuer, list));
        }

        return known;
    }

    private static DoorIssuer Written(PassIssuer issuer, string list) => new(issuer.Id, KeySet(issuer), issuer.StatusList.AbsoluteUri, list, issuer.Network?.Value);

    private static string KeySet(PassIssuer issuer) => JsonSerializer.Serialize(new { keys = issuer.Keys.Keys.Select(key => new { kty = key.Kty, crv = key.Crv, kid = key.Kid, x = key.X, y = key.Y }) });
}
