using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>A website as it is compared: hashes of its host, of the word in its host that names the owner, and of the page. 0 where there is none.</summary>
/// <param name="Host">Without <c>www.</c>; 0 where the host belongs to a platform that unrelated places share.</param>
/// <param name="Owner">The longest label of the host beside its ending: <c>ruche</c> of <c>lyon.ruche.co.uk</c>.</param>
/// <param name="Page">Of host and path, also on a platform; 0 for a front page.</param>
internal readonly record struct SitePage(ulong Host, ulong Owner, ulong Page)
{
    public static SitePage Of(string? website)
    {
        if (!Uri.TryCreate(website, UriKind.Absolute, out var address) || address.HostNameType != UriHostNameType.Dns) return default;
        string host = address.IdnHost.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal)) host = host[4..];
        string path = address.AbsolutePath.TrimEnd('/').ToLowerInvariant();
        ulong page = path.Length > 1 || address.Query.Length > 1 ? Hash($"{host}{path}{address.Query}") : 0;
        return WebDomain.Of(website) is { } own ? new SitePage(Hash(own), Hash(OwnerOf(own)), page) : new SitePage(0, 0, page);
    }

    private static string OwnerOf(string host)
    {
        string[] labels = host.Split('.');
        return labels.Length < 2 ? host : labels[..^1].MaxBy(label => label.Length)!; // At least one label stands before the ending.
    }

    private static ulong Hash(string text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()));
}
