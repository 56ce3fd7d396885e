using System.Globalization;
using System.Reflection;
using Federation.Adapters.Mapping.Drafts;
using Federation.Adapters.Mapping.Reading;
using Federation.Adapters.Mapping.Records;
using Federation.Adapters.Mapping.Sources;
using Federation.Contracts;

namespace Federation.Adapters.Mapping;

/// <summary>What a <c>mapping.yaml</c> says: who publishes, where the source is, and how its records become listings. Immutable and thread safe.</summary>
public sealed class MappingFile
{
    /// <summary>What the file is called in its folder.</summary>
    public const string FileName = "mapping.yaml";

    /// <summary>The most bytes that a mapping may have: 256 KiB.</summary>
    public const int MostBytes = 256 * 1024;

    internal MappingFile(MappingLicence licence, SourceRule source, RecordRules records, FieldRules fields)
    {
        Licence = licence;
        Source = source;
        Records = records;
        Fields = fields;
    }

    /// <summary>Lower case letters, digits and single hyphens; at most 64 characters.</summary>
    public string Id { get; internal init; } = "";

    /// <summary><c>major.minor.patch</c>, with an optional pre-release after a hyphen.</summary>
    public string Version { get; internal init; } = "";

    /// <summary>By language; <c>en</c> and <c>fr</c>.</summary>
    public IReadOnlyDictionary<string, string> Name { get; internal init; } = new Dictionary<string, string>();

    public MappingLicence Licence { get; }

    /// <summary>The line that the licence asks to be shown beside the listings.</summary>
    public string Attribution { get; internal init; } = "";

    /// <summary>Hosts that the source is read from, lower case; a leading <c>*.</c> stands for every one below it. May be empty.</summary>
    public IReadOnlyList<string> Hosts { get; internal init; } = [];

    /// <summary>1 to 16; null for the host's own rule.</summary>
    public int? RequestsAtOnce { get; internal init; }

    /// <summary>From the start of one request to that of the next, 0 to 60 seconds; null for the host's own rule.</summary>
    public TimeSpan? TimeBetween { get; internal init; }

    /// <summary>The JSON Schema of a network's configuration, as in <c>adapter.json</c>; secret settings are marked <c>x-secret</c>.</summary>
    public string ConfigSchemaJson { get; internal init; } = "";

    /// <summary>Always <see cref="AdapterCapabilities.Snapshot"/>.</summary>
    public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot;

    /// <summary>The columns that a table has to have, each once.</summary>
    internal IReadOnlyList<string> Columns => [.. Records.Columns.Union(Fields.Columns)];

    internal ReadOnlyMemory<byte> Yaml { get; init; }

    internal SourceRule Source { get; }

    internal RecordRules Records { get; }

    internal FieldRules Fields { get; }

    /// <summary>The JSON Schema of <c>mapping.yaml</c>, by which editors complete and check it.</summary>
    public static string SchemaJson => MappingSchema.Json;

    /// <summary>Reads a mapping, and finds all that is wrong with it at once. Never throws for what the bytes hold.</summary>
    /// <param name="yaml">UTF-8, with or without a mark; at most <see cref="MostBytes"/>.</param>
    public static MappingReading Read(ReadOnlyMemory<byte> yaml) => MappingReader.Read(yaml);

    /// <summary>The mapping that an adapter's assembly brings along as the resource <see cref="FileName"/>.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it has a problem.</exception>
    public static MappingFile ReadEmbedded(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var stream = assembly.GetManifestResourceStream(FileName) ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no resource {FileName}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var reading = Read(bytes);
        return reading.Mapping ?? throw new InvalidOperationException(
            $"{FileName} of {assembly.GetName().Name}: {string.Join(" ", reading.Problems.Select(problem => string.Create(CultureInfo.InvariantCulture, $"{problem.Line}:{problem.Column} {problem.Issue.Message}")))}");
    }
}
