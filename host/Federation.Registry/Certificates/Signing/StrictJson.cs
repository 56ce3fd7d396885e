using System.Text.Json;

namespace Federation.Registry.Certificates.Signing;

/// <summary>Reads JSON of strangers: bounded in depth, no member twice, no comments, no trailing commas, UTF-8 alone, and no half of a surrogate pair in any text.</summary>
internal static class StrictJson
{
    /// <summary>Two levels more than the deepest document that is signed here.</summary>
    private const int MaxDepth = 8;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <param name="what">For the message, for example <c>the header</c>.</param>
    /// <exception cref="CertificateException">It is no such JSON, or no object.</exception>
    public static JsonDocument Object(ReadOnlyMemory<byte> utf8, string what, string code = CertificateProblemCodes.Syntax)
    {
        try
        {
            var document = JsonDocument.Parse(utf8, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object && IsUnicode(document.RootElement)) return document;
            document.Dispose();
            throw new CertificateException(code, $"{what} is no JSON object of Unicode texts.");
        }
        catch (JsonException failure)
        {
            // Its own words may quote what was sent.
            throw new CertificateException(code, $"{what} is no JSON, nests too deeply or has a member twice (line {failure.LineNumber + 1}).", failure);
        }
        catch (InvalidOperationException failure)
        {
            // What the parser says of a member's name with half a surrogate pair, when it looks for names that stand twice.
            throw new CertificateException(code, $"{what} has a member whose name is no Unicode.", failure);
        }
    }

    /// <returns>Null where there is no such member, or it is no text.</returns>
    public static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsUnicode(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().All(member => IsUnicode(member.Value)),
        JsonValueKind.Array => node.EnumerateArray().All(IsUnicode),
        JsonValueKind.String => IsUnicodeText(node),
        _ => true,
    };

    private static bool IsUnicodeText(JsonElement text)
    {
        try
        {
            _ = text.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
