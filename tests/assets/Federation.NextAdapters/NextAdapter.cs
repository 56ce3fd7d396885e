using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Federation.Contracts;
using Federation.Contracts.V2;
using IAdapter = Federation.Contracts.V2.IAdapter;

namespace Federation.NextAdapters;

/// <summary>An adapter of version 2 of the contract: reads a JSON array of places <c>{"id","name","city","contact"}</c>.</summary>
public sealed class NextAdapter : IAdapter
{
    public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot;

    public IReadOnlyList<string> Languages => ["fr", "en"];

    public async Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken)
    {
        try
        {
            var records = await PlaceList.ReadAsync(context, cancellationToken);
            return new CheckResult { Issues = [], Summary = string.Create(CultureInfo.InvariantCulture, $"{records.Count} places") };
        }
        catch (AdapterException exception)
        {
            return new CheckResult { Issues = [Issue.Error(exception.Code, exception.Message)] };
        }
    }

    public async IAsyncEnumerable<Batch> ReadAsync(Reading reading, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var records = await PlaceList.ReadAsync(reading.Context, cancellationToken);
        int next = Start(reading.After, records.Count);
        int end = reading.MostRecords < records.Count - next ? next + reading.MostRecords.Value : records.Count;
        do
        {
            var some = records.Skip(next).Take(Math.Min(reading.BatchSize, end - next)).ToList();
            next += some.Count;
            yield return new Batch { Records = some, Next = next.ToString(CultureInfo.InvariantCulture), IsLast = next == records.Count, Total = records.Count };
        }
        while (next < end);
    }

    public MapResult Map(SourceRecord record, MapContext context)
    {
        try
        {
            using var json = JsonDocument.Parse(record.Raw);
            return Text(json.RootElement, "name") is { } name
                ? MapResult.Map(new ListingDraft { Name = name, Address = Text(json.RootElement, "city") is { } city ? new PostalAddress { Locality = city } : null })
                : MapResult.Reject(Issue.Error("name.missing", "The record has no name.", "/name"));
        }
        catch (JsonException)
        {
            return MapResult.Reject(Issue.Error("record.malformed", "The record is not valid JSON."));
        }
    }

    private static int Start(string? after, int count)
    {
        if (after is null) return 0;
        return int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out int start) && start <= count ? start : throw AdapterException.CursorRefused("The list has no such place.");
    }

    private static string? Text(JsonElement record, string name) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 and <= 300 } text ? text : null;
}
