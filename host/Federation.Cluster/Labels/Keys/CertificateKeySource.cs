using Federation.Cluster.Operating.Keys;
using Federation.Registry.Certificates;

namespace Federation.Cluster.Labels.Keys;

/// <summary>The keys of certificates and of the public log. They are changed by command alone.</summary>
internal sealed class CertificateKeySource(IssuerKeys issuer, LogKeys log) : ISigningKeySource
{
    public async Task<IReadOnlyList<SigningKeyFact>> ReadAsync(CancellationToken cancellationToken) =>
        [.. await OfAsync(KeyPurpose.Certificates, issuer, cancellationToken), .. await OfAsync(KeyPurpose.PublicLog, log, cancellationToken)];

    private static async Task<IReadOnlyList<SigningKeyFact>> OfAsync(KeyPurpose purpose, HeldKeys held, CancellationToken cancellationToken)
    {
        try
        {
            // Newest first: each signed until the one before it in the list began.
            var keys = (await held.GetAsync(cancellationToken)).All().ToList();
            return [.. keys.Select((key, number) => new SigningKeyFact
            {
                Purpose = purpose,
                Standing = number == 0 ? KeyStanding.Current : KeyStanding.Former,
                Id = key.Name,
                Algorithm = "Ed25519",
                From = key.From,
                Until = number == 0 ? null : keys[number - 1].From,
            })];
        }
        catch (CertificateException failure)
        {
            return [SigningKeyFact.Unusable(purpose, failure.Code)];
        }
    }
}
