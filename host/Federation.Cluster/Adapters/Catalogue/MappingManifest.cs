using System.Globalization;
using System.Text.Json;
using Federation.Adapters.Mapping;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>A mapping as the manifest of an adapter without code.</summary>
internal static class MappingManifest
{
    public static ManifestReading ReadFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MappingFile.MostBytes) return Broken("manifest.too-large", $"{MappingFile.FileName} is larger than {MappingFile.MostBytes:N0} bytes.");
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return Read(bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Broken("manifest.unreadable", $"{MappingFile.FileName} cannot be read: {exception.GetType().Name}.");
        }
    }

    public static ManifestReading Read(ReadOnlyMemory<byte> yaml)
    {
        var reading = MappingFile.Read(yaml);
        return reading.Mapping is { } mapping ? Of(mapping) : new ManifestReading(null, [.. reading.Problems.Select(AtItsPlace)]);
    }

    /// <summary>The problem with its place in front: a text editor goes there.</summary>
    internal static Issue AtItsPlace(MappingProblem problem) =>
        problem.Issue with { Message = string.Create(CultureInfo.InvariantCulture, $"{MappingFile.FileName}:{problem.Line}:{problem.Column}: {problem.Issue.Message}") };

    private static ManifestReading Of(MappingFile mapping)
    {
        var issues = new List<Issue>();
        using var json = JsonDocument.Parse(mapping.ConfigSchemaJson);
        if (ConfigSchema.Read(json.RootElement, "/settings", issues) is not { } schema) return new ManifestReading(null, issues);
        var manifest = new AdapterManifest
        {
            Id = mapping.Id,
            Version = mapping.Version,
            Code = null,
            Name = mapping.Name,
            Capabilities = mapping.Capabilities,
            ConfigSchema = schema,
            Hosts = mapping.Hosts,
            Politeness = mapping.RequestsAtOnce is null && mapping.TimeBetween is null ? null : new AdapterPoliteness(mapping.RequestsAtOnce, mapping.TimeBetween),
            Licence = new AdapterLicence(mapping.Licence.Id, mapping.Licence.Name, mapping.Licence.Url),
            Attribution = mapping.Attribution,
        };
        return new ManifestReading(manifest, []);
    }

    private static ManifestReading Broken(string code, string message) => new(null, [Issue.Error(code, message)]);
}
