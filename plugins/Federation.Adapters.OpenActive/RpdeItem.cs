using System.Globalization;
using System.Text.Json;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenActive;

/// <summary>One item of a page.</summary>
/// <param name="Record">As the page has it; its own issues are errors where it cannot be read.</param>
/// <param name="Id">Empty where it has none.</param>
/// <param name="Modified">The time or change number by which the feed is ordered; null where it is none that can be compared.</param>
/// <param name="IsPlace">Whether it is a place by itself, by its kind and type.</param>
internal sealed record RpdeItem(SourceRecord Record, string Id, RpdeState State, decimal? Modified, bool IsPlace)
{
    public static RpdeItem Of(SourceRecord record, RecordFields item) => new(
        record,
        item.TextAt("/id") ?? "",
        item.Text("state") switch { "updated" => RpdeState.Updated, "deleted" => RpdeState.Deleted, _ => RpdeState.Unknown },
        decimal.TryParse(item.Text("modified"), NumberStyles.Integer, CultureInfo.InvariantCulture, out decimal modified) ? modified : null,
        item.Value("data") is { ValueKind: JsonValueKind.Object } data ? OpenActiveData.IsPlace(data) : item.Text("kind") == "Place");

    /// <summary>The item as a listing's record.</summary>
    public SourceRecord AsPlace()
    {
        if (Refused() is { } refused) return refused;
        using var item = JsonDocument.Parse(Record.Raw);
        bool hasData = item.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object;
        return IsPlace && hasData ? new PlaceRecord(Id, PlaceRecord.Write(data)).ToRecord(Record.Locator) : Refuse("openactive.no-place", "The item is no place, in a feed whose items are read as places.");
    }

    /// <summary>Where the item happens; null where it does not say, or cannot be read.</summary>
    public PlaceRecord? PlaceOfEvent()
    {
        if (State != RpdeState.Updated || IsBroken) return null;
        using var item = JsonDocument.Parse(Record.Raw);
        if (!item.RootElement.TryGetProperty("data", out var data) || OpenActiveData.PlaceOf(data) is not { } place) return null;
        byte[] raw = PlaceRecord.Write(place);
        return new PlaceRecord(OpenActiveData.IdOf(place) ?? PlaceRecord.IdByContent(place), raw);
    }

    /// <summary>What stands in quarantine for an item that cannot be one; null for any other.</summary>
    public SourceRecord? Refused()
    {
        if (IsBroken) return Record with { SourceId = Id, PersonFields = [], Raw = "{}"u8.ToArray() };
        return State == RpdeState.Unknown ? Refuse("openactive.item", "The item is neither updated nor deleted.") : null;
    }

    private bool IsBroken => Record.Issues.Any(issue => issue.Severity == IssueSeverity.Error);

    private SourceRecord Refuse(string code, string why) => RefusedRecord.Of(Id, Record.Locator ?? "", Issue.Error(code, why));
}
