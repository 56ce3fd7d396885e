using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Gateway.Identity.Passes.Foreign;

namespace Federation.Gateway.Identity.Passes;

/// <summary>The directory itself, which issues credentials for the networks that cannot, and the networks that can. Thread safe.</summary>
internal sealed class DirectoryDoorIssuers(OwnPassIssuer own, IPassIssuerKeys keys, StatusListDesk states, IdentitySettings settings, TimeProvider clock, FederatedPassIssuers? others = null, ForeignStates? lists = null) : IDoorIssuers
{
    /// <summary>A list of a million places of which a tenth is taken back has half of that.</summary>
    private const int MostCharacters = 256 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public string? AudienceOf(CentreId centre) => settings.PublicUrl is null ? null : PassAudience.Of(keys.PublicUrl, centre);

    public async Task<IReadOnlyList<DoorIssuer>> ReadAsync(CancellationToken cancellationToken)
    {
        if (settings.PublicUrl is null) return [];
        var here = Written(own.Current, await states.ReadAsync(cancellationToken), clock.GetUtcNow() + StatusListDesk.Counts);
        if (others is null || lists is null) return [here];
        // Asked side by side and for a moment: one that is silent is left out, and takes nothing from the others.
        var asked = (await others.AllAsync(cancellationToken)).Select(issuer => AskAsync(issuer, lists, cancellationToken));
        var found = await Task.WhenAll(asked);
        return [here, .. found.OfType<DoorIssuer>()];
    }

    private static async Task<DoorIssuer?> AskAsync(PassIssuer issuer, ForeignStates lists, CancellationToken cancellationToken)
    {
        try
        {
            return await lists.ListAsync(issuer, cancellationToken).WaitAsync(Patience, cancellationToken) is { Token.Length: <= MostCharacters } list ? Written(issuer, list.Token, list.Until) : null;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static DoorIssuer Written(PassIssuer issuer, string list, DateTimeOffset until) => new(issuer.Id, KeySet(issuer), issuer.StatusList.AbsoluteUri, list, until, issuer.Network?.Value);

    private static string KeySet(PassIssuer issuer) => JsonSerializer.Serialize(new { keys = issuer.Keys.Keys.Select(key => new { kty = key.Kty, crv = key.Crv, kid = key.Kid, x = key.X, y = key.Y }) });
}
