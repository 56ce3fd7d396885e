using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Adapters.Mapping.Probing.Columns;
using Federation.Adapters.Mapping.Probing.Drafts;
using Federation.Adapters.Mapping.Probing.Fields;
using Federation.Adapters.Mapping.Probing.Sketches;

namespace Federation.Adapters.Mapping.Probing;

/// <summary>All that a probe found. Immutable.</summary>
internal sealed record ProbeFinding
{
    private const int ShownColumns = 200;
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required SourceStart Start { get; init; }

    public required SourceSketch Sketch { get; init; }

    public required FieldsDraft Draft { get; init; }

    public required string Mapping { get; init; }

    public DraftTrial? Trial { get; init; }

    /// <summary>How many records were looked at.</summary>
    public required int Records { get; init; }

    public required IReadOnlyList<string> Unsure { get; init; }

    /// <summary>The JSON that travels to the host; docs/mapping.md has its members.</summary>
    public ReadOnlyMemory<byte> ToJson()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Writing))
        {
            writer.WriteStartObject();
            WriteSource(writer);
            WriteColumns(writer);
            writer.WriteStartArray("unsure");
            foreach (string text in Unsure) writer.WriteStringValue(Masked.OneLine(text, 600));
            writer.WriteEndArray();
            if (Trial is { } trial) WriteTrial(writer, trial);
            writer.WriteString("mapping", Mapping);
            writer.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    private void WriteSource(Utf8JsonWriter writer)
    {
        writer.WriteString("format", Sketch.Format);
        writer.WriteString("encoding", Sketch.Encoding ?? "utf-8");
        if (Sketch.Delimiter is { } delimiter) writer.WriteString("delimiter", delimiter == '\t' ? "TAB" : delimiter.ToString());
        if (Place() is { Length: > 0 } place) writer.WriteString("recordsAt", Masked.OneLine(place, 200));
        if (Sketch.Paging is { } paging) writer.WriteString("paging", paging.By);
        if (Sketch.Paging?.Address is { } address) writer.WriteString("source", address);
        writer.WriteNumber("bytes", Start.Bytes.Length);
        writer.WriteBoolean("whole", !Start.IsCut);
        writer.WriteNumber("records", Records);
    }

    private void WriteColumns(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("columns");
        foreach (var column in Draft.Columns.Take(ShownColumns))
        {
            writer.WriteStartObject();
            writer.WriteString("name", Masked.OneLine(column.Name, 120));
            writer.WriteNumber("filled", Math.Round(column.Filled, 3));
            writer.WriteNumber("different", column.Distinct);
            writer.WriteBoolean("person", column.IsPerson);
            writer.WriteBoolean("used", Draft.Used.Contains(column.Name));
            writer.WriteStartArray("examples");
            foreach (string example in column.Examples(3)) writer.WriteStringValue(example);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTrial(Utf8JsonWriter writer, DraftTrial trial)
    {
        writer.WriteStartObject("trial");
        writer.WriteNumber("records", trial.Records);
        writer.WriteNumber("usable", trial.Usable);
        writer.WriteNumber("located", trial.Located);
        writer.WriteStartObject("issues");
        foreach (var (code, count) in trial.Issues.OrderByDescending(issue => issue.Value).ThenBy(issue => issue.Key, StringComparer.Ordinal)) writer.WriteNumber(code, count);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private string Place() => Sketch switch
    {
        { Records: { } records } => records,
        { Element.Length: > 0 } => Sketch.Element,
        { Each.Length: > 0 } => Sketch.Each,
        { Types.Count: > 0 } => string.Join(", ", Sketch.Types),
        { Sheet: { } sheet } => sheet,
        _ => "",
    };
}
