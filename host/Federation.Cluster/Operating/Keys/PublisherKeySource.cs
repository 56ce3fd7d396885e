using System.Globalization;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Contracts;

namespace Federation.Cluster.Operating.Keys;

/// <summary>The publishers of adapters that an operator trusts.</summary>
internal sealed class PublisherKeySource(AdapterShelf shelf) : ISigningKeySource
{
    public Task<IReadOnlyList<SigningKeyFact>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<IReadOnlyList<SigningKeyFact>>([.. shelf.PublisherKeys.Select(key => new SigningKeyFact
            {
                Purpose = KeyPurpose.Packages,
                Standing = KeyStanding.Trusted,
                Id = string.Create(CultureInfo.InvariantCulture, $"{key.Name}+{key.Id:x8}"),
                Algorithm = "Ed25519",
            })]);
        }
        catch (AdapterException failure)
        {
            return Task.FromResult<IReadOnlyList<SigningKeyFact>>([SigningKeyFact.Unusable(KeyPurpose.Packages, failure.Code)]);
        }
    }
}
