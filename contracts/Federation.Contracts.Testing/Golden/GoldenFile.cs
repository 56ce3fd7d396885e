using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Federation.Contracts.Testing;

/// <summary>The file of what is to come out of a sample: cursors kept for later versions, and what became of each record.</summary>
internal sealed record GoldenFile(IReadOnlyList<KeptCursor> Cursors, IReadOnlyList<string> Records)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Null where there is none.</summary>
    public static GoldenFile? Read(string? path)
    {
        if (path is null || !File.Exists(path)) return null;
        try
        {
            var root = JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();
            return new GoldenFile(
                [.. root["cursors"]!.AsArray().Select(kept => new KeptCursor(kept!["cursor"]!.GetValue<string>(), kept["passed"]!.GetValue<int>()))],
                [.. root["records"]!.AsArray().Select(record => Compact(record!))]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new InvalidDataException($"{path} is no golden file. Remove it, and it is written anew.", exception);
        }
    }

    public void Write(string path)
    {
        var root = new JsonObject
        {
            ["cursors"] = new JsonArray([.. Cursors.Select(kept => new JsonObject { ["cursor"] = kept.Cursor, ["passed"] = kept.Passed })]),
            ["records"] = new JsonArray([.. Records.Select(record => JsonNode.Parse(record))]),
        };
        File.WriteAllText(path, root.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n");
    }

    /// <summary>What became of a record, on one line of JSON.</summary>
    /// <param name="result">Null for one that was not mapped.</param>
    public static string Render(SourceRecord record, MapResult? result)
    {
        var rendered = new JsonObject
        {
            ["id"] = record.SourceId,
            ["at"] = record.Locator,
            ["outcome"] = result switch { null => "quarantined", MapResult.Mapped => "mapped", _ => "rejected" },
        };
        if ((result as MapResult.Mapped)?.Draft is { } draft) rendered["draft"] = Trimmed(JsonSerializer.SerializeToNode(draft, GoldenJson.Default.ListingDraft)!.AsObject());
        var issues = record.Issues.Concat(result?.Issues ?? []).ToList();
        if (issues.Count > 0) rendered["issues"] = JsonSerializer.SerializeToNode(issues, GoldenJson.Default.ListIssue);
        return Compact(rendered);
    }

    // What a source does not say is not written either.
    private static JsonObject Trimmed(JsonObject draft)
    {
        foreach (string empty in draft.Where(member => member.Value is JsonArray { Count: 0 }).Select(member => member.Key).ToList()) draft.Remove(empty);
        return draft;
    }

    private static string Compact(JsonNode node)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain)) node.WriteTo(json);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}

/// <param name="Passed">How many records were handed over before it.</param>
internal sealed record KeptCursor(string Cursor, int Passed);
