using System.Text.Json;

namespace Federation.Gateway.GraphQL.Http.Trusted;

/// <summary>
/// Reads what the tools of clients write: a map from ids to texts (<c>relay-compiler</c> with <c>persistConfig.file</c>, <c>@graphql-codegen/client-preset</c> with <c>persistedDocuments</c>), or the manifest of
/// <c>@apollo/generate-persisted-query-manifest</c>.
/// </summary>
internal static class TrustedDocumentFile
{
    private const string ApolloFormat = "apollo-persisted-query-manifest";

    private static readonly JsonDocumentOptions Json = new() { AllowDuplicateProperties = false };

    /// <param name="path">A file, or a folder whose <c>*.json</c> are all read, in order of their names.</param>
    /// <exception cref="TrustedDocumentException">A file is not there, cannot be read, or has another form.</exception>
    public static IEnumerable<(string File, string Id, string Text)> ReadAll(string path)
    {
        string[] files;
        try
        {
            files = Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal)] : [path];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Wrong(path, failure.Message);
        }

        return files.SelectMany(file => Read(file).Select(document => (file, document.Id, document.Text)));
    }

    private static List<(string Id, string Text)> Read(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file), Json);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw Wrong(file, "it is no JSON object.");
            return root.TryGetProperty("format", out var format) && format.ValueEquals(ApolloFormat) ? ReadManifest(file, root) : [.. root.EnumerateObject().Select(entry => (entry.Name, Text(file, entry.Name, entry.Value)))];
        }
        catch (JsonException malformed)
        {
            throw Wrong(file, $"it is not JSON: see line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1} of it.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Wrong(file, failure.Message);
        }
    }

    private static List<(string Id, string Text)> ReadManifest(string file, JsonElement root)
    {
        if (!root.TryGetProperty("operations", out var operations) || operations.ValueKind != JsonValueKind.Array) throw Wrong(file, "the manifest has no \"operations\".");
        var documents = new List<(string, string)>();
        foreach (var operation in operations.EnumerateArray())
        {
            string place = $"operations[{documents.Count}]";
            if (operation.ValueKind != JsonValueKind.Object || !operation.TryGetProperty("id", out var id) || !operation.TryGetProperty("body", out var body)) throw Wrong(file, $"{place} has no \"id\" and \"body\".");
            documents.Add((Text(file, place, id), Text(file, place, body)));
        }

        return documents;
    }

    private static string Text(string file, string place, JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(file, $"{place} is no text.");

    private static TrustedDocumentException Wrong(string file, string why) => new(TrustedDocumentCodes.File, $"The trusted documents in {file} cannot be read: {why}");
}
