using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Fuzz.Laws;

/// <summary>What holds for every record that a reader gives, before it is mapped.</summary>
internal static class RecordLaws
{
    public static bool HasError(SourceRecord record) => record.Issues.Any(issue => issue.Severity == IssueSeverity.Error);

    /// <param name="given">As the adapter gave it.</param>
    /// <param name="packed">As the host gets it.</param>
    public static void Require(SourceRecord given, SourceRecord packed)
    {
        KnownCodes.Require(given.Issues, "reading");
        KnownCodes.Require(packed.Issues, "packing");
        Hold(given.Raw.Length <= RecordLimits.Raw, "raw too large", () => $"The record has {given.Raw.Length} bytes.");
        Hold(given.Locator is { Length: > 0 }, "no locator", () => "The record has no locator.");
        Hold(packed.Raw.Length <= RecordLimits.Raw, "packed raw too large", () => $"The packed record has {packed.Raw.Length} bytes.");
        Hold(Encoding.UTF8.GetByteCount(packed.SourceId) <= RecordLimits.SourceId, "id too long", () => $"The id has {packed.SourceId.Length} characters.");
        Hold(packed.Issues.Count <= RecordLimits.MostIssues, "too many issues", () => $"The record has {packed.Issues.Count} issues.");
        Hold(!HasError(given) || HasError(packed), "lost error", () => $"The error {given.Issues.First(issue => issue.Severity == IssueSeverity.Error).Code} was lost on the way.");
        if (HasError(packed)) return;
        Hold(packed.Raw.Span.IndexOf("\uFDD0"u8) < 0, "mark of broken text", () => "The record holds U+FDD0, the parsers' own mark, and no error says so.");
        Hold(IsObject(packed.Raw), "no object", () => "A record without an error is no JSON object in UTF-8.");
    }

    private static bool IsObject(ReadOnlyMemory<byte> raw)
    {
        if (!Utf8.IsValid(raw.Span)) return false;
        try
        {
            using var document = JsonDocument.Parse(raw);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Hold(bool holds, string signature, Func<string> detail) => BreachException.Require(holds, LawNames.Record, signature, detail);
}
