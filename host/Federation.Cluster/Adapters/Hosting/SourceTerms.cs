using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Centres;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// Under which terms a network's listings are published: the manifest's, or those of the network's settings <c>licence</c> and <c>attribution</c>. An adapter whose schema has no such settings has one licence. Pure.
/// </summary>
/// <param name="Told">64 lower-case hexadecimal digits of what the settings say; null where they say nothing.</param>
internal sealed record SourceTerms(string Licence, string Attribution, string? Told)
{
    public static SourceTerms Of(AdapterManifest manifest, AdapterConfig config)
    {
        var (licence, attribution) = (config.Text("licence"), config.Text("attribution"));
        string? told = licence is null && attribution is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{licence}\n{attribution}")));
        return new SourceTerms(licence ?? manifest.Licence.Id, attribution ?? manifest.Attribution, told);
    }

    public ListingSource SourceOf(AdapterManifest manifest, int trust) => new() { Adapter = manifest.Identity, Licence = Licence, Attribution = Attribution, Trust = trust };
}
