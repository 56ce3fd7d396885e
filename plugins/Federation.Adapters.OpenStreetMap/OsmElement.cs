using System.Globalization;
using System.Text.Json;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenStreetMap;

/// <summary>An element as a record, in the shape of Overpass.</summary>
internal static class OsmElement
{
    /// <summary>The record with its id (<c>node/123</c>), its persons and what is wrong with it; null where the element is no place.</summary>
    public static SourceRecord? Complete(SourceRecord record, RecordFields element)
    {
        if (element.Text("type") is not ("node" or "way" or "relation") || !PlaceKinds.AreIn(element.In("tags"))) return null;
        bool isDeleted = element.Value("visible") is { ValueKind: JsonValueKind.False };
        return record with
        {
            SourceId = element.Text("id") is { } id ? $"{element.Text("type")}/{id}" : "",
            PersonFields = PersonTags.PointersIn(element),
            ModifiedAt = ModifiedAt(element.Text("timestamp")),
            Issues = isDeleted ? [.. record.Issues, Issue.Error("openstreetmap.deleted", "The element was deleted.", "/visible")] : record.Issues,
        };
    }

    /// <summary>When a timestamp says; null where it is none.</summary>
    public static DateTimeOffset? ModifiedAt(string? timestamp) =>
        DateTimeOffset.TryParse(timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>The failure of an answer in which Overpass says that it broke off.</summary>
    public static AdapterException BrokenOff(string remark) =>
        new(FailureKind.Transient, "openstreetmap.remark", $"Overpass remarks: \"{Excerpt.Of(remark)}\"");
}
