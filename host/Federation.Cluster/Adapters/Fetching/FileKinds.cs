namespace Federation.Cluster.Adapters.Fetching;

/// <summary>What a file's name says of its content. A hint only: adapters look at the bytes.</summary>
internal static class FileKinds
{
    /// <summary>Lower case, without parameters; null where the name says nothing that is known.</summary>
    public static string? MediaTypeOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => "text/csv",
        ".tsv" => "text/tab-separated-values",
        ".json" => "application/json",
        ".jsonld" => "application/ld+json",
        ".geojson" => "application/geo+json",
        ".xml" or ".osm" => "application/xml",
        ".html" or ".htm" => "text/html",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".txt" => "text/plain",
        _ => null,
    };
}
