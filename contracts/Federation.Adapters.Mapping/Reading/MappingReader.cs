using Federation.Adapters.Mapping.Yaml;

namespace Federation.Adapters.Mapping.Reading;

/// <summary>Reads a whole mapping.</summary>
internal static class MappingReader
{
    public static MappingReading Read(ReadOnlyMemory<byte> yaml)
    {
        var problems = new Problems();
        MappingFile? file = null;
        if (YamlTree.Read(yaml, problems) is { } root && Section.Open(root, Keys.File, problems) is { } section) file = OfFile(section, yaml);
        return problems.Any || file is null ? new MappingReading { Problems = problems.All } : new MappingReading { Mapping = file };
    }

    private static MappingFile? OfFile(Section file, ReadOnlyMemory<byte> yaml)
    {
        var tables = new Tables(file);
        var values = new ValueReader(file.Problems, tables);
        var settings = SettingsReader.Read(file);
        string? id = file.RequiredText("id", Rules.IsId, "lower case letters, digits and single hyphens, at most 64 characters");
        string? version = file.RequiredText("version", Rules.IsVersion, "three numbers with points, such as 1.0.0, in quotes or not");
        var name = Name(file);
        var licence = Licence(file);
        string? attribution = file.RequiredText("attribution");
        var hosts = Hosts(file);
        var politeness = file.Part("politeness", Keys.Politeness);
        int? atOnce = politeness?.WholeNumber("requestsAtOnce", 1, 16);
        double? between = politeness?.Number("secondsBetween", 0, 60);
        var source = SourceReader.Read(file, settings);
        var records = RecordsReader.Read(file, values);
        var fields = FieldsReader.Read(file, values, source);
        tables.TellUnused();
        if (source?.Headers is { Count: > 0 } headers && records is not null && fields is not null) TellUnknownColumns(file, headers, [.. records.Columns.Union(fields.Columns)]);
        if (file.Problems.Any || id is null || version is null || name is null || licence is null || attribution is null || source is null || records is null || fields is null) return null;
        return new MappingFile(licence, source, records, fields)
        {
            Id = id,
            Version = version,
            Name = name,
            Attribution = attribution,
            Hosts = hosts,
            RequestsAtOnce = atOnce,
            TimeBetween = between is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            ConfigSchemaJson = SettingsReader.Schema(settings, needsSource: source.Address.Names.Contains(Sources.Settings.Source)),
            Yaml = yaml.ToArray(),
        };
    }

    private static void TellUnknownColumns(Section file, IReadOnlyList<string> headers, IReadOnlyList<string> columns)
    {
        foreach (string column in columns.Except(headers, StringComparer.Ordinal))
        {
            string meant = Suggestion.For(column, headers) is { } choice ? $" Did you mean \"{choice}\"?" : "";
            file.Problems.Add("mapping.value", $"There is no column \"{Sdk.Excerpt.Of(column)}\" under \"headers\".{meant}", file.Find("source")!); // It holds the headers.
        }
    }

    private static Dictionary<string, string>? Name(Section file)
    {
        if (file.RequiredPart("name", Keys.Name) is not { } name) return null;
        string? english = name.RequiredText("en");
        string? french = name.RequiredText("fr");
        return english is null || french is null ? null : new(StringComparer.Ordinal) { ["en"] = english, ["fr"] = french };
    }

    private static MappingLicence? Licence(Section file)
    {
        if (file.RequiredPart("licence", Keys.Licence) is not { } licence) return null;
        string? id = licence.RequiredText("id");
        string? name = licence.RequiredText("name");
        string? url = licence.RequiredText("url", Rules.IsWebAddress, "an http or https address");
        return id is null || name is null || url is null ? null : new MappingLicence(id, name, new Uri(url));
    }

    private static IReadOnlyList<string> Hosts(Section file)
    {
        if (file.Find("hosts") is not { } node) return [];
        var hosts = Plain.Texts(node, file.Problems, "\"hosts\"", Rules.IsHost, "a host name in lower case, without scheme, port and path; *. may stand before a name of two parts and more, and this machine cannot be named");
        if (hosts.Distinct(StringComparer.Ordinal).Count() < hosts.Count) file.Wrong("hosts", node, "each host once");
        return hosts;
    }
}
