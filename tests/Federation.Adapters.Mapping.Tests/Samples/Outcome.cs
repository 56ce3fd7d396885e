using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Federation.Contracts;
using Federation.Contracts.Testing;

namespace Federation.Adapters.Mapping.Tests.Samples;

/// <summary>What becomes of a listing, as JSON that a person can read.</summary>
internal static class Outcome
{
    private static readonly JsonSerializerOptions Writing = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static async Task<string> OfAsync(IAdapter adapter, AdapterContext context)
    {
        var run = await AdapterRun.OfAsync(adapter, context);
        var records = new JsonArray();
        foreach (var record in run.Records) records.Add(OfRecord(adapter, PersonCut.Of(record), context));
        var outcome = new JsonObject
        {
            ["complete"] = run.Complete,
            ["failure"] = run.Failure is { } failure ? $"{failure.Code}: {failure.Message}" : null,
            ["records"] = records,
        };
        return outcome.ToJsonString(Writing) + "\n";
    }

    public static JsonObject OfRecord(IAdapter adapter, SourceRecord record, AdapterContext context)
    {
        bool isMapped = record.SourceId.Length > 0 && record.Issues.All(issue => issue.Severity != IssueSeverity.Error);
        var result = isMapped ? adapter.Map(record, new MapContext { Config = context.Config }) : null;
        var draft = result switch
        {
            MapResult.Mapped mapped => mapped.Draft,
            MapResult.Rejected rejected => rejected.Draft,
            _ => null,
        };
        var issues = record.Issues.Concat(result?.Issues ?? []).Select(issue => (JsonNode)$"{issue.Severity.ToString().ToLowerInvariant()} {issue.Code}{(issue.Pointer is { Length: > 0 } pointer ? $" at {pointer}" : "")}: {issue.Message}");
        return new JsonObject
        {
            ["id"] = record.SourceId,
            ["locator"] = record.Locator,
            ["modifiedAt"] = record.ModifiedAt?.ToString("O", CultureInfo.InvariantCulture),
            ["mapped"] = result is MapResult.Mapped,
            ["issues"] = new JsonArray([.. issues]),
            ["draft"] = draft is null ? null : Slim(JsonSerializer.SerializeToNode(draft, Writing)!.AsObject()),
        };
    }

    // Empty lists say nothing.
    private static JsonObject Slim(JsonObject draft)
    {
        foreach (string name in draft.Where(member => member.Value is JsonArray { Count: 0 }).Select(member => member.Key).ToList()) draft.Remove(name);
        return draft;
    }
}
