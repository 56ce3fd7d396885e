using Federation.Gateway.Identity.Federating.Chains;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Trust.Entities;
using Federation.Trust.Metadata;

namespace Federation.Gateway.Identity.Passes.Foreign;

/// <summary>Centres of other directories, each known by a chain of trust up to this one: a member of ours is given a credential for no other place. Thread safe.</summary>
internal sealed class ForeignCentres(DirectoryChains chains, DirectoryMoments moments, FederationAddresses addresses)
{
    private const int MostNameCharacters = 200;

    /// <summary>Null where the text is no entity id, or of nobody's centre that is known here now.</summary>
    public async Task<ForeignCentre?> FindAsync(string text, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse(text, addresses.AllowLoopback, out var id) || id.Value != text || addresses.Find(id) is not null) return null;
        if (!(await moments.ReadAsync(cancellationToken)).Covers(id)) return null;
        if ((await chains.ResolveAsync(id, cancellationToken)).Value is not { } chain || DoorMetadata.Read(chain) is not { } door) return null;
        string? name = chain.Metadata.Text(EntityMetadata.FederationEntity, "display_name");
        return new ForeignCentre(id, name is { Length: <= MostNameCharacters } ? name : id.Value, door);
    }
}
