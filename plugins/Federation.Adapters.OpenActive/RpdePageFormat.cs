using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.OpenActive;

/// <summary>A page: an object with <c>items</c> and <c>next</c>, in any order. A broken item costs itself alone. Used for one page.</summary>
internal sealed class RpdePageFormat : JsonArrayFormat
{
    private RpdeItem? _read;

    [SetsRequiredMembers]
    public RpdePageFormat()
    {
        Member = "items";
        IdPointer = "/id";
    }

    /// <summary>As the page says it; null where it does not.</summary>
    public string? Next { get; private set; }

    protected override string? Beside => "next";

    public async Task<IReadOnlyList<RpdeItem>> ItemsAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken)
    {
        var items = new List<RpdeItem>();
        var reader = await OpenAsync(source, context, cancellationToken);
        await foreach (var record in reader.ReadAsync(cancellationToken))
        {
            // One that could not be read was not looked into, and is in quarantine by its place.
            items.Add(_read ?? new RpdeItem(record, "", RpdeState.Updated, null, IsPlace: false));
            _read = null;
        }

        return items;
    }

    protected override void JudgeBeside(JsonElement value) => Next = value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    protected override SourceRecord? Complete(SourceRecord record, RecordFields fields)
    {
        _read = RpdeItem.Of(record, fields);
        return record;
    }
}
