using System.Text.Json;

namespace Federation.QueryFuzz.Tests;

/// <summary>What holds for the answer to any request whatever.</summary>
internal static class AnswerLaws
{
    /// <summary>Codes that say that something went wrong on our side.</summary>
    private static readonly HashSet<string> Ours = [ErrorCode.Internal.Value, ErrorCode.StoreUnavailable.Value, ErrorCode.LimitTime.Value];

    private static readonly HashSet<string> Known = [.. ErrorCode.All.Select(code => code.Value)];

    /// <returns>The law that is broken; null for none.</returns>
    public static string? Broken(int status, string? mediaType, string body)
    {
        if (status is < 200 or >= 500) return $"The status is {status}.";
        if (mediaType == "text/event-stream") body = Data(body);
        else if (mediaType is not ("application/json" or "application/graphql-response+json")) return $"It is {mediaType}.";
        try
        {
            using var json = JsonDocument.Parse(body);
            return Broken(status, json.RootElement);
        }
        catch (JsonException malformed)
        {
            return $"It is not JSON: {malformed.Message}";
        }
    }

    private static string? Broken(int status, JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object) return "It is no object.";
        bool hasData = answer.TryGetProperty("data", out _), hasErrors = answer.TryGetProperty("errors", out var errors);
        if (!hasData && !hasErrors) return "It has neither data nor errors.";
        if (hasData && status != 200) return $"It has data and the status {status}.";
        if (answer.EnumerateObject().Any(member => member.Name is not ("data" or "errors" or "extensions"))) return "It has members of its own.";
        if (!hasErrors) return null;
        if (errors.ValueKind != JsonValueKind.Array || errors.GetArrayLength() == 0) return "Its errors are no list, or an empty one.";
        return errors.EnumerateArray().Select(BrokenError).FirstOrDefault(broken => broken is not null);
    }

    private static string? BrokenError(JsonElement error)
    {
        if (!error.TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.String || message.GetString() is not { Length: > 0 }) return "An error has no message.";
        if (!error.TryGetProperty("extensions", out var extensions) || !extensions.TryGetProperty("code", out var code) || code.GetString() is not { } text) return "An error has no code.";
        if (!Known.Contains(text)) return $"The code {text} is none of ours.";
        return Ours.Contains(text) ? $"It failed on our side: {message.GetString()}" : null;
    }

    /// <summary>Of the one event of a query.</summary>
    private static string Data(string events) => events.Split('\n').FirstOrDefault(line => line.StartsWith("data: {", StringComparison.Ordinal))?["data: ".Length..] ?? "";
}
