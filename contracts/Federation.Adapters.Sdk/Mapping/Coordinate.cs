using System.Text.Json;

namespace Federation.Adapters.Sdk;

/// <summary>A latitude or a longitude as the source gives it.</summary>
internal readonly record struct Coordinate
{
    public required string Pointer { get; init; }

    /// <summary>The source's words, for a message.</summary>
    public required string Shown { get; init; }

    /// <summary>Null where missing or unreadable.</summary>
    public double? Number { get; private init; }

    public bool IsMissing { get; private init; }

    /// <summary>True where the number was given as a text.</summary>
    public bool WasText { get; private init; }

    public static Coordinate Of(string? text, string pointer) => NonValues.NullIfNone(text) is not { } given
        ? new Coordinate { Pointer = pointer, Shown = "", IsMissing = true }
        : new Coordinate { Pointer = pointer, Shown = given, Number = DecimalNumber.TryParse(given, out double parsed) ? parsed : null, WasText = true };

    public static Coordinate Of(JsonElement? value, string pointer)
    {
        if (value is null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined }) return new Coordinate { Pointer = pointer, Shown = "", IsMissing = true };
        if (value.Value.ValueKind == JsonValueKind.Number)
        {
            string raw = value.Value.GetRawText();
            return new Coordinate { Pointer = pointer, Shown = raw, Number = DecimalNumber.TryParse(raw, out double number) ? number : null };
        }

        if (value.Value.ValueKind != JsonValueKind.String) return new Coordinate { Pointer = pointer, Shown = value.Value.ValueKind.ToString() };
        return Of(value.Value.GetString(), pointer);
    }
}
