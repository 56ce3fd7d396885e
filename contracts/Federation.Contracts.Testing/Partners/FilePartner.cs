namespace Federation.Contracts.Testing;

/// <summary>Files under their paths, read once. Thread safe.</summary>
internal sealed class FilePartner(string path) : IPartner
{
    private readonly Lazy<byte[]> _bytes = new(() => File.ReadAllBytes(path));

    public PartnerAnswer Answer(PartnerRequest request) => request.Address == path
        ? PartnerAnswer.Of(_bytes.Value, MediaTypeOf(path))
        : throw new AdapterException(FailureKind.Configuration, "source.refused", "The adapter asked for a path that does not stand in the network's configuration.");

    // As the host tells it: by the extension, and a hint only.
    private static string? MediaTypeOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => "text/csv",
        ".tsv" => "text/tab-separated-values",
        ".json" => "application/json",
        ".geojson" => "application/geo+json",
        ".xml" or ".osm" => "application/xml",
        ".html" or ".htm" => "text/html",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".txt" => "text/plain",
        _ => null,
    };
}
