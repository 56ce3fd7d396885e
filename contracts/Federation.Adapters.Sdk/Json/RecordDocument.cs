using System.Text.Json;
using System.Text.Unicode;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>A record's bytes, parsed. Dispose it when its fields are no longer read.</summary>
internal sealed class RecordDocument : IDisposable
{
    private readonly JsonDocument _document;

    private RecordDocument(JsonDocument document) => _document = document;

    public RecordFields Fields => new(_document.RootElement, "");

    /// <summary>Null, with the problem, where the bytes are no JSON object whose every text can be read.</summary>
    public static RecordDocument? TryParse(ReadOnlyMemory<byte> raw, out Issue? problem)
    {
        problem = null;
        try
        {
            if (Utf8.IsValid(raw.Span) && JsonDocument.Parse(raw) is var document)
            {
                if (document.RootElement.ValueKind == JsonValueKind.Object && !JsonSoundness.HasBrokenEscape(raw.Span)) return new RecordDocument(document);
                document.Dispose();
            }
        }
        catch (JsonException)
        {
            // Reported below, in the same words as the other ways of being no object.
        }

        problem = Issue.Error("record.no-object", "The record is no readable JSON object.");
        return null;
    }

    public void Dispose() => _document.Dispose();
}
