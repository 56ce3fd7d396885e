using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Setup;

namespace Federation.Gateway.GraphQL.Members;

/// <summary>As <see cref="ProviderTerms"/>, from outside.</summary>
internal sealed record ConnectProviderInput(
    string Network, string Issuer, string ClientId, string? ClientSecret, IReadOnlyList<string>? Scopes, string? TierClaim, string? EndsClaim, string? ActiveClaim, int? LabelLevel)
{
    public ProviderTerms ToTerms(NetworkId network) => new()
    {
        Network = network.Value,
        Address = Issuer,
        ClientId = ClientId,
        ClientSecret = ClientSecret,
        Scopes = Scopes ?? [],
        LabelLevel = LabelLevel,
        TierClaim = TierClaim,
        EndsClaim = EndsClaim,
        ActiveClaim = ActiveClaim,
    };
}
