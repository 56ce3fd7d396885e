using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Contracts;

namespace Federation.Host.Output;

/// <summary>What a probe found of a source, as its worker tells it. A worker reads what strangers wrote: its texts are shown without control characters, and nothing in them is acted on.</summary>
/// <param name="RecordsAt">The way, the element, the selector or the sheet; null where the whole source is the records.</param>
/// <param name="Paging">How the API hands out its pages; null where none was recognised.</param>
/// <param name="Source">The address to read from now on, where it is another than the one that was asked for.</param>
/// <param name="Bytes">How many were looked at.</param>
/// <param name="Whole">Whether that is all of the source.</param>
/// <param name="Records">How many were looked at.</param>
/// <param name="Mapping">The draft, YAML.</param>
internal sealed record ProbeReport(
    string Format, string? Encoding, string? Delimiter, string? RecordsAt, string? Paging, string? Source, long Bytes, bool Whole, int Records,
    IReadOnlyList<ProbeColumn> Columns, IReadOnlyList<string> Unsure, ProbeTrial? Trial, string Mapping)
{
    /// <exception cref="AdapterException">It is no such report.</exception>
    public static ProbeReport Of(ReadOnlyMemory<byte> raw)
    {
        try
        {
            return JsonSerializer.Deserialize(raw.Span, ProbeJson.Default.ProbeReport) is { Format: not null, Columns: not null, Unsure: not null, Mapping: not null } report ? report : throw Unreadable(null);
        }
        catch (JsonException failure)
        {
            throw Unreadable(failure);
        }
    }

    private static AdapterException Unreadable(Exception? cause) => new(FailureKind.Bug, "worker.protocol", "What the probe found cannot be read.", cause);
}

/// <summary>One column.</summary>
/// <param name="Filled">0 to 1.</param>
/// <param name="Different">How many different texts were seen.</param>
/// <param name="Person">Whether it names or reaches a person; then no example is there.</param>
/// <param name="Used">Whether the draft makes something of it.</param>
/// <param name="Examples">A few texts; mailboxes and telephone numbers are masked.</param>
internal sealed record ProbeColumn(string Name, double Filled, int Different, bool Person, bool Used, IReadOnlyList<string> Examples);

/// <summary>What the draft made of the records that were looked at.</summary>
/// <param name="Issues">How often each code was told.</param>
internal sealed record ProbeTrial(int Records, int Usable, int Located, IReadOnlyDictionary<string, int> Issues);

/// <summary>What <c>adapter probe</c> answers.</summary>
/// <param name="MappingFile">Where the draft was written; null where no folder was named.</param>
/// <param name="Cassette">Where the servers' answers were kept; null where they were not.</param>
/// <param name="Source">What to give as <c>--source</c> from now on.</param>
/// <param name="Preview">The first records, read by the draft.</param>
/// <param name="Failure">Why they could not be read; null where they were.</param>
internal sealed record ProbeAnswer(ProbeReport Probe, string? MappingFile, string? Cassette, string Source, IReadOnlyList<PreviewLine> Preview, Issue? Failure);

/// <summary>Reads the report.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProbeReport))]
internal sealed partial class ProbeJson : JsonSerializerContext;
