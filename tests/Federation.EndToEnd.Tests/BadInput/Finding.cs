using System.Text.Json;

namespace Federation.EndToEnd.Tests.BadInput;

/// <summary>A problem of a run, or why it failed, with what to do in both languages.</summary>
/// <param name="Locator">Where in the source; null for a failure, which says so in its message.</param>
/// <param name="Pointer">Where in the record.</param>
internal sealed record Finding(string Code, string? Locator, string? SourceId, string? Pointer, string Message, string Remedy, string French)
{
    public static Finding Of(JsonElement json)
    {
        return new Finding(Text("code") ?? "", Text("locator"), Text("sourceId"), Text("pointer"), Text("message") ?? "", Text("remedy") ?? "", Text("french") ?? "");

        string? Text(string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
