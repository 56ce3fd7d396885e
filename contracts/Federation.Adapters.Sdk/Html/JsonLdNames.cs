namespace Federation.Adapters.Sdk;

/// <summary>Names of schema.org, which are written with and without its address, of which there are two.</summary>
internal static class JsonLdNames
{
    private static readonly string[] Prefixes = ["https://schema.org/", "http://schema.org/", "schema:"];

    public static string Bare(string name) => Prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix ? name[prefix.Length..] : name;
}
