using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;

namespace Federation.Cluster.Normalising.Peers;

/// <summary>What a listing that a peer hands on has beside its content.</summary>
/// <param name="Licence">The origin's.</param>
/// <param name="Attribution">The origin's.</param>
/// <param name="Labels">At most one of each issuer, in order of issuers.</param>
internal sealed record PeerTerms(Origin Origin, string Licence, string Attribution, ImmutableArray<ListedLabel> Labels)
{
    /// <summary>Tells whether any of it changed: 64 lower-case hexadecimal digits.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.PeerTerms)));

    /// <summary>The source of the listing, read at the peer by <paramref name="reader"/>.</summary>
    public ListingSource SourceBy(ListingSource reader) => reader with { Licence = Licence, Attribution = Attribution, Origin = Origin };
}
