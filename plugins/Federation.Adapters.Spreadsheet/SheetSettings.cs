using System.Collections.Frozen;
using System.Text.Json;
using Federation.Contracts;

namespace Federation.Adapters.Spreadsheet;

/// <summary>What a network's settings say of its list. Immutable.</summary>
/// <param name="Columns">Headers by field, where the settings name them.</param>
/// <param name="IdFrom">Headers of the columns that an id is made of; null for those of <see cref="SheetField.OfAPlace"/>.</param>
/// <param name="Country">Of every place whose row does not say; null for none.</param>
internal sealed record SheetSettings(FrozenDictionary<string, string> Columns, IReadOnlyList<string>? IdFrom, string? Country)
{
    /// <summary>The headers that have to be there.</summary>
    public IReadOnlyList<string> Required => [.. Columns.Values.Concat(IdFrom ?? []).Distinct(StringComparer.Ordinal)];

    public static SheetSettings Of(AdapterConfig config)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        if (config.Values.TryGetProperty("columns", out var named) && named.ValueKind == JsonValueKind.Object)
        {
            foreach (var column in named.EnumerateObject().Where(column => column.Value.ValueKind == JsonValueKind.String)) columns[column.Name] = column.Value.GetString()!.Trim(); // a JSON string is one
        }

        IReadOnlyList<string>? idFrom = config.Values.TryGetProperty("idFrom", out var from) && from.ValueKind == JsonValueKind.Array
            ? [.. from.EnumerateArray().Where(header => header.ValueKind == JsonValueKind.String).Select(header => header.GetString()!.Trim())]
            : null;
        return new SheetSettings(columns.ToFrozenDictionary(StringComparer.Ordinal), idFrom, config.Text("country"));
    }
}
