using System.Text.Json;

namespace Federation.Registry.Certificates.Signing;

/// <summary>Reads JSON of strangers: bounded in depth, no member twice, no comments, no trailing commas, UTF-8 alone.</summary>
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
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
            throw new CertificateException(code, $"{what} is no JSON object.");
        }
        catch (JsonException failure)
        {
            // Its own words may quote what was sent.
            throw new CertificateException(code, $"{what} is no JSON, nests too deeply or has a member twice (line {failure.LineNumber + 1}).", failure);
        }
    }

    /// <returns>Null where there is no such member, or it is no text.</returns>
    public static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
