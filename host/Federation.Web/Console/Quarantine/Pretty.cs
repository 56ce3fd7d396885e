using System.Text.Encodings.Web;
using System.Text.Json;

namespace Federation.Web.Console.Quarantine;

/// <summary>Records as people read them. Pure.</summary>
internal static class Pretty
{
    /// <summary>Deeper than any listing is; what is deeper is shown as it came.</summary>
    private const int MostDepth = 64;

    // What stands in it is written into HTML as text: no escape of JSON is needed for that.
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = MostDepth };
    private static readonly JsonWriterOptions Writing = new() { Indented = true, MaxDepth = MostDepth, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>JSON line by line; anything else as it is, also JSON that was cut off.</summary>
    public static string Text(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Reading);
            using var bytes = new MemoryStream();
            using (var writer = new Utf8JsonWriter(bytes, Writing)) json.WriteTo(writer);
            return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
        }
        catch (JsonException)
        {
            return text;
        }
    }

    /// <summary>Whether the text is the beginning of a longer record.</summary>
    public static bool IsCut(QuarantineRecord record) => System.Text.Encoding.UTF8.GetByteCount(record.Raw) < record.RawLength;
}
