using System.Text.Json;
using System.Text.RegularExpressions;
using Federation.Cluster.Adapters.Fetching;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>Reads <c>adapter.json</c> strictly and reports everything wrong with it at once, each with a JSON pointer.</summary>
internal static partial class AdapterManifestReader
{
    /// <summary>Far above any honest manifest.</summary>
    public const int MostBytes = 256 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    private static readonly Dictionary<string, AdapterCapabilities> CapabilityNames = new(StringComparer.Ordinal)
    {
        ["snapshot"] = AdapterCapabilities.Snapshot,
        ["incremental"] = AdapterCapabilities.Incremental,
        ["deletions"] = AdapterCapabilities.Deletions,
    };

    public static ManifestReading ReadFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MostBytes) return Broken("manifest.too-large", $"{Path.GetFileName(path)} is larger than {MostBytes:N0} bytes.");
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return Read(bytes);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Broken("manifest.missing", $"There is no {Path.GetFileName(path)} in this folder.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Broken("manifest.unreadable", $"{Path.GetFileName(path)} cannot be read: {exception.GetType().Name}.");
        }
    }

    public static ManifestReading Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? ReadObject(document.RootElement)
                : Broken("manifest.json", "A manifest is a JSON object.");
        }
        catch (JsonException exception)
        {
            return Broken("manifest.json", $"The manifest is not valid JSON near line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}, or repeats a member.");
        }
    }

    private static ManifestReading ReadObject(JsonElement root)
    {
        var issues = new List<Issue>();
        var members = new ManifestMembers(root, "", issues);
        string? id = members.Text("id", IsId, "must be lower case letters, digits and single hyphens, at most 64 characters.");
        string? version = members.Text("version", SemanticVersion().IsMatch, "must be major.minor.patch.");
        var contract = ReadContract(members);
        string? assembly = members.Text("assembly", IsAssembly, "must be the file name of a .dll in the manifest's folder.");
        string? type = members.Text("type", text => TypeName().IsMatch(text), "must be the full name of a class.");
        var name = ReadName(members);
        var capabilities = ReadCapabilities(members);
        var schema = members.Object("configSchema") is { } element ? ConfigSchema.Read(element, "/configSchema", issues) : null;
        var hosts = members.Texts("hosts", HostPattern.IsPublic, "must be a host name in lower case, without scheme, port and path, named once; *. may stand before a name of two parts and more, and this machine cannot be named.");
        var politeness = ReadPoliteness(members);
        var licence = ReadLicence(members);
        string? attribution = members.Text("attribution");
        members.RefuseTheRest();

        if (issues.Count > 0 || id is null || version is null || contract is null || assembly is null || type is null || name is null || capabilities is null
            || schema is null || hosts is null || licence is null || attribution is null)
        {
            return new ManifestReading(null, issues);
        }

        var manifest = new AdapterManifest
        {
            Id = id,
            Version = version,
            Code = new AdapterCode(contract, assembly, type),
            Name = name,
            Capabilities = capabilities.Value,
            ConfigSchema = schema,
            Hosts = hosts,
            Politeness = politeness,
            Licence = licence,
            Attribution = attribution,
        };
        return new ManifestReading(manifest, []);
    }

    private static ContractRange? ReadContract(ManifestMembers manifest)
    {
        if (manifest.Members("contract") is not { } members) return null;
        const string rule = "must be major.minor, such as 1.0.";
        string? from = members.Text("from", text => ContractRange.TryParseVersion(text, out _), rule);
        string? below = members.Text("below", text => ContractRange.TryParseVersion(text, out _), rule);
        members.RefuseTheRest();
        if (from is null || below is null) return null;
        if (ContractRange.TryCreate(from, below, out var range)) return range;
        members.Problem("manifest.value", "below", "must be higher than \"from\".");
        return null;
    }

    private static Dictionary<string, string>? ReadName(ManifestMembers manifest)
    {
        if (manifest.Members("name") is not { } members) return null;
        string? english = members.Text("en");
        string? french = members.Text("fr");
        members.RefuseTheRest();
        return english is null || french is null ? null : new(StringComparer.Ordinal) { ["en"] = english, ["fr"] = french };
    }

    private static AdapterCapabilities? ReadCapabilities(ManifestMembers manifest)
    {
        const string rule = "must name snapshot, incremental or deletions, each at most once.";
        if (manifest.Texts("capabilities", CapabilityNames.ContainsKey, rule) is not { } names) return null;
        if (names.Count > 0) return names.Aggregate(AdapterCapabilities.None, (sum, name) => sum | CapabilityNames[name]);
        manifest.Problem("manifest.value", "capabilities", "must name at least one.");
        return null;
    }

    private static AdapterPoliteness? ReadPoliteness(ManifestMembers manifest)
    {
        if (manifest.OptionalMembers("politeness") is not { } members) return null;
        double? atOnce = members.OptionalNumber("requestsAtOnce", number => number is >= 1 and <= Politeness.MostAtOnce && double.IsInteger(number), $"must be a whole number from 1 to {Politeness.MostAtOnce}.");
        double? seconds = members.OptionalNumber("secondsBetween", number => number >= 0 && number <= Politeness.LongestBetween.TotalSeconds, $"must be 0 to {Politeness.LongestBetween.TotalSeconds:0} seconds.");
        members.RefuseTheRest();
        return new AdapterPoliteness((int?)atOnce, seconds is { } between ? TimeSpan.FromSeconds(between) : null);
    }

    private static AdapterLicence? ReadLicence(ManifestMembers manifest)
    {
        if (manifest.Members("licence") is not { } members) return null;
        string? id = members.Text("id");
        string? name = members.Text("name");
        string? url = members.Text("url", IsWebAddress, "must be an http or https address.");
        members.RefuseTheRest();
        return id is null || name is null || url is null ? null : new AdapterLicence(id, name, new Uri(url));
    }

    private static ManifestReading Broken(string code, string message) => new(null, [Issue.Error(code, message)]);

    private static bool IsId(string text) => text.Length <= 64 && Id().IsMatch(text);

    private static bool IsAssembly(string text) =>
        text.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && text.IndexOfAny(['/', '\\', ':', '\0']) < 0 && text.Length is > 4 and <= 200;

    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}(-[0-9A-Za-z.-]{1,64})?\z")]
    private static partial Regex SemanticVersion();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*([.+][\p{L}_][\p{L}\p{Nd}_]*)*\z")]
    private static partial Regex TypeName();
}
